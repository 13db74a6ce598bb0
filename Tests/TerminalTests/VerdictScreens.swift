import Cells
import Checkpoint
import Console
import HealthCode

/// The real main screen going from verdict to verdict, as a gate's day would bring them, picture by picture.
///
/// The people are fictional and masked, the codes carry no valid signature.
struct VerdictScreens {
    /// Every verdict that an answer can bring.
    static let answers: [(VerdictKind, @Sendable (Int) -> VerifyOutcome)] = [
        (.pass, { judged("00", $0) }), (.recheck, { judged("01", $0) }), (.contact, { judged("11", $0) }),
        (.stop, { judged("10", $0) }), (.unassessed, { judged("20", $0) }), (.gradeUnknown, { judged("42", $0) }),
        (.declareFirst, { refused(.declarationRequired, $0) }), (.expired, { judged("20", $0, expired: true) }),
        (.used, { refused(.codeUsedUp, $0) }), (.notACode, { refused(.codeNotRecognised, $0) }),
        (.twoCodes, { refused(.twoCodes, $0) }), (.forged, { refused(.codeForged, $0) }),
        (.revoked, { refused(.codeRevokedOrFrozen, $0) }), (.noRecord, { refused(.noHealthCode, $0) }),
        (.identityUnproven, { refused(.identityNotVerified, $0) }), (.duplicate, { judged("00", $0, duplicate: true) }),
        (.serviceError, { _ in .failed(ServiceFailure(.maintenance, code: .maintenance)) }),
        (.timedOut, { _ in .failed(ServiceFailure(.timedOut)) }),
        (.notRecorded, { _ in .failed(ServiceFailure(.refused)) }),
        (.deviceRevoked, { _ in .failed(ServiceFailure(.revoked, code: .deviceRevoked)) }),
        (.dataTooOld, { refused(.deferredTooOld, $0) }),
    ]

    /// Every ordered pair of answers: one that stands, and the one that takes its place.
    static let changes: [(from: Int, to: Int)] = answers.indices.flatMap { from in
        answers.indices.map { (from, $0) }
    }

    /// What a shift has seen by then, so that its numbers are on the screen too: green, yellow, red.
    private static let earlier = [0, 1, 3]

    private var state: ConsoleState
    private var now = Moment(wall: time("20261124140326000"), uptime: 1_000_000)
    private var scans = 0
    private let size: Size

    /// A gate in the middle of a shift.
    init(_ language: Language, _ size: Size) {
        self.size = size
        var settings = ConsoleSettings()
        settings.language = language
        settings.gateName = language == .zh ? "南门3号道 进" : "South gate, lane 3, in"
        settings.operatorName = language == .zh ? "早班" : "early shift"
        state = ConsoleState(settings: settings, now: now, makeRequestId: { "r" })
        send(.link(.online(latencyMilliseconds: 42)))
        for answer in Self.earlier { scan(answer) { _ in } }
    }

    /// The picture now.
    var picture: Buffer { view(state, size) }

    /// One scan 15 s after the last one; `see` is called while it is checked, when the verdict stands, and when the
    /// person's history has come where there is one.
    mutating func scan(_ answer: Int, see: (VerdictScreens) -> Void) {
        scans += 1
        now = now.adding(milliseconds: 15_000)
        send(.tick)
        send(.input(.scanBegan))
        send(.input(.scan(Self.code(scans, at: now.wall))))
        see(self)
        let requestId = state.current?.scan.requestId ?? ""
        now = now.adding(milliseconds: 42)
        let outcome = Self.answers[answer].1(scans)
        send(.answered(requestId: requestId, outcome, .notRecorded(LedgerFailure(.noLedger)), nil))
        see(self)
        if case .judged(let judgement) = outcome, judgement.bizExtData != nil {
            send(.history(requestId: requestId, Self.history(scans), nil))
            see(self)
        }
    }

