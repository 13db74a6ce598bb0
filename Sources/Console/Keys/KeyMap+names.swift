import Cells

extension KeyMap {
    /// The names of the commands that may be mapped, in the table's order.
    public static var commandNames: [String] { KeyMapRules.mappable.map(\.id.name) }

    /// The keys that may be named, as the screen writes them; printable ones are named by themselves.
    public static let keyNames: [String] = {
        let functions = (1...12).map { Key.function($0) }
        let controls = "abcdefghijklmnopqrstuvwxyz".map { Key.control($0) }
        let others: [Key] = [.insert, .character("+"), .character("*"), .character("-")]
        return (functions + controls + others).filter { KeyMapRules.refused[$0] == nil }.map(KeyName.of)
    }()

    /// The command of a name in a file of keys, also one that may not be mapped; nil where there is none.
    public static func command(named name: String) -> CommandID? { CommandID.allCases.first { $0.name == name } }

    /// The keys that a site may see and change: every command that may be mapped, with its keys as they hold.
    public var table: [(name: String, keys: [String])] {
        KeyMapRules.mappable.map { ($0.id.name, keys(of: $0).map(KeyName.of)) }
    }

    /// The characters that decide about a person, for whoever holds them back against a burst.
    public var decisions: Set<Character> {
        let decisions = CommandTable.all.filter { $0.id.decision != nil }
        return Set(
            decisions.flatMap { keys(of: $0) }.compactMap { key in
                if case .character(let character) = key { character } else { nil }
            })
    }
}
