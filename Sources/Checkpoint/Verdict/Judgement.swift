public import HealthCode

/// A signed answer of service 3000 whose signature and requestId the client has checked; profile 3.12.
public struct Judgement: Hashable, Sendable {
    /// The return code.
    public var code: ReturnCode
    /// The grade after the temperature rule; nil where the answer carries none.
    public var grade: GradeReading?
    /// The grade before the temperature rule, where it differs.
    public var assessed: Grade?
    /// The masked name, as the service sent it; views strip it before it reaches a cell.
    public var maskedName: String
    /// The masked document number.
    public var maskedNumber: String
    /// The document's type.
    public var certType: CertType?
    /// `qrCodeExpired`.
    public var codeExpired: Bool
    /// The same code or person at this gate within 30 s under another requestId.
    public var duplicate: Bool
    /// When a used or doubly scanned code was first seen.
    public var firstSeenAt: Instant?
    /// Where it was first seen.
    public var firstSeenGate: String?
    /// The issuing system's reason.
    public var reasonCode: String?
    /// The issuing system's advice.
    public var guide: String?
    /// The pass-through with its one-time query token; profile 3.14.
    public var bizExtData: String?
    /// The service's own record of the pass.
    public var passRecordId: String?
    /// The service's clock.
    public var serverTime: Instant
    /// From asking to having the whole answer.
    public var latencyMilliseconds: Int

    /// An answer; what a service may leave out has a default.
    public init(
        code: ReturnCode, grade: GradeReading?, assessed: Grade? = nil, maskedName: String = "",
        maskedNumber: String = "", certType: CertType? = nil, codeExpired: Bool = false, duplicate: Bool = false,
        firstSeenAt: Instant? = nil, firstSeenGate: String? = nil, reasonCode: String? = nil, guide: String? = nil,
        bizExtData: String? = nil, passRecordId: String? = nil, serverTime: Instant, latencyMilliseconds: Int
    ) {
        self.code = code
        self.grade = grade
        self.assessed = assessed
        self.maskedName = maskedName
        self.maskedNumber = maskedNumber
        self.certType = certType
        self.codeExpired = codeExpired
        self.duplicate = duplicate
        self.firstSeenAt = firstSeenAt
        self.firstSeenGate = firstSeenGate
        self.reasonCode = reasonCode
        self.guide = guide
        self.bizExtData = bizExtData
        self.passRecordId = passRecordId
        self.serverTime = serverTime
        self.latencyMilliseconds = latencyMilliseconds
    }
}