    /// So many milliseconds in which nothing happens but time.
    mutating func pass(_ milliseconds: Int64) {
        now = now.adding(milliseconds: milliseconds)
        send(.tick)
    }

    /// The link and the outbox of a gate that has been cut off.
    mutating func cutOff() {
        send(.link(.offline(.refused, since: now.uptime)))
        send(.backlog(Backlog(counts: [.new: 12])))
        send(.trustAge(milliseconds: 3 * 3_600_000))
    }

    /// The verdict that stands.
    var shown: VerdictKind? { state.current?.verdict?.kind }

    private mutating func send(_ kind: ConsoleEvent.Kind) {
        _ = update(&state, ConsoleEvent(kind, at: now))
    }

    private static func time(_ c17: String) -> Instant { Instant(c17: c17) ?? Instant(milliseconds: 0) }

    private static let names = ["张*明", "李*", "欧*娜", "王*华", "赵*国"]

    private static func judged(
        _ grade: String, _ scan: Int, expired: Bool = false, duplicate: Bool = false
    ) -> VerifyOutcome {
        .judged(
            Judgement(
                code: .success, grade: GradeReading(wire: grade), maskedName: names[scan % names.count],
                maskedNumber: "330***********\(1_000 + scan % 9_000)", certType: .residentID, codeExpired: expired,
                duplicate: duplicate, firstSeenAt: duplicate ? time("20261124135807000") : nil,
                firstSeenGate: duplicate ? "北门1号道" : nil, guide: nil, bizExtData: "eyJ2ZXIiOiIxIn0",
                passRecordId: "p\(scan)", serverTime: time("20261124140326000"), latencyMilliseconds: 42))
    }

    private static func refused(_ code: ReturnCode, _ scan: Int) -> VerifyOutcome {
        let seen = code == .codeUsedUp
        return .judged(
            Judgement(
                code: code, grade: nil, maskedName: "", maskedNumber: "", certType: nil, codeExpired: false,
                duplicate: false, firstSeenAt: seen ? time("20261124135807000") : nil,
                firstSeenGate: seen ? "北门1号道" : nil, guide: nil, bizExtData: nil, passRecordId: "p\(scan)",
                serverTime: time("20261124140326000"), latencyMilliseconds: 42))
    }

    private static let divisions = ["330100", "110000", "310000", "440100", "440300", "510100", "420100"]

    /// A history like those of the sample people: three to six trips, tests and two reports.
    private static func history(_ scan: Int) -> PersonHistory {
        let trips = (0..<3 + scan % 4).map { number in
            TripLine(
                departed: time("202611\(22 - number * 2)0\(scan % 10)1000000"),
                fromCode: divisions[(scan + number) % divisions.count],
                toCode: divisions[(scan + number + 1) % divisions.count],
                mode: TravelMode.allCases[(scan + number) % TravelMode.allCases.count], vehicle: "G**\(number)")
        }
        return PersonHistory(
            grade: .known(.low), trips: trips,
            tests: [
                TestLine(kind: .pcr, result: .negative, at: time("202611230\(scan % 10)1000000")),
                TestLine(kind: .antibody, result: .untested, at: nil),
            ],
            reports: [
                ReportLine(grade: .known(.low), divisionCode: "330000", validUntil: time("20261130000000000")),
                ReportLine(grade: .known(.medium), divisionCode: "110000", validUntil: time("20261126000000000")),
            ],
            declarations: [], warnings: scan % 3 == 0 ? ["14天内到过中风险地区"] : [])
    }

    /// A code of its own for every scan, made a minute before it.
    private static func code(_ scan: Int, at now: Instant) -> String {
        CodeContent(
            flags: [], division: 330_100,
            codeId: Array(repeating: 3, count: 10) + [UInt8(scan >> 8), UInt8(scan & 0xFF)],
            issuedAt: UInt32(now.seconds - 30), life: 60, grade: .low, keyId: 1,
            signature: Array(repeating: 7, count: 64)
        ).text
    }
}
