import Cells
import Checkpoint
import Console
import HealthCode

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
        settings.glyphs = roll(4) == 0 ? .ascii : .blocks
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

    /// Sequences that do something to a terminal, marks that change the order or the width of what follows, and anything.
    mutating func text() -> String {
        (0...roll(7)).reduce(into: "") { text, _ in
            switch roll(4) {
            case 0: text += HostileText.pieces.randomElement(using: &random) ?? ""
            case 1: text.unicodeScalars.append(scalar())
            case 2: text += ["张", "*", "明", "G1", "330100", " ", "abc", "绿码 通行"].randomElement(using: &random) ?? ""
            default: for _ in 0...roll(4) { text.unicodeScalars.append(scalar()) }
            }
        }
    }

    private mutating func scalar() -> Unicode.Scalar {
        let range = HostileText.ranges.randomElement(using: &random) ?? 0...0x7F
        return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "\u{1B}"
    }

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

/// What hostile text is made of, and what may not come of it.
enum HostileText {
    static let pieces = [
        "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;AAAA\u{7}", "\u{1B}[6n", "\u{1B}P+q544e\u{1B}\\", "\u{9B}31m",
        "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}", "\u{202E}", "\u{202D}", "\u{2066}", "\u{2067}x\u{2069}", "\u{200E}\u{200F}",
        "\u{61C}",
        "\u{200B}", "\u{200C}\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{180E}", "\u{3164}", "\u{FFA0}",
        "\u{115F}\u{1160}",
        "\u{E0001}\u{E0041}\u{E007F}", "\u{FE0F}", "\u{E0100}", "\u{2028}", "\u{2029}", "\u{85}", "\r", "\n", "\t",
        "\u{0}", "\u{8}",
        "\u{7F}", "\u{C}", "\u{E}", "\u{F}", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "\u{301}", "\u{20DD}",
        "\u{FFF9}x\u{FFFB}",
        "\u{E000}", "\u{FFFE}", "\u{10FFFF}", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "👨\u{200D}👩", "🇨🇳", "﷽",
        "\u{FFFD}",
    ]

    static let ranges: [ClosedRange<UInt32>] = [
        0...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x36F, 0x590...0x8FF, 0x115F...0x11FF, 0x1800...0x180F,
        0x2000...0x206F, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xF8FF, 0xFE00...0xFFFF, 0x1F000...0x1FAFF,
        0x1D160...0x1D180, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF,
    ]

    /// True where a scalar would do something to a terminal or to the order or width of its neighbours. By the language's own
    /// properties, not by the table that cells go by.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: return true
        default:
            return properties.isDefaultIgnorableCodePoint || properties.isBidiControl
                || properties.isNoncharacterCodePoint
        }
    }

    /// The first scalar of a screen that may not be there.
    static func forbidden(in buffer: Buffer) -> Unicode.Scalar? {
        for row in 0..<buffer.size.rows {
            for cell in buffer.row(row) where cell.glyph != .space {
                if isForbidden(cell.glyph.base) { return cell.glyph.base }
                if let mark = cell.glyph.marks.first(where: { isForbidden($0) }) { return mark }
            }
        }
        return nil
    }

    /// The first scalar of a line that may not be there.
    static func forbidden(in lines: [String]) -> Unicode.Scalar? {
        lines.lazy.flatMap(\.unicodeScalars).first { isForbidden($0) }
    }
}
