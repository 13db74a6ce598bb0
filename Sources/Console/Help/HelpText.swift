import Checkpoint
import HealthCode
import Phrases

/// A row of the help screen.
enum HelpRow {
    /// A heading.
    case heading(Words)
    /// A command, and why it is refused now.
    case command(Command, refusal: Words?)
    /// A code explained: the one on the screen, or the one typed.
    case explanation(Explanation)
}

/// What the help screen says.
enum HelpText {
    /// The code on the screen first, then the commands that can be used now, by group; or what matches the filter.
    static func rows(of state: ConsoleState, query: String) -> [HelpRow] {
        var rows: [HelpRow] = []
        let wanted = query.lowercased()
        if wanted.isEmpty {
            if state.showsRecords, let explanation = state.records.chosen?.lastCode.flatMap({ Explanation($0) }) {
                rows += [.heading(Phrase.helpOnScreen.words), .explanation(explanation)]
            } else if let row = state.chosenRow, let explanation = row.lastCode.flatMap({ Explanation($0) }) {
                let step = row.nextStep(explanation) ?? explanation.nextStep
                rows += [.heading(Phrase.helpOnScreen.words), .explanation(explanation.advising(step))]
            } else if let verdict = state.current?.verdict {
                rows += [.heading(Phrase.helpOnScreen.words), .explanation(Explanation(verdict))]
                if let failure = verdict.unrecorded {
                    rows.append(.explanation(Explanation(HelpCode(failure.cause))))
                }
            } else if case .offline(let cause, _) = state.link {
                rows += [.heading(Phrase.helpOnScreen.words), .explanation(Explanation(HelpCode(cause)))]
            }
        } else if let explanation = Explanation(query) {
            rows.append(.explanation(explanation))
        }
        for group in CommandGroup.allCases {
            let commands = CommandTable.all.filter { $0.group == group && matches($0, wanted, state.settings.keys) }
            guard !commands.isEmpty else { continue }
            rows.append(.heading(group.title))
            rows += commands.map { .command($0, refusal: $0.refusal(state)) }
        }
        return rows
    }

    private static func matches(_ command: Command, _ wanted: String, _ keys: KeyMap) -> Bool {
        wanted.isEmpty || command.title.zh.contains(wanted) || command.title.en.lowercased().contains(wanted)
            || keys.keys(of: command).contains { KeyName.of($0).lowercased() == wanted }
    }
}
