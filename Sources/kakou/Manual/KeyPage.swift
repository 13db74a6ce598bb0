internal import Console
internal import HealthCode

/// The keys as a page of the documentation, in both languages, out of the command table.
enum KeyPage {
    /// The page as Markdown.
    static func text() -> String {
        var lines = [
            "# Keys", "", "按键一览。Every key of the console, by where it works; written by `kakou manual keys`.", "",
        ]
        for group in CommandGroup.allCases {
            lines += ["## \(group.title.zh) \(group.title.en)", "", "| 按键 key | 作用 | what it does |", "|---|---|---|"]
            for command in CommandTable.all where command.group == group {
                lines.append("| \(code(keys(of: command))) | \(command.title.zh) | \(command.title.en) |")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// All keys of a command, the shown one first, each once.
    static func keys(of command: Command) -> String {
        var names: [String] = []
        let others = command.also.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value)
        for name in (command.keys + others).map(KeyName.of) where !names.contains(name) { names.append(name) }
        return names.joined(separator: ", ")
    }

    private static func code(_ keys: String) -> String {
        keys.split(separator: ", ").map { "`\($0)`" }.joined(separator: " ")
    }
}
