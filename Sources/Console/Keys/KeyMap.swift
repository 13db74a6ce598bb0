public import Cells
import HealthCode

/// Which keys a site gave to which commands; what is not here keeps the keys of ``CommandTable``.
///
/// A command that is mapped has the keys that are listed and, beside them, the letters that ``Command/also`` gives it in
/// lists; its other keys are free. A map is made by ``init(_:)`` alone, so that none can take the scanner's keys, hide the
/// way out, or mean two things by one key; console.md, "Input" and "One command table".
public struct KeyMap: Hashable, Sendable {
    /// The commands that were mapped, with their keys; an empty list leaves the palette as the way to one.
    public let mapped: [CommandID: [Key]]

    /// The keys as the command table has them.
    public static let standard = KeyMap()

    private init() { mapped = [:] }

    /// A map that keeps to the rules.
    /// - Throws: ``KeyMapFault`` with the command that breaks one.
    public init(_ mapped: [CommandID: [Key]]) throws(KeyMapFault) {
        self.mapped = mapped
        // In the table's order, so that the same file always has the same fault.
        for command in CommandTable.all {
            guard let keys = mapped[command.id] else { continue }
            if let fault = KeyMapRules.fault(of: keys, for: command) { throw fault }
        }
        if let fault = KeyMapRules.clash(in: self) { throw fault }
    }

    /// The keys of a command, the one that is shown first.
    public func keys(of command: Command) -> [Key] { mapped[command.id] ?? command.keys }

    /// The keys that mean a command in a context.
    public func keys(of command: Command, in context: CommandContext) -> [Key] {
        guard let keys = mapped[command.id] else { return command.keys(in: context) }
        guard command.contexts.contains(context) else { return [] }
        return keys + (command.also[context] ?? []).filter(\.isPrintable)
    }

    /// Every key of a command in any context, each once, the shown one first.
    public func allKeys(of command: Command) -> [Key] {
        let others = command.contexts.sorted { $0.rawValue < $1.rawValue }.flatMap { keys(of: command, in: $0) }
        return (keys(of: command) + others).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The name of a command's first key; empty where it has none.
    public func name(of command: Command) -> String { keys(of: command).first.map(KeyName.of) ?? "" }

    /// How a person reaches a command: its first key, or its name in the palette where it has none.
    public func way(to id: CommandID) -> String {
        guard let command = CommandTable.command(id) else { return id.name }
        let name = name(of: command)
        guard name.isEmpty, let palette = CommandTable.command(.palette) else { return name }
        return self.name(of: palette) + " " + id.name
    }

    /// How a line reaches it: a key that can be typed, or the command's name.
    func lineWay(to id: CommandID) -> String {
        let keys = CommandTable.command(id).map { self.keys(of: $0) } ?? []
        return keys.first(where: \.isPrintable).map(KeyName.of) ?? ":" + id.name
    }

    /// The command of a key where one applies.
    public func command(for key: Key, in context: CommandContext) -> Command? {
        CommandTable.all.first { keys(of: $0, in: context).contains(key) }
    }

    /// Words of ours that name a key of the command table, with the key that it has become: `F3` in "press F3".
    ///
    /// For fixed phrases alone: what came from outside may say `F3` too and means something else.
    /// - Parameter context: where the words stand: another command may have the same key elsewhere.
    public func renaming(_ text: String, in context: CommandContext = .main) -> String {
        guard !mapped.isEmpty else { return text }
        var renamed = ""
        var rest = text[...]
        while let first = rest.first {
            let name = Self.keyName(at: rest)
            let before = renamed.last
            if let name, !(before?.isASCII == true && before?.isLetter == true), let key = KeyName.key(name),
                let command = CommandTable.all.first(where: { $0.keys.first == key && $0.contexts.contains(context) })
            {
                renamed += way(to: command.id)
                rest = rest.dropFirst(name.count)
            } else {
                renamed.append(first)
                rest = rest.dropFirst()
            }
        }
        return renamed
    }

    /// The same in both languages.
    func renaming(_ words: Words, in context: CommandContext = .main) -> Words {
        Words(zh: renaming(words.zh, in: context), en: renaming(words.en, in: context))
    }

    /// `F10` or `^O` at the beginning of a text.
    private static func keyName(at text: Substring) -> String? {
        switch text.first {
        case "F":
            let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
            return digits.isEmpty ? nil : "F" + digits
        case "^":
            guard let letter = text.dropFirst().first, letter.isASCII, letter.isUppercase else { return nil }
            return "^" + String(letter)
        default: return nil
        }
    }
}

extension Key {
    /// Whether the key types something.
    var isPrintable: Bool {
        if case .character = self { true } else { false }
    }
}
