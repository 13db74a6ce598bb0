import Cells
import Checkpoint
import Console
import HealthCode
import TestKit
import Testing

/// console.md, "Terminals": what came from outside is stripped before it reaches a cell, a line or a saved display.
///
/// Every field of every event brings escape sequences, C0 and C1, bidirectional and zero-width scalars, tags and marks.
/// `KAKOU_CASES` and `KAKOU_SEED` for others, 30,000 with `KAKOU_FULL=1`.
@Suite struct HostileTextTests {
    private static let seed = RunForm.seed ?? 20_261_126
    private static let cases = RunForm.cases ?? (RunForm.isFull ? 30_000 : 1_200)

    @Test func noHostileTextReachesACellOrALine() {
        var hostile = HostileEvents(SplitMix64(seed: Self.seed))
        var gate = Gate()
        var counts = (events: 0, screens: 0, lines: 0, overlays: Set<String>())
        for number in 0..<Self.cases {
            if number % 200 == 0 {
                gate = Gate()
                gate.state.settings = hostile.settings()
            }
            let before = gate.state
            gate.send(hostile.next(gate.state), after: Int64(number % 7 == 0 ? 1_500 : 20))
            counts.events += 1
            // What stands over the main screen is told out of whole screens, which takes its time.
            let isTold = gate.state.overlay == nil || number % 8 == 0
            let lines = isTold ? linearLines(from: before, to: gate.state) + linearGreeting(gate.state) : []
            counts.lines += lines.count
            if let scalar = HostileText.forbidden(in: lines) {
                Issue.record(
                    "U+\(String(scalar.value, radix: 16)) in a line, seed \(Self.seed), case \(number): \(lines)")
                return
            }
            guard number % 2 == 0 else { continue }
            let buffer = view(gate.state, hostile.size())
            counts.screens += 1
            if let overlay = gate.state.overlay { counts.overlays.insert(String("\(overlay)".prefix { $0 != "(" })) }
            if let scalar = HostileText.forbidden(in: buffer) {
                Issue.record(
                    "U+\(String(scalar.value, radix: 16)) in a cell, seed \(Self.seed), case \(number)\n\(buffer.dump())"
                )
                return
            }
            if gate.state.isFinished { gate = Gate() }
        }
        print(
            "hostile text, seed \(Self.seed): \(counts.events) events, \(counts.screens) screens, \(counts.lines) lines,"
                + " \(counts.overlays.count) kinds of overlays")
        #expect(counts.overlays.count >= 8, "\(counts.overlays)")
    }

    /// The judge is not asleep.
    @Test(arguments: HostileText.pieces.filter { $0.unicodeScalars.contains { HostileText.isForbidden($0) } })
    func whatIsForbiddenIsFound(_ piece: String) {
        #expect(HostileText.forbidden(in: ["plain", piece]) != nil)
        let buffer = {
            var buffer = Buffer(Size(columns: 20, rows: 1))
            buffer.put(piece, at: Point(column: 0, row: 0))
            return buffer
        }()
        #expect(HostileText.forbidden(in: buffer) == nil)
    }

    /// Not one hostile piece is lost on the way to the test: what is harmless of it is on the screen.
    @Test func theHarmlessPartIsShown() {
        var gate = Gate(.en)
        gate.send(
            .answered(requestId: gate.scan(), Sample.judged(name: "\u{1B}[2JWang\u{202E}\u{200B}", history: false)))
        #expect(gate.screen().dump().contains("[2JWang"))
    }
}
