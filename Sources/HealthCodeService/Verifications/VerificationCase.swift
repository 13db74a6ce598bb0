internal import HealthCode
internal import HealthCodeAPI

/// One scan to judge: a call of I6, or an item of X1.
struct VerificationCase: Sendable {
    let request: VerificationRequest
    /// What idcardAuthData says, where the scan is of a card.
    let card: CardReading?
    /// Whose scan it is: the caller's, or the origin's (3.20).
    let custNum: String
    let requestId: String
    let deviceSn: String?
    let gate: PassRecord.Gate
    /// The carrier of an origin's item.
    let carriedBy: String?
    /// Whether the scan came as an item with `origin`, whose signature has been found good.
    var isOrigins = false
    /// The call that brought it: its time, keys, random and serial.
    let call: CallContext

    /// The random that a proof of identity has to carry: the serial's, or in an item with `origin`, whose batch was not
    /// known when it was signed, the one that ties the proof to the item.
    var proofRandom: String? {
        isOrigins ? Origin.proofRandom(custNum: custNum, requestId: requestId) : call.serial?.randomNumber
    }

    /// Up to when uses, revocations and first verdicts count: a scan of now sees everything, whatever the clock did.
    var horizon: Instant { request.deferred?.scannedAt ?? Instant(milliseconds: .max) }

    /// The moment that the scan is judged as of.
    var moment: Instant { request.deferred?.scannedAt ?? call.now }

    /// The pass record of this case before anything is known.
    var record: PassRecord {
        PassRecord(
            custNum: custNum, requestId: requestId, deviceSn: deviceSn, gate: gate, scannedAt: moment,
            receivedAt: call.now, temperature: request.currentBodyTemp, isDeferred: request.deferred != nil,
            decision: request.deferred?.decision, carriedBy: carriedBy)
    }
}

/// What a gate is told, before it becomes members and a record.
struct Finding: Sendable {
    var code: ReturnCode = .success
    var subject: Subject?
    var record: CodeRecord?
    /// The grade before temperature: as of the scan, and now (one and the same unless deferred).
    var gradeAtScan: Grade?
    var gradeNow: Grade?
    var isExpired = false
    var isConsuming = false
    var firstVerdict: FirstVerdict?
    /// For a deferred scan of a code: alive, not ended and not used up at the scan.
    var codeValidAtScan: Bool?
    var description: String?

    init(_ code: ReturnCode = .success, description: String? = nil) {
        self.code = code
        self.description = description
    }

    /// The grade before temperature: the worse of then and now, grey for a code past its life.
    var assessed: Grade? {
        if isExpired { return .unassessed }
        if let firstVerdict { return firstVerdict.assessed }
        guard let gradeAtScan, let gradeNow else { return gradeAtScan ?? gradeNow }
        return Grade.worse(gradeAtScan, gradeNow)
    }

    /// The grade after the temperature rule (3.12). A duplicate keeps the first verdict, unless a fever raises it.
    func grade(temperature: Int?) -> Grade? {
        let base = firstVerdict?.grade ?? assessed
        return base.map { TemperatureRule.grade($0, measured: temperature) }
    }
}
