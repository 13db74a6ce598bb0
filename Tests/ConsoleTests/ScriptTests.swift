import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

@Suite struct ScriptTests {
    @Test func everyStepIsRead() throws {
        let script = try Script(
            """
            # a shift
            scan HUABC
              paste a b
            type +1
            key F4 Enter ^O S-Tab Space x
            do next-sample
            until verdict
            until waiting 12
            until text 未核验 已
            show
            show 40x12
            quit\r
            """)
        #expect(script.steps.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
        #expect(
            script.steps.map(\.step) == [
                .events([.input(.scanBegan), .input(.scan("HUABC"))]), .events([.input(.paste("a b"))]),
                .events([.input(.key(.character("+"))), .input(.key(.character("1")))]),
                .events(
                    [.function(4), .enter, .control("o"), .backTab, .character(" "), .character("x")].map {
                        .input(.key($0))
                    }),
                .events([.command(.nextSample)]), .until(.verdict), .until(.waiting(12)), .until(.text("未核验 已")),
                .show(Size(columns: 80, rows: 24)), .show(Size(columns: 40, rows: 12)),
                .events([.input(.terminated(signal: 15))]),
            ])
        #expect(Set(Script.verbs.keys) == ["scan", "paste", "type", "key", "do", "until", "show", "quit"])
    }

    /// The manual has every step and every condition, and none besides.
    @Test func theManualHasTheWholeGrammar() {
        #expect(
            Script.manualSteps.compactMap { $0.form.split(separator: " ").first.map(String.init) }.sorted()
                == Script.verbs.keys.sorted())
        let kinds: [Script.Condition] = [.verdict, .clear, .online, .offline, .waiting(3), .text("WORDS")]
        let read = Script.manualConditions.compactMap { Script.Condition($0.form.replacing(" N", with: " 3")) }
        #expect(read == kinds)
        for row in Script.manualSteps + Script.manualConditions {
            #expect(!row.meaning.zh.isEmpty && row.meaning.en.allSatisfy { $0.isASCII })
        }
    }

    @Test(arguments: [
        ("\nscna x", 2), ("scan", 1), ("key", 1), ("key F13", 1), ("key Entr", 1), ("do fly", 1), ("until", 1),
        ("until never", 1), ("until waiting", 1), ("until waiting -1", 1), ("until text", 1), ("show 0x1", 1),
        ("show 80", 1),
        ("show 80x24x1", 1), ("quit now", 1), ("# a\n\n\ntype", 4),
    ])
    func whatIsWrongIsNamedWithItsLine(_ text: String, _ line: Int) {
        #expect {
            _ = try Script(text)
        } throws: { ($0 as? ScriptFault)?.line == line }
    }

    /// Plays a script against a gate whose service answers each question at once.
    private func play(_ text: String, _ gate: inout Gate) throws -> (shown: [String], fault: ScriptFault?) {
        var run = ScriptRun(try Script(text))
        var shown: [String] = []
        for _ in 0..<200_000 {
            switch run.next(gate.state) {
            case .event(let kind):
                gate.send(kind)
                for case .verify(let scan, _) in gate.effects {
                    gate.send(.answered(requestId: scan.requestId, Sample.judged(history: false)))
                }
            case .show(let text): shown.append(text)
            case .wait: gate.wait(max(1, gate.state.nextWake - gate.now.uptime))
            case .finished: return (shown, nil)
            case .failed(let fault): return (shown, fault)
            }
        }
        Issue.record("the script never ended")
        return (shown, nil)
    }

    @Test func aShiftIsPlayed() throws {
        var gate = Gate()
        let (shown, fault) = try play(
            """
            scan \(Sample.code)
            until verdict
            show
            type +
            until text 已定: 放行
            show 40x12
            until clear
            scan \(Sample.otherCode)
            until verdict
            do refuse
            show
            quit
            scan never
            """, &gate)
        #expect(fault == nil)
        #expect(shown.count == 3 && shown[0].hasPrefix("== line 3 80x24\n") && shown[1].hasPrefix("== line 6 40x12\n"))
        #expect(shown[0].contains("绿码 通行") && shown[2].contains("已定: 拒入"))
        #expect(gate.state.isFinished)
    }

    /// CR LF is one character in Swift, and so is a blank with a mark behind it.
    @Test func linesOfAnyEndAndMarksBehindABlankAreRead() throws {
        let script = try Script("# a comment\r\nscan A\r\n\r\npaste \u{301}x\r\nuntil text \u{301}y\r\nquit")
        #expect(script.steps.map(\.line) == [2, 4, 5, 6])
        #expect(script.steps[0].step == .events([.input(.scanBegan), .input(.scan("A"))]))
        #expect(script.steps[1].step == .events([.input(.paste("\u{301}x"))]))
        #expect(script.steps[2].step == .until(.text("\u{301}y")))
        #expect(throws: ScriptFault.self) { try Script("quit\r\nsleep 3") }
    }

    @Test func aVerdictIsNotWaitedForTwice() throws {
        var gate = Gate()
        let (_, fault) = try play("scan \(Sample.code)\nuntil verdict\nuntil verdict", &gate)
        #expect(fault?.line == 3)
    }

    @Test func whatDoesNotHappenEndsItAfterHalfAMinute() throws {
        var gate = Gate()
        let began = gate.now.uptime
        let (_, fault) = try play("until waiting 3\nscan x", &gate)
        #expect(fault?.line == 1 && gate.now.uptime - began >= ScriptRun.patience)
        #expect(gate.now.uptime - began <= ScriptRun.patience + 1_000 && gate.state.recent.isEmpty)
    }
}
