internal import Console
internal import FoundationEssentials
internal import HealthCode

/// Plays a script into a session and keeps what it shows; on the session's thread alone.
struct ScriptPlayer {
    private var run: ScriptRun
    /// The file of `--save-display`.
    private let display: FileSink?
    private(set) var fault: ScriptFault?
    private(set) var isOver = false

    init(_ script: Script, display: FileSink?) {
        run = ScriptRun(script)
        self.display = display
    }

    /// The next event of the script in this state; nil where it waits or is over.
    mutating func next(_ state: ConsoleState) -> ConsoleEvent.Kind? {
        while !isOver {
            switch run.next(state) {
            case .event(let kind): return kind
            case .show(let text): display?.append(text)
            case .wait: return nil
            case .finished: isOver = true
            case .failed(let fault):
                self.fault = fault
                isOver = true
            }
        }
        return nil
    }
}

extension CommonOptions {
    /// The script that is to be played, if there is one.
    /// - Throws: ``CommandFailure`` with 64 and the line of what is wrong.
    func player() throws -> ScriptPlayer? {
        let display = try saveDisplay.map { try FileSink($0) }
        guard let script else {
            guard saveDisplay == nil else {
                throw CommandFailure(
                    .usage, zh: "--save-display 要和 --script 一起用", en: "--save-display goes with --script")
            }
            return nil
        }
        guard let data = FileManager.default.contents(atPath: script), data.count <= 1 << 20 else {
            throw CommandFailure(.usage, zh: "脚本读不了: \(script)", en: "cannot read the script \(script)")
        }
        do {
            return ScriptPlayer(try Script(String(decoding: data, as: UTF8.self)), display: display)
        } catch {
            throw CommandFailure(error, in: script)
        }
    }
}

extension CommandFailure {
    /// What is wrong with a script, or what did not happen in it.
    init(_ fault: ScriptFault, in script: String, status: CommandStatus = .usage) {
        self.init(
            status, zh: "\(script) 第 \(fault.line) 行: \(fault.words.zh)",
            en: "\(script), line \(fault.line): \(fault.words.en)")
    }
}
