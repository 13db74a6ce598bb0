internal import Console
internal import HealthCode

/// The keys as a page of the documentation, in both languages, out of the command table.
enum KeyPage {
    /// The page as Markdown.
    static func text(_ map: KeyMap = .standard) -> String {
        var lines = [
            "# Keys", "", "按键一览。Every key of the console, by where it works; written by `kakou manual keys`.", "",
        ]
        for group in CommandGroup.allCases {
            lines += ["## \(group.title.zh) \(group.title.en)", "", "| 按键 key | 作用 | what it does |", "|---|---|---|"]
            for command in CommandTable.all where command.group == group {
                lines.append("| \(code(keys(of: command, map))) | \(command.title.zh) | \(command.title.en) |")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// All keys of a command, the shown one first, each once.
    static func keys(of command: Command, _ map: KeyMap = .standard) -> String {
        map.allKeys(of: command).map(KeyName.of).joined(separator: ", ")
    }

    private static func code(_ keys: String) -> String {
        keys.split(separator: ", ").map { "`\($0)`" }.joined(separator: " ")
    }
}
