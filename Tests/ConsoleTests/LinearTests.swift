import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The mode of lines: what changed is told once, whole, and nothing else.
@Suite struct LinearTests {
    /// Sends events and gives the lines that they made.
    private func told(_ gate: inout Gate, _ change: (inout Gate) -> Void) -> [String] {
        let before = gate.state
        change(&gate)
        return linearLines(from: before, to: gate.state)
    }

    @Test(arguments: VerdictKind.allCases, Language.allCases)
    func everyVerdictIsToldWithSymbolWordAndNextStep(_ kind: VerdictKind, _ language: Language) throws {
        let gate = VerdictGoldenTests.gate(kind, language)
        let verdict = try #require(gate.state.current?.verdict)
        var before = gate.state
        before.current = nil
        let lines = linearLines(from: before, to: gate.state)
        let first = try #require(lines.first)
        #expect(first.contains(verdict.row.symbol) && first.contains(verdict.row.words[language]))
        let step = verdict.nextStep[language].prefix(12)
        #expect(lines.contains { $0.contains(step) }, "\(lines)")
        if verdict.row.role == .device {
            #expect(lines.contains { $0.contains(verdict.helpCode.description) }, "\(lines)")
        }
        #expect(linearLines(from: gate.state, to: gate.state).isEmpty)
    }

    @Test func aShiftReadsSo() {
        var gate = Gate(demo: true)
        var lines = linearGreeting(gate.state)
        let change: (inout Gate, (inout Gate) -> Void) -> Void = { gate, change in lines += told(&gate, change) }
        var id = ""
        change(&gate) { id = $0.scan() }
        change(&gate) { $0.send(.answered(requestId: id, Sample.judged()), after: 40) }
        change(&gate) { $0.send(.history(requestId: id, Sample.history, nil), after: 20) }
        change(&gate) { $0.send(.command(.admit)) }
        change(&gate) { $0.wait(1_000) }
        change(&gate) { $0.send(.link(.offline(.timedOut, since: 0))) }
        change(&gate) { $0.send(.backlog(Sample.backlog)) }
        change(&gate) { $0.send(.command(.offline)) }
        change(&gate) { $0.send(.input(.key(.escape))) }
        change(&gate) { $0.send(.unknownCommand("q\u{1B}[2Jx")) }
        change(&gate) { $0.send(.command(.quit)) }
        change(&gate) { $0.send(.input(.key(.right))) }
        let text = lines.joined(separator: "\n") + "\n"
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        Golden.expect(text, "linear-shift-zh")
    }

    static let lines: [(CommandContext, String, [ConsoleEvent.Kind])] = [
        (.main, "", [.input(.key(.enter))]), (.main, ":queue", [.command(.queue)]), (.main, ":F4", [.command(.queue)]),
        (.main, ":^O", [.command(.offline)]), (.main, ":nope", [.unknownCommand("nope")]),
        (.main, Sample.code, [.input(.scan(Sample.code))]), (.form, Sample.code, [.input(.scan(Sample.code))]),
        (.main, "36", [.input(.key(.character("3"))), .input(.key(.character("6"))), .input(.key(.enter))]),
        (.main, "+", [.input(.key(.character("+"))), .input(.key(.enter))]),
        (.queue, "x", [.command(.exportQueue)]), (.assist, "1", [.input(.key(.character("1")))]),
        (.assistCode, "p", [.command(.saveCode)]),
        (.queueFilter, "x", [.input(.key(.character("x"))), .input(.key(.enter))]),
        (.main, ":", [.input(.key(.character(":"))), .input(.key(.enter))]),
    ]

    @Test(arguments: lines) func aLineMeans(_ context: CommandContext, _ line: String, _ kinds: [ConsoleEvent.Kind]) {
        var gate = Gate()
        gate.open(context)
        #expect(linearEvents(line, gate.state) == kinds)
    }

    @Test func aSignDecidesWhereThereIsSomethingToDecide() {
        let gate = VerdictGoldenTests.gate(.pass, .zh)
        #expect(linearEvents("+", gate.state) == [.command(.admit)])
        #expect(linearEvents("*", gate.state) == [.command(.hold)])
        #expect(linearEvents("-", gate.state) == [.command(.refuse)])
    }

    @Test(arguments: CommandID.allCases) func everyCommandHasAName(_ id: CommandID) {
        #expect(CommandID(named: id.name) == id)
        #expect(id.name.allSatisfy { ($0.isLowercase && $0.isASCII) || $0 == "-" })
    }
}
