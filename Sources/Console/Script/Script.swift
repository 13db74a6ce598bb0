public import Cells
import Checkpoint
public import HealthCode

/// A shift at the console as a text: what is scanned, typed and pressed, and what is waited for, so that nothing sleeps.
///
/// One step a line, `#` begins a comment:
///
///     scan TEXT          a scanner reads TEXT
///     paste TEXT         a bracketed paste
///     type TEXT          keys of a person
///     key NAME...        keys by the names that the screen writes: F4 Enter ^O
///     do COMMAND         a command by its name: admit, next-sample, offline
///     until CONDITION    verdict, clear, online, offline, waiting N, text WORDS
///     show [WxH]         the screen goes to the file of --save-display, 80x24 by default
///     quit               ends the console
public struct Script: Sendable {
    /// What is done.
    public enum Step: Hashable, Sendable {
        /// These events, one after another.
        case events([ConsoleEvent.Kind])
        /// Nothing until it holds.
        case until(Condition)
        /// The screen is shown in a size.
        case show(Size)
    }

    /// What can be waited for.
    public enum Condition: Hashable, Sendable {
        /// A verdict stands that was not waited for before, and everything that was asked about it has come or failed.
        case verdict
        /// No scan is on the screen.
        case clear
        /// The service answers.
        case online
        /// The service does not answer, or staff switched to offline.
        case offline
        /// So many rows wait in the outbox.
        case waiting(Int)
        /// These words are on an 80x24 screen.
        case text(String)
    }

    /// The steps, each with its line counted from 1.
    public let steps: [(line: Int, step: Step)]

    /// Reads a script.
    /// - Throws: ``ScriptFault`` with the line and what is wrong with it.
    public init(_ text: String) throws(ScriptFault) {
        var steps: [(Int, Step)] = []
        // By scalars: CR LF is one character, and so is a blank with a mark behind it.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, raw) in lines.enumerated() {
            let line = raw.last == "\r" ? raw.dropLast() : raw
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            guard !trimmed.isEmpty, trimmed.first != "#" else { continue }
            let word = trimmed.prefix { $0 != " " }
            let rest = String(trimmed.dropFirst(word.count + 1))
            guard let read = Self.verbs[String(word)] else {
                throw ScriptFault(line: index + 1, words: Self.unknown(String(word)))
            }
            guard let step = read(rest) else {
                throw ScriptFault(line: index + 1, words: Self.wrong(String(word), rest))
            }
            steps.append((index + 1, step))
        }
        self.steps = steps
    }

    /// Every verb and how its rest is read; nil where that is wrong.
    static let verbs: [String: @Sendable (String) -> Step?] = [
        "scan": { $0.isEmpty ? nil : .events([.input(.scanBegan), .input(.scan($0))]) },
        "paste": { $0.isEmpty ? nil : .events([.input(.paste($0))]) },
        "type": { $0.isEmpty ? nil : .events($0.map { .input(.key(.character($0))) }) },
        "key": { rest in
            let keys = rest.split(separator: " ").map { KeyName.key(String($0)) }
            guard !keys.isEmpty, !keys.contains(nil) else { return nil }
            return .events(keys.compactMap { $0 }.map { .input(.key($0)) })
        },
        "do": { CommandID(named: $0).map { .events([.command($0)]) } },
        "until": { Condition($0).map { .until($0) } },
        "show": { $0.isEmpty ? .show(Size(columns: 80, rows: 24)) : Self.size($0).map { .show($0) } },
        "quit": { $0.isEmpty ? .events([.input(.terminated(signal: 15))]) : nil },
    ]

    private static func size(_ text: String) -> Size? {
        let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...500).contains(columns),
            (1...200).contains(rows)
        else { return nil }
        return Size(columns: columns, rows: rows)
    }

    private static func unknown(_ word: String) -> Words {
        let shown = PlainText.visible(word, limit: 32)
        let verbs = verbs.keys.sorted().joined(separator: ", ")
        return Words(zh: "没有这一步: \(shown);有 \(verbs)", en: "no such step: \(shown); there are \(verbs)")
    }

    private static func wrong(_ word: String, _ rest: String) -> Words {
        let shown = PlainText.visible(rest, limit: 64)
        return Words(zh: "\(word) 不能这样写: \(shown)", en: "\(word) does not take: \(shown)")
    }
}

/// What is wrong with a line of a script.
public struct ScriptFault: Error, Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong with it.
    public let words: Words
}

extension Script.Condition {
    /// Reads a condition; nil where it is none.
    init?(_ text: String) {
        let word = text.unicodeScalars.prefix { $0 != " " }
        let rest = String(text.unicodeScalars.dropFirst(word.count + 1))
        switch (String(word), rest.isEmpty) {
        case ("verdict", true): self = .verdict
        case ("clear", true): self = .clear
        case ("online", true): self = .online
        case ("offline", true): self = .offline
        case ("waiting", false):
            guard let count = Int(rest), count >= 0 else { return nil }
            self = .waiting(count)
        case ("text", false): self = .text(rest)
        default: return nil
        }
    }

    /// Whether it holds.
    func holds(_ state: ConsoleState) -> Bool {
        switch self {
        case .verdict:
            guard let current = state.current, let verdict = current.verdict,
                current.recording != nil || verdict.failure == nil
            else { return false }
            if case .asking = current.history { return false }
            if case .sending = current.temperature { return false }
            return state.heldDecision == nil
        case .clear: return state.current == nil
        case .online:
            // A link that was not asked yet is no answer.
            if case .online = state.link { return true }
            return false
        case .offline:
            switch state.link {
            case .offline, .forced: return true
            case .unknown, .online: return false
            }
        case .waiting(let count): return state.backlog?.pending == count
        case .text(let words): return view(state, Size(columns: 80, rows: 24)).dump().contains(words)
        }
    }
}
