import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The one table of commands, and what is generated from it.
@Suite struct CommandTests {
    @Test func everyCommandHasExactlyOneRow() {
        #expect(CommandTable.all.map(\.id.rawValue).sorted() == CommandID.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: CommandContext.allCases) func noKeyMeansTwoThings(_ context: CommandContext) {
        var seen: [Key: CommandID] = [:]
        for command in CommandTable.all {
            for key in command.keys(in: context) {
                #expect(seen[key] == nil, "\(key) is \(command.id) and \(String(describing: seen[key])) in \(context)")
                seen[key] = command.id
            }
        }
    }

    @Test(arguments: CommandTable.all.map(\.id)) func everyCommandHasWordsAndAKey(_ id: CommandID) throws {
        let command = try #require(CommandTable.command(id))
        #expect(!command.title.zh.isEmpty && !command.title.en.isEmpty && !command.keys.isEmpty)
        #expect(!command.contexts.isEmpty)
        #expect(command.title.en.allSatisfy { $0.isASCII } && command.hint.en.allSatisfy { $0.isASCII })
    }

    @Test func decisionsAreNeverEnterOrSpace() {
        for id in [CommandID.admit, .hold, .refuse] {
            let keys = CommandTable.command(id)?.keys ?? []
            #expect(!keys.contains(.enter) && !keys.contains(.character(" ")) && !keys.isEmpty)
        }
    }

