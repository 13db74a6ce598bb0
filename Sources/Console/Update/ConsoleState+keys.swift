import Cells
import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// Which commands a key can mean now.
    public var context: CommandContext {
        switch overlay {
        case nil: .main
        case .help: .help
        case .palette: .palette
        case .form: .form
        case .quit: .quit
        }
    }

    mutating func press(_ key: Key) -> [ConsoleEffect] {
        if let held = heldDecision {
            heldDecision = nil
            typeIntoField(held.character)
        }
        guard let command = CommandTable.command(for: key, in: context) else {
            if case .character(let character) = key { type(character) }
            return []
        }
        if let decision = command.id.decision {
            // On the main screen a printable key is the field's unless there is something to decide.
            guard case .character(let character) = key, command.refusal(self) == nil else {
                if case .character(let character) = key { type(character) }
                return []
            }
            heldDecision = HeldDecision(
                character: character, decision: decision, due: now.uptime + settings.decisionHold)
            return []
        }
        return run(command)
    }

    /// Does a command, or says why not.
    mutating func run(_ command: Command) -> [ConsoleEffect] {
        if let reason = command.refusal(self) {
            say(Templates.refused(command.hint, reason))
            return []
        }
        switch command.id {
        case .submit: return submitField()
        case .erase: erase()
        case .clear: clear()
        case .acknowledge: acknowledge()
        case .admit, .hold, .refuse: decide(command.id.decision ?? GateDecision.none)
        case .nextSample:
            overlay = nil
            return [.nextSample]
        case .submitForm: return submitForm()
        case .nextField: moveFocus(by: 1)
        case .previousField: moveFocus(by: -1)
        case .previousType: changeType(by: -1)
        case .nextType: changeType(by: 1)
        case .choose: return chooseInPalette()
        case .pressButton: return pressButton()
        case .switchButton: if case .quit(let leaves) = overlay { overlay = .quit(leaves: !leaves) }
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: move(by: -10)
        case .pageDown: move(by: 10)
        case .first: move(by: -10_000)
        case .last: move(by: 10_000)
        case .help, .verify, .document, .palette, .quit, .back: show(command.id)
        case .queue, .records, .assist, .statistics, .doctor: break
        }
        return []
    }

    /// A printable key that is no command.
    mutating func type(_ character: Character) {
        switch overlay {
        case nil: typeIntoField(character)
        case .help(var help):
            // Help is its own filter: the letters that open one elsewhere do nothing at its beginning.
            guard !help.query.isEmpty || !"/?".contains(character) else { return }
            help.query.append(character)
            help.offset = 0
            overlay = .help(help)
        case .palette(var palette):
            guard !palette.query.isEmpty || character != ":" else { return }
            palette.query.append(character)
            palette.selected = 0
            overlay = .palette(palette)
        case .form: typeIntoForm(character)
        case .quit: break
        }
    }

    private mutating func erase() {
        switch overlay {
        case nil: eraseInField()
        case .help(var help):
            if !help.query.isEmpty { help.query.removeLast() }
            help.offset = 0
            overlay = .help(help)
        case .palette(var palette):
            if !palette.query.isEmpty { palette.query.removeLast() }
            palette.selected = 0
            overlay = .palette(palette)
        case .form: eraseInForm()
        case .quit: break
        }
    }

    private mutating func show(_ id: CommandID) {
        switch id {
        case .help:
            if case .help = overlay { overlay = nil } else { overlay = .help(HelpState()) }
        case .document: overlay = .form
        case .palette: overlay = .palette(PaletteState())
        case .quit: overlay = .quit(leaves: false)
        default: overlay = nil
        }
    }

    private mutating func move(by rows: Int) {
        switch overlay {
        case .help(var help):
            help.offset = min(max(0, help.offset + rows), max(0, HelpText.rows(of: self, query: help.query).count - 1))
            overlay = .help(help)
        case .palette(var palette):
            palette.selected = min(max(0, palette.selected + rows), max(0, paletteMatches(palette.query).count - 1))
            overlay = .palette(palette)
        case .form, .quit, nil: break
        }
    }

    private mutating func pressButton() -> [ConsoleEffect] {
        guard case .quit(let leaves) = overlay else { return [] }
        overlay = nil
        guard leaves else { return [] }
        isFinished = true
        return [.quit]
    }
}

extension CommandID {
    /// The decision that the command makes, if it is one.
    var decision: GateDecision? {
        switch self {
        case .admit: .admitted
        case .hold: .held
        case .refuse: .refused
        default: nil
        }
    }
}
