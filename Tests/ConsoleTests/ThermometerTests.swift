import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// The thermometer's lines in virtual time: whom they are about, and what is said of those that cannot be taken.
///
/// A marble is one event: `s` a scan, `a` its answer, `n` the answer of a scan that is recorded alone, `g` a good line, `f` a
/// fever, `o` a line out of bounds, `x` noise, `3` a figure typed, `l` the lock; each `-` is ten seconds.
@Suite struct ThermometerTests {
    static let rows: [(marbles: String, says: Phrase?, tenths: Int?)] = [
        ("sag", nil, 365), ("sa-----------g", nil, 365), ("sa------------g", .temperatureTooLate, nil),
        ("g", .temperatureNobody, nil), ("sg", .temperatureWait, nil), ("sgag", nil, 365),
        ("sao", .temperatureBounds, nil), ("sax", .temperatureNoise, nil), ("saxg", nil, 365), ("saog", nil, 365),
        ("sagg", .temperatureAlready, 365), ("sagx", .temperatureNoise, 365), ("sng", nil, nil), ("sagsa", nil, nil),
        ("sa3g", nil, 365), ("sa3x", .temperatureNoise, nil), ("saf", nil, 381), ("lg", .lockRefused, nil),
    ]

    @Test(arguments: rows.indices) func aLineIsAboutWhoStandsOnTheScreen(_ index: Int) {
        let row = Self.rows[index]
        var gate = Gate()
        gate.state.settings.dwell = 1_000_000
        var pause: Int64 = 0
        for marble in row.marbles {
            guard marble != "-" else {
                pause += 10_000
                continue
            }
            Self.play(marble, after: pause, &gate)
            pause = 0
        }
        let isRefused = row.says != nil
        #expect((gate.state.message?.words == row.says?.words) || !isRefused, "\(row.marbles)")
        #expect(isRefused == gate.effects.contains(.sound(ConsoleState.lockedTone)), "\(row.marbles): \(gate.effects)")
        #expect(gate.state.current?.scan.temperature == row.tenths, "\(row.marbles)")
        // Whoever stood there stands there still, with what was typed.
        if row.marbles.contains("a") && !row.marbles.contains("l") { #expect(gate.shown != nil, "\(row.marbles)") }
        #expect(gate.state.field == (row.marbles.contains("3") ? "3" : ""), "\(row.marbles)")
        if row.marbles.contains("n") { #expect(gate.effects.contains(.measure(requestId: "row", tenths: 365))) }
    }

    private static func play(_ marble: Character, after pause: Int64, _ gate: inout Gate) {
        let requestId = gate.state.current?.scan.requestId ?? ""
        switch marble {
        case "s": gate.send(.input(.scan(Sample.code)), after: pause)
        case "a": gate.send(.answered(requestId: requestId, Sample.judged()), after: pause)
        case "n":
            gate.send(
                .answered(
                    requestId: requestId, Sample.failed(.refused), .recorded(requestId: "row", rescanOf: nil), nil),
                after: pause)
        case "g": gate.send(.thermometer("T=36.5C"), after: pause)
        case "f": gate.send(.thermometer("+038.1"), after: pause)
        case "o": gate.send(.thermometer("98.6"), after: pause)
        case "x": gate.send(.thermometer("ERR"), after: pause)
        case "3": gate.send(.input(.key(.character("3"))), after: pause)
        case "l": gate.send(.input(.key(.control("l"))), after: pause)
        default: Issue.record("no marble \(marble)")
        }
    }

    @Test func whoeverScansOrMeasuresBySerialLineIsThereAsMuchAsWhoeverTypes() {
        var gate = Gate()
        gate.state.settings.idleLock = 60_000
        for step in 0..<20 {
            gate.send(step % 2 == 0 ? .serial(Sample.code) : .thermometer("36.5"), after: 40_000)
            #expect(!gate.state.isLocked)
        }
        gate.wait(60_000)
        #expect(gate.state.isLocked)
    }

    @Test(arguments: CommandContext.open) func itIsTakenInEveryScreen(_ context: CommandContext) {
        var gate = Gate(demo: true)
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.open(context)
        gate.send(.thermometer("36.5"))
        #expect(gate.state.current?.scan.temperature == 365)
        #expect(gate.state.context == context)
    }
}
