import Cells
import Checkpoint
import Console
import HealthCode
import TestKit

/// Events that bring hostile text in every field that takes text, by a source of random numbers; also for `FuzzScreens`,
/// whose source is the fuzzer's octets.
struct HostileEvents<Random: RandomNumberGenerator> {
    var random: Random

    init(_ random: Random) {
        self.random = random
    }

    /// The next event of a console; it answers the scan that the console is about, where there is one.
    mutating func next(_ state: ConsoleState) -> ConsoleEvent.Kind {
        let requestId = state.current?.scan.requestId ?? text()
        switch roll(30) {
        case 0...1: return .input(.scanBegan)
        case 2: return .input(.scan(text()))
        case 3: return .input(.paste(text()))
        case 4...6: return .input(.key(.character(Character(scalar()))))
        case 7...8: return .input(.key(key()))
        case 9: return CommandID.allCases.randomElement(using: &random).map { .command($0) } ?? .tick
        case 10: return .unknownCommand(text())
        case 11: return .serial(text())
        case 12...14: return .answered(requestId: requestId, outcome(), recording(), finding())
        case 15: return .late(requestId: requestId, outcome())
        case 16: return .amended(requestId: requestId, outcome())
        case 17...19: return .history(requestId: requestId, roll(5) == 0 ? nil : history(), nil)
        case 20: return .link(roll(3) == 0 ? .online(latencyMilliseconds: roll(5_000)) : .forced(reason: text()))
        case 21: return .backlog(Backlog(counts: [.new: roll(9), .dead: roll(3)], oldest: instant(), alerts: roll(3)))
        case 22: return .alerts((0..<roll(4)).map { _ in alert() })
        case 23: return .queue((0..<roll(30)).map { row(Int64($0)) }, offset: 0)
        case 24:
            let query = RecordQuery(limit: 100)
            return .records(
                RecordPage(
                    query: query, entries: (0..<roll(30)).map { record(Int64($0)) }, next: nil, total: roll(900),
                    left: 0))
        case 25: return .refused(LedgerFailure(.diskFull, detail: text()))
        case 26: return .notice(Words(zh: PlainText.visible(text()), en: PlainText.visible(text())))
        case 27: return .trustFailed(failure())
        case 28: return .sampleFailed(failure())
        default: return .tick
        }
    }

    /// A site whose every name is hostile.
    mutating func settings() -> ConsoleSettings {
        var settings = ConsoleSettings()
        settings.language = roll(2) == 0 ? .zh : .en
        settings.glyphs = GlyphSet.allCases.randomElement(using: &random) ?? .blocks
        settings.gateName = text()
        settings.gateId = text()
        settings.operatorName = text()
        settings.operatorRef = text()
        settings.isDemo = roll(2) == 0
        return settings
    }

    /// A size that a terminal may have.
    mutating func size() -> Size {
        switch roll(4) {
        case 0: Size(columns: 40 + roll(100), rows: 12 + roll(40))
        case 1: Size(columns: 40, rows: 12)
        default: Size(columns: 80, rows: 24)
        }
    }

    private mutating func text() -> String { HostileText.text(using: &random) }

    private mutating func scalar() -> Unicode.Scalar { HostileText.scalar(using: &random) }

    private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<max(1, sides), using: &random) }

    private mutating func key() -> Key {
        let keys: [Key] = [
            .enter, .tab, .escape, .up, .down, .left, .right, .backspace, .pageDown, .home, .control("p"),
            .control("o"),
            .control("l"), .character("/"), .character("n"),
        ]
        let all = keys + (1...10).map { Key.function($0) }
        return all.randomElement(using: &random) ?? .escape
    }

    private mutating func instant() -> Instant { Instant(milliseconds: Int64(roll(2_000_000_000)) * 1_000) }

    private mutating func outcome() -> VerifyOutcome {
        guard roll(4) != 0 else { return .failed(failure()) }
        return .judged(
            Judgement(
                code: ReturnCode.allCases.randomElement(using: &random) ?? .success, grade: grade(), maskedName: text(),
                maskedNumber: text(), certType: .residentID, codeExpired: roll(4) == 0, duplicate: roll(4) == 0,
                firstSeenAt: instant(), firstSeenGate: text(), reasonCode: text(), guide: text(), bizExtData: text(),
                passRecordId: text(), serverTime: instant(), latencyMilliseconds: 42))
    }

    private mutating func grade() -> GradeReading {
        GradeReading(
            wire: roll(3) == 0 ? text() : ["00", "01", "10", "11", "20"].randomElement(using: &random) ?? "00")
    }

    private mutating func failure() -> ServiceFailure {
        ServiceFailure(FailureCause.allCases.randomElement(using: &random) ?? .timedOut, detail: text())
    }

    private mutating func recording() -> Recording {
        roll(3) == 0
            ? .notRecorded(LedgerFailure(.readOnly, detail: text())) : .recorded(requestId: text(), rescanOf: nil)
    }

    private mutating func finding() -> CodeFinding? {
        guard roll(2) == 0 else { return nil }
        return CodeFinding(
            signature: .good, isRevoked: false, isExpired: roll(2) == 0, gradeAtIssue: .low, issuedAt: instant(),
            trustAgeMilliseconds: 3_600_000)
    }

    private mutating func history() -> PersonHistory {
        PersonHistory(
            grade: grade(),
            trips: (0..<roll(6)).map { _ in
                TripLine(departed: instant(), fromCode: text(), toCode: text(), mode: .train, vehicle: text())
            },
            tests: [TestLine(kind: .pcr, result: .negative, at: instant())],
            reports: (0..<roll(3)).map { _ in ReportLine(grade: grade(), divisionCode: text(), validUntil: instant()) },
            declarations: (0..<roll(3)).map { _ in
                DeclarationLine(at: instant(), divisionCode: text(), temperature: 365, hasSymptoms: false)
            },
            reason: text(), guide: text(), warnings: (0..<roll(3)).map { _ in text() })
    }

    private mutating func alert() -> LedgerAlert {
        LedgerAlert(
            requestId: text(), scannedAt: instant(), maskedName: text(), maskedNumber: text(), kind: .stop,
            basis: .since)
    }

    private mutating func row(_ seq: Int64) -> QueueEntry {
        QueueEntry(
            seq: seq, requestId: text(), kind: text(), state: roll(2) == 0 ? .dead : .retry, attempts: roll(9),
            lastClass: .permanent, lastCode: text(), scannedWall: instant(), ageMilliseconds: 60_000,
            dueMilliseconds: 0, decision: .admitted, note: text())
    }

    private mutating func record(_ seq: Int64) -> RecordEntry {
        RecordEntry(
            seq: seq, requestId: text(), kind: text(), scannedWall: instant(), state: .done, shown: .pass,
            verdict: VerdictKind.allCases.randomElement(using: &random), grade: text(), lastCode: text(),
            decision: .refused, operatorRef: text(), reason: text(), note: text(), maskedName: text(),
            maskedNumber: text())
    }
}