    @Test func onTheMainScreenPrintableKeysAreDecisionsOrText() {
        for command in CommandTable.all {
            for case .character in command.keys(in: .main) { #expect(command.id.decision != nil) }
        }
    }

    @Test(arguments: [CommandID.queue, .records, .statistics, .nextSample])
    func aDisabledCommandStaysVisibleAndSaysWhatToDo(_ id: CommandID) throws {
        let command = try #require(CommandTable.command(id))
        var gate = Gate()
        let reason = try #require(command.refusal(gate.state))
        gate.press(try #require(command.keys.first))
        #expect(gate.effects.isEmpty)
        let row = gate.screen().dump().split(separator: "\n", omittingEmptySubsequences: false)[22]
        #expect(row.contains(reason.zh))
        #expect(!row.contains("~"))
        if command.footerRank != nil, id != .nextSample {
            #expect(gate.screen().dump().contains(command.keyName + " " + command.hint.zh))
        }
        gate.open(.help)
        for character in command.keyName { gate.type(String(character)) }
        #expect(gate.screen().dump().contains(reason.zh))
    }

    @Test(arguments: Language.allCases, [false, true])
    func theFooterOfTheMainScreenIsWholeAt80Columns(_ language: Language, _ demo: Bool) {
        let footer = Gate(language, demo: demo).screen().dump().split(separator: "\n").last ?? ""
        #expect(!footer.contains(".."))
        #expect(footer.contains("F10"))
        #expect(footer.contains("F9") == demo)
    }

    /// The switch to offline stands in the footer where somebody may want it, and says what it does now; nothing that can
    /// be done is cut off for it.
    @Test(arguments: Language.allCases, [false, true])
    func theSwitchOfTheLinkIsInTheFooterWhenItMayBeWanted(_ language: Language, _ demo: Bool) {
        func footer(_ change: (inout Gate) -> Void) -> Substring {
            var gate = Gate(language, demo: demo)
            gate.send(.backlog(Sample.backlog))
            change(&gate)
            return gate.screen().dump().split(separator: "\n").last ?? ""
        }
        let words = language == .zh ? ("^O 离线", "^O 在线") : ("^O Offline", "^O Online")
        let states: [(isWanted: Bool, isForced: Bool, change: (inout Gate) -> Void)] = [
            (false, false, { _ in }),
            (false, false, { $0.send(.link(.unknown)) }),
            (true, false, { $0.send(.link(.offline(.refused, since: 0))) }),
            (true, true, { $0.send(.link(.forced(reason: "演练"))) }),
            (true, false, { $0.send(.upload(UploadState(phase: .waiting(milliseconds: 9_000, code: "NET-106")))) }),
            (true, false, { $0.send(.answered(requestId: $0.scan(), Sample.failed(.timedOut))) }),
        ]
        for (index, state) in states.enumerated() {
            let footer = footer(state.change)
            #expect(footer.contains(words.0) == (state.isWanted && !state.isForced), "\(index): \(footer)")
            #expect(footer.contains(words.1) == state.isForced, "\(index): \(footer)")
            #expect(!footer.contains("..") && footer.contains("F10") && footer.contains("F4"), "\(index): \(footer)")
            #expect(footer.contains("F9") == demo, "\(index): \(footer)")
        }
    }

    @Test(arguments: Language.allCases) func helpListsEveryCommand(_ language: Language) {
        let gate = Gate(language)
        let ids = HelpText.rows(of: gate.state, query: "").compactMap { row -> CommandID? in
            if case .command(let command, _) = row { command.id } else { nil }
        }
        #expect(Set(ids) == Set(CommandID.allCases))
    }

    @Test func thePaletteFindsEveryScreenByEitherName() {
        let gate = Gate()
        for command in CommandTable.palette() {
            for name in [command.title.zh, command.title.en, command.keyName] {
                #expect(gate.state.paletteMatches(name).contains { $0.id == command.id }, "\(name)")
            }
        }
        #expect(gate.state.paletteMatches("no such thing").isEmpty)
    }

    @Test func thePaletteDoesWhatIsChosen() {
        var gate = Gate()
        gate.press(.control("p"))
        gate.type("document")
        gate.press(.enter)
        #expect(gate.state.overlay == .form)
        gate.press(.control("p"))
        gate.type("records")
        gate.press(.enter)
        #expect(gate.state.message != nil && gate.state.overlay == nil)
    }

    @Test func theLettersThatOpenAFilterElsewhereAreNoPartOfOne() {
        var gate = Gate()
        gate.press(.function(1))
        gate.type("/3004")
        #expect(gate.screen().dump().contains(VerdictKind.used.row.words.zh))
        gate.press(.control("p"))
        gate.type(":quit")
        gate.press(.enter)
        #expect(gate.state.overlay == .quit(leaves: false))
    }

    @Test func theNextSampleComesInTheDemoAlone() {
        var gate = Gate(demo: true)
        gate.press(.function(9))
        #expect(gate.effects == [.nextSample])
        gate = Gate()
        gate.press(.function(9))
        #expect(gate.effects.isEmpty)
    }

    @Test func quittingAsksAndStayIsChosenFirst() {
        var gate = Gate()
        gate.press(.function(10), .enter)
        #expect(!gate.state.isFinished && gate.state.overlay == nil)
        gate.press(.function(10), .right, .enter)
        #expect(gate.state.isFinished && gate.effects == [.quit])
    }

    @Test func escapeLeavesEveryScreen() {
        for context in CommandContext.open {
            var gate = Gate()
            gate.open(context)
            let steps: [CommandContext: Int] = [
                .queueFilter: 2, .recordsFilter: 2, .scannerTest: 2, .assistForm: 2, .assistPicker: 3, .assistDone: 2,
                .assistCode: 2,
            ]
            for _ in 1...(steps[context] ?? 1) {
                #expect(gate.state.overlay != nil || context == .main)
                gate.press(.escape)
            }
            #expect(gate.state.overlay == nil)
        }
    }

    @Test func functionKeysWorkInEveryScreen() {
        for context in CommandContext.open {
            for (key, expected) in [(1, CommandContext.help), (2, .main), (3, .form), (10, .quit)] {
                var gate = Gate()
                gate.open(context)
                gate.press(.function(key))
                #expect(gate.state.context == (context == .help && expected == .help ? .main : expected))
            }
        }
    }

    @Test func aSignalEndsTheConsoleWithoutAsking() {
        var gate = Gate()
        gate.send(.input(.terminated(signal: 15)))
        #expect(gate.state.isFinished && gate.effects == [.quit])
    }
}
