import Checkpoint
import HealthCode
import TestKit
import Testing

@testable import Console

/// The line that filters records.
@Suite struct RecordGrammarTests {
    static let now = Gate.start.wall

    private func parse(_ line: String) -> RecordFilter? {
        if case .success(let filter) = RecordGrammar.parse(line, now: Self.now) { filter } else { nil }
    }

    private func fault(_ line: String) -> RecordFault.Reason? {
        if case .failure(let fault) = RecordGrammar.parse(line, now: Self.now) { fault.reason } else { nil }
    }

    @Test func everySpellingOfEveryValueIsUnderstood() {
        for (names, outcome) in RecordGrammar.outcomes {
            for (name, key) in zip(names + names, RecordGrammar.Key.grade.names + RecordGrammar.Key.grade.names) {
                #expect(parse("\(key):\(name.uppercased())")?.outcome == outcome)
            }
        }
        for (names, decision) in RecordGrammar.decisions {
            for name in names { #expect(parse("act:\(name)")?.decision == decision) }
        }
        #expect(parse("等级：红 员:早班 处置:留置")?.outcome == .verdict(.stop))
        #expect(parse("员:早班")?.operatorRef == "早班")
    }

    @Test func noSpellingMeansTwoThings() {
        for names in [
            RecordGrammar.Key.allCases.flatMap(\.names), RecordGrammar.outcomes.flatMap(\.names),
            RecordGrammar.decisions.flatMap(\.names),
        ] {
            #expect(Set(names).count == names.count)
            #expect(names.allSatisfy { $0 == $0.lowercased() })
        }
    }

    @Test func everyOutcomeOfTheServiceCanBeAskedFor() {
        let asked = RecordGrammar.outcomes.map(\.outcome)
        for kind in VerdictKind.allCases where kind.row.role != .device && kind.row.role != .code || kind == .used {
            #expect(asked.contains { $0.kinds.contains(kind) }, "\(kind)")
        }
    }

    @Test(arguments: [
        ("on:11-24", "20261124000000", "20261125000000"), ("日期:今天", "20261124000000", "20261125000000"),
        ("on:yesterday", "20261123000000", "20261124000000"), ("on:12-01", "20251201000000", "20251202000000"),
        ("on:02-29", "20240229000000", "20240301000000"), ("on:2026-11-01", "20261101000000", "20261102000000"),
        ("on:11-20..11-22", "20261120000000", "20261123000000"), ("from:14 to:15", "20261124140000", "20261124150000"),
        ("from:14:30", "20261124143000", "20261125000000"), ("到:9", "20261124000000", "20261124090000"),
        ("on:11-20..11-22 from:22 to:06:15", "20261120220000", "20261122061500"),
        ("to:24", "20261124000000", "20261125000000"),
    ]) func times(_ line: String, _ from: String, _ until: String) {
        #expect(parse(line)?.from == Instant(c14: from) && parse(line)?.until == Instant(c14: until))
    }

    @Test(arguments: [
        ("foo:1", RecordFault.Reason.unknownKey), ("grade:", .noValue), ("grade:red 等级:绿", .twice),
        ("grade:blue", .unknownOutcome),
        ("act:maybe", .unknownDecision), ("no:110105194912310012", .notANumber),
        ("no:123456789012345678901234567890123", .notANumber), ("on:13-01", .notADay), ("on:02-30", .notADay),
        ("on:-1-2", .notADay), ("on:1-2-3-4", .notADay), ("on:１１-24", .notADay), ("on:9999999999999999999-1", .notADay),
        ("on:11-22..11-20", .backwards), ("from:25", .notATime), ("from:24:30", .notATime), ("from:1:60", .notATime),
        ("from:+1", .notATime), ("from:15 to:14", .backwards), ("from:15 to:15", .backwards),
    ]) func faults(_ line: String, _ reason: RecordFault.Reason) {
        #expect(fault(line) == reason)
    }

    @Test func aNumberIsLookedForUnderEveryTypeThatItMayBe() {
        #expect(
            parse("no:\(Sample.resident.lowercased())")?.documents.contains {
                $0.certType == .residentID && $0.number == Sample.resident
            } == true)
        #expect(parse("号码:E12345678")?.documents.contains { $0.certType == .passport } == true)
    }

    @Test func theRestIsWords() {
        #expect(parse("  体温 mask 14:30 ")?.words == ["体温", "mask", "14:30"])
        #expect(parse("")?.isEmpty == true && parse(":")?.words == [":"])
    }

    @Test func aNumberIsMaskedInALineInUseAndInWhatIsSaidOfIt() throws {
        #expect(
            RecordGrammar.masked("grade:red no:\(Sample.resident) x")
                == "grade:red no:330***********\(Sample.resident.suffix(4)) x")
        let wrong = "330106199001019999"
        guard case .failure(let fault) = RecordGrammar.parse("no:\(wrong)", now: Self.now) else {
            Issue.record("a number with a wrong check character")
            return
        }
        #expect(!fault.words.zh.contains(wrong))
    }

    @Test func everyFaultHasWords() {
        for reason in RecordFault.Reason.allCases {
            #expect(!reason.words.zh.isEmpty && reason.words.en.allSatisfy { $0.isASCII })
        }
    }

    /// Whatever is typed, it is a filter or a fault.
    @Test func nothingTrapsIt() {
        let seed = RunForm.seedOrFresh()
        print("grammar: seed \(seed)")
        var state = seed
        let pieces = [
            "grade", "on", "from", "no", ":", "：", "..", "-", "1", "24", "红", " ", "99999999999", "\u{0}", "é", "00",
            "to",
        ]
        for _ in 0..<5_000 {
            var line = ""
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                line += pieces[Int(state >> 33) % pieces.count]
            }
            if case .success(let filter) = RecordGrammar.parse(line, now: Self.now), let from = filter.from,
                let until = filter.until
            {
                #expect(from < until, "seed \(seed): \(line)")
            }
            #expect(RecordGrammar.masked(line).count == line.count, "seed \(seed): \(line)")
        }
    }
}
