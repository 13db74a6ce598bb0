internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// A row as X1 and I6 carry it: the very business content of the live call (protocol.md 2.1), and `deferred`.
struct DeliveryItem {
    let delivery: Delivery
    let device: Device
    /// Earlier enrolments of this device whose keys are still here, by customer number.
    let formers: [String: Device]

    private var row: OutboxRow { delivery.row }

    /// Who scanned: the present device, an earlier enrolment of it, or nobody whose key is here. The service knows a row by
    /// (custNum, requestId) and compares deviceSn too, so that an old row goes under the old name whoever sends it.
    private var scanner: Device? {
        guard let custNum = row.custNum, custNum != device.custNum else { return device }
        return formers[custNum]
    }

    /// Whether the row has to go with `origin`, under the name of an earlier enrolment.
    var isFormer: Bool { row.custNum.map { $0 != device.custNum } ?? false }

    /// The item's octets for X1; nil where there is nothing that could be sent.
    /// - Parameter random: the batch serial's, for a document.
    /// - Throws: where the document cannot be encrypted.
    func octets(random: String) throws(ServiceFailure) -> [UInt8]? {
        if case .carried(_, let item) = row.content { return isSound(item) ? item : nil }
        if isFormer { return try signed(keepsText: true) }
        guard let request = try request(random: random) else { return nil }
        return BatchItem(requestId: row.requestId, request: request).json.octets
    }

    /// The members for a single I6 but the serial number; nil where there is nothing that could be sent that way.
    func members(random: String) throws(ServiceFailure) -> JSONObject? {
        try request(random: random)?.json
    }

    /// The request without its serial number. Business content is what ``HealthCodeClient/verify(_:within:)`` sends:
    /// code or claim, device and temperature, and no checkpoint.
    func request(random: String) throws(ServiceFailure) -> VerificationRequest? {
        guard case .own(let payload, let temperature) = row.content, let scanner else { return nil }
        let subject: VerificationRequest.Subject
        switch payload {
        case .code(let content): subject = .code(content.text)
        case .document(let claim):
            subject = .card(try Proof.of(claim.name, claim.document, random: random, to: device.encryptKey))
        case .residentNumber, .twoCodes, .wrongLayout, .notACode: return nil
        }
        var request = VerificationRequest(bizSerialNum: "", subject, deviceSn: scanner.deviceSn)
        request.currentBodyTemp = temperature
        request.deferred = deferred
        return request
    }

    /// The item under its scanner's name and signature, for whoever carries it; nil where there is nothing to deliver, or
    /// no key to sign with. A proof of identity carries a random that ties it to its item.
    /// - Parameter keepsText: whether the reason and who decided stay in it: free text, that no other device may read.
    func signed(keepsText: Bool) throws(ServiceFailure) -> [UInt8]? {
        guard let scanner else { return nil }
        let requestId = row.requestId
        let random = Origin.proofRandom(custNum: scanner.custNum, requestId: requestId)
        guard var request = try request(random: random) else { return nil }
        if !keepsText {
            request.deferred?.decisionReason = nil
            request.deferred?.operatorRef = nil
        }
        do {
            return try BatchItem(requestId: requestId, request: request).signed(
                custNum: scanner.custNum, deviceSn: scanner.deviceSn, key: scanner.privateKey, keyId: scanner.keyId
            ).octets
        } catch {
            throw ServiceFailure(.serviceError, detail: "cannot sign", wasSent: false)
        }
    }

    private var deferred: DeferredScan {
        var deferred = DeferredScan(scannedAt: delivery.scannedAt, decision: row.decision)
        deferred.clockOffsetMs = delivery.clockOffsetMilliseconds.map { Int(clamping: $0) }
        deferred.bootId = Self.fitted(row.scannedBoot.bootId, 36)
        deferred.monotonicMs = Int(clamping: row.scannedBoot.milliseconds)
        deferred.seq = Int(clamping: row.seq)
        deferred.attempt = row.attempts + 1
        deferred.localOutcome = Self.fitted(delivery.localOutcome, 16)
        deferred.decisionReason = row.decisionReason.flatMap { Self.fitted($0, 64) }
        deferred.operatorRef = row.operatorRef.flatMap { Self.fitted($0, 36) }
        return deferred
    }

    /// A text that the service's table takes; nil where nothing is left of it. A reason with a control in it must not
    /// make its row 1003.
    private static func fitted(_ text: String, _ limit: Int) -> String? {
        let visible = PlainText.visible(text, limit: limit)
        return visible.isEmpty ? nil : visible
    }

    /// Whether another device's item may stand in a batch: an object with this row's requestId and its origin last. One
    /// that is not would spoil its neighbours.
    private func isSound(_ item: [UInt8]) -> Bool {
        guard case .carried(let custNum, _) = row.content, item.first == UInt8(ascii: "{"),
            let object = (try? JSON(item, limits: JSONLimits(depth: Limits.nesting - 3, size: Limits.body)))?.object,
            object["requestId"]?.string == row.requestId, let last = object.members.last, last.name == "origin"
        else { return false }
        return last.value.object?["custNum"]?.string == custNum
    }
}
