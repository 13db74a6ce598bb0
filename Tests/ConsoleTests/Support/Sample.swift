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
    /// An answer to a scan that is on no disk.
    static func answered(requestId: String, _ outcome: VerifyOutcome) -> ConsoleEvent.Kind {
        .answered(requestId: requestId, outcome, .notRecorded(LedgerFailure(.noLedger)), nil)
    }
}
