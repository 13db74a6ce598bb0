import Cells
import Checkpoint
import HealthCode

/// What a whole line means; nothing is lost, and a scan is a scan in every screen.
///
/// `:name` is a command by its name or key (`:queue`, `:F4`); an empty line is Enter; `+`, `*` and `-` decide where there
/// is something to decide; in a list one letter is its command. Anything else is scanned where it is a code, and otherwise
/// typed and entered.
public func linearEvents(_ line: String, _ state: ConsoleState) -> [ConsoleEvent.Kind] {
    if line.isEmpty { return [.input(.key(.enter))] }
    if line.hasPrefix(":"), line.count > 1 {
        let name = String(line.dropFirst())
        return [CommandID(named: name, keys: state.settings.keys).map { .command($0) } ?? .unknownCommand(name)]
    }
    switch ScanDecoder.decode(line) {
    case .code, .twoCodes, .wrongLayout, .document, .residentNumber: return [.input(.scan(line))]
    case .notACode: break
    }
    if line.count == 1, let character = line.first {
        let command = state.settings.keys.command(for: .character(character), in: state.context)
        if let command, command.id.decision == nil || command.refusal(state) == nil { return [.command(command.id)] }
        // The digit of a service opens its form, whose first field is not to be passed over.
        if state.context == .assist { return [.input(.key(.character(character)))] }
    }
    return line.map { .input(.key(.character($0))) } + [.input(.key(.enter))]
}
