public import HealthCode

/// A row dated and ready to go: an item of X1, or an I6 with `deferred`; profile 3.12.
public struct Delivery: Hashable, Sendable {
    /// The row.
    public var row: OutboxRow
    /// `deferred.scannedAt`; means nothing for a carried item, which was dated by its origin.
    public var scannedAt: Instant
    /// `deferred.clockOffsetMs`: trusted time less the wall clock of the scan; nil where it was never measured.
    public var clockOffsetMilliseconds: Int64?
    /// `deferred.localOutcome`, at most 16 characters.
    public var localOutcome: String

    /// A delivery.
    public init(row: OutboxRow, scannedAt: Instant, clockOffsetMilliseconds: Int64?, localOutcome: String) {
        self.row = row
        self.scannedAt = scannedAt
        self.clockOffsetMilliseconds = clockOffsetMilliseconds
        self.localOutcome = localOutcome
    }
}

/// The service's signed word on one delivered row.
public struct DeliveryAnswer: Hashable, Sendable {
    /// What became of it.
    public var code: ReturnCode
    /// The answer as a judgement, where it is one.
    public var judgement: Judgement?
    /// The grade as it stood at the scan.
    public var statusAtScan: GradeReading?
    /// The grade now.
    public var statusNow: GradeReading?
    /// Whether somebody who may have walked in should not have; never true without a basis.
    public var alert: AlertBasis?
    /// The answer's octets as signed, for the receipt; they hold masked data only.
    public var octets: [UInt8]

    /// An answer.
    public init(
        code: ReturnCode, judgement: Judgement? = nil, statusAtScan: GradeReading? = nil,
        statusNow: GradeReading? = nil, alert: AlertBasis? = nil, octets: [UInt8] = []
    ) {
        self.code = code
        self.judgement = judgement
        self.statusAtScan = statusAtScan
        self.statusNow = statusNow
        self.alert = alert
        self.octets = octets
    }
}

/// What came of sending rows.
public enum DeliveryReply: Hashable, Sendable {
    /// A signed answer with one answer for each row, by requestId; a row that it leaves out was not answered.
    case items([String: DeliveryAnswer], serverTime: Instant)
    /// A signed refusal of the message as a whole.
    case refused(ReturnCode, retryAfterSeconds: Int?, serverTime: Instant)
    /// No signed answer.
    case failed(ServiceFailure)
}

/// How rows are sent.
public enum DeliveryWay: Hashable, Sendable {
    /// X1.
    case batch
    /// I6, one row.
    case single
}
