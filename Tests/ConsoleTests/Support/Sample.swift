import Checkpoint
import Console
import HealthCode

/// Sample answers; the people are fictional and masked, the codes carry no valid signature.
enum Sample {
    /// A code made at 14:02:31 for 60 s, grade 00 in the symbol, which is never a verdict.
    static let code: String = {
        let issued = (Instant(c17: "20261124140231000") ?? Instant(milliseconds: 0)).seconds
        var octets: [UInt8] = [0x3D, 0x10]
        octets += big(330_100, 3)
        octets += Array(1...12)
        octets += big(Int(issued), 4) + big(60, 4) + [0] + big(1, 2)
        octets += Array(repeating: 7, count: 64)
        return Base32.encode(octets)
    }()

    /// The code as a French keyboard layout turns it.
    static let garbledCode = String(code.compactMap { KeyboardLayout.french.typed($0) })

    static let otherCode: String = {
        guard var content = try? CodeContent(text: code) else { return "" }
        content.codeId = Array(repeating: 9, count: 12)
        return content.text
    }()

    private static func big(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func time(_ c17: String) -> Instant { Instant(c17: c17) ?? Instant(milliseconds: 0) }

    /// A signed answer about the sample person 张*明.
    static func judged(
        _ grade: String = "00", code: ReturnCode = .success, name: String = "张*明", expired: Bool = false,
        duplicate: Bool = false, history: Bool = true, guide: String? = nil
    ) -> VerifyOutcome {
        let seen = code == .codeUsedUp || duplicate
        let isPerson = code == .success
        return .judged(
            Judgement(
                code: code, grade: isPerson ? GradeReading(wire: grade) : nil, maskedName: isPerson ? name : "",
                maskedNumber: isPerson ? "330***********1234" : "", certType: isPerson ? .residentID : nil,
                codeExpired: expired, duplicate: duplicate, firstSeenAt: seen ? time("20261124135807000") : nil,
                firstSeenGate: seen ? "北门1号道" : nil, guide: guide,
                bizExtData: isPerson && history ? "eyJ2ZXIiOiIxIn0" : nil, passRecordId: "p1",
                serverTime: time("20261124140326000"), latencyMilliseconds: 42))
    }

    static func failed(_ cause: FailureCause, _ code: ReturnCode? = nil) -> VerifyOutcome {
        .failed(ServiceFailure(cause, code: code))
    }

    /// What a device finds in the sample code: a good signature and grade 00 at 14:02:31.
    static func finding(
        _ signature: CodeFinding.Signature = .good, revoked: Bool = false, expired: Bool = false,
        trustAge: Int64? = 3_600_000
    ) -> CodeFinding {
        CodeFinding(
            signature: signature, isRevoked: revoked, isExpired: expired, gradeAtIssue: .low,
            issuedAt: time("20261124140231000"), trustAgeMilliseconds: trustAge)
    }

    /// A row of the outbox, scanned so many minutes before 14:03:26.
    static func row(
        _ seq: Int64, _ state: OutboxState, tries: Int = 0, minutes: Int64 = 1, due: Int64 = 0,
        _ answerClass: AnswerClass? = nil, _ code: String? = nil, _ decision: GateDecision = .none, note: String? = nil
    ) -> QueueEntry {
        QueueEntry(
            seq: seq, requestId: "0c3e8a52-7d1f-4b7c-9a60-" + String(String(seq + 1_000_000_000_000).suffix(12)),
            kind: seq % 5 == 0 ? "document" : "code", state: state, attempts: tries, lastClass: answerClass,
            lastCode: code, scannedWall: time("20261124140326000").adding(seconds: -60 * minutes),
            ageMilliseconds: 60_000 * minutes, dueMilliseconds: due, decision: decision, note: note)
    }

    /// An outbox with a row of every kind, as the ledger lists it: dead letters first, then oldest first.
    static let rows: [QueueEntry] = [
        row(812, .dead, tries: 8, minutes: 1_600, .link, "NET-109", .admitted),
        row(977, .dead, tries: 1, minutes: 190, .permanent, "1003", .held, note: "已报技术员"),
        row(1_004, .held, tries: 2, minutes: 65, .authority, "DEV-303/1008"),
        row(1_010, .unknown, tries: 3, minutes: 31, due: 12_000, .unsure, "NET-101", .admitted),
        row(1_011, .retry, tries: 3, minutes: 30, due: 48_000, .throttle, "SVC-201/9002", .refused),
        row(1_012, .sending, tries: 1, minutes: 12, .transient, "NET-104"), row(1_013, .new, minutes: 3),
        row(1_014, .new, minutes: 0, nil, nil, .admitted),
    ]

    static let backlog = Backlog(
        counts: [.dead: 2, .held: 1, .unknown: 1, .retry: 1, .sending: 1, .new: 2],
        oldest: time("20261124133226000"), alerts: 0)

    /// A history of six trips, two tests and two reports.
    static let history = PersonHistory(
        grade: .known(.low),
        trips: [
            trip("20261122081000000", "330100", "110000", .train, "G**2"),
            trip("20261119173000000", "310000", "330100", .selfDrive, "浙****8"),
            trip("20261117091500000", "440100", "310000", .flight, "C***3"),
            trip("20261116120000000", "440300", "440100", .coach, "粤****5"),
            trip("20261114070000000", "330100", "440300", .flight, "H***9"),
            trip("20261112100000000", "330100", "330100", .cityTransport, ""),
        ],
        tests: [
            TestLine(kind: .pcr, result: .negative, at: time("20261123081000000")),
            TestLine(kind: .antibody, result: .untested, at: nil),
        ],
        reports: [
            ReportLine(grade: .known(.low), divisionCode: "330000", validUntil: time("20261130000000000")),
            ReportLine(grade: .known(.medium), divisionCode: "110000", validUntil: time("20261126000000000")),
        ],
        declarations: [
            DeclarationLine(
                at: time("20261123070000000"), divisionCode: "330106", temperature: 366, hasSymptoms: false),
            DeclarationLine(
                at: time("20261120070000000"), divisionCode: "310115", temperature: 371, hasSymptoms: true),
        ],
        warnings: ["14天内到过中风险地区"])

    private static func trip(
        _ at: String, _ from: String, _ to: String, _ mode: TravelMode, _ vehicle: String
    ) -> TripLine {
        TripLine(departed: time(at), fromCode: from, toCode: to, mode: mode, vehicle: vehicle)
    }
}

extension Sample {
    /// A resident number of nobody: division 330106, born 1990-01-01, sequence 001, with its check character.
    static let resident: String = {
        let body = "33010619900101001"
        return body + String(ResidentNumber.checkCharacter(of: body) ?? "0")
    }()

    /// One that ends in X.
    static let residentX: String = {
        for sequence in 100...999 {
            let body = "33010619900101\(sequence)"
            if ResidentNumber.checkCharacter(of: body) == "X" { return body + "X" }
        }
        return ""
    }()
}

extension ConsoleEvent.Kind {
    /// A judgement of a scan that is on disk, or a failure of one that is on none.
    static func answered(requestId: String, _ outcome: VerifyOutcome) -> ConsoleEvent.Kind {
        let isFailure = if case .failed = outcome { true } else { false }
        return .answered(
            requestId: requestId, outcome,
            isFailure
                ? .notRecorded(LedgerFailure(.diskFull, detail: "SQLITE_FULL"))
                : .recorded(requestId: requestId, rescanOf: nil), nil)
    }

    /// A failure of a scan that is on disk, with what the device can tell of the code.
    static func offline(
        requestId: String, _ cause: FailureCause = .unreachable, _ finding: CodeFinding? = Sample.finding(),
        rescanOf: Instant? = nil
    ) -> ConsoleEvent.Kind {
        let row = rescanOf == nil ? requestId : "earlier"
        return .answered(
            requestId: requestId, Sample.failed(cause), .recorded(requestId: row, rescanOf: rescanOf), finding)
    }
}
