internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// X1 (3.12b): I6 for a backlog, up to 200 items under one signature and one serial number, in one transaction.
///
/// One bad item never spoils its neighbours: each has a savepoint and an outcome of its own. The batch's own requestId
/// is never stored (2.1); the items' are the keys.
struct BatchInterface: Interface {
    static let route = Route.verificationBatch
    static let keeping = Keeping.never

    /// The batch, its items decoded each on its own.
    struct Request: Sendable {
        let bizSerialNum: String
        let deviceSn: String?
        let items: [CarriedItem]
    }

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> Request {
        throw WireFault(.envelopeMalformed, nil, "a batch is read with its octets")
    }

    func decode(_ arrival: Arrival, _ keys: ServiceKeys) throws(WireFault) -> Request {
        let batch = try BatchRequest(arrival.envelope)
        return Request(
            bizSerialNum: batch.bizSerialNum, deviceSn: batch.deviceSn,
            items: batch.entries.map { CarriedItem($0, keys) })
    }

    func fingerprint(of request: Request) -> [UInt8] { [] }

    func serial(of request: Request) -> SerialClaim? {
        SerialClaim(
            text: request.bizSerialNum, applyType: .verify,
            deviceSn: request.deviceSn ?? request.items.first { $0.item?.origin == nil }?.item?.request.deviceSn,
            isBatch: true)
    }

    func answer(_ request: Request, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        let needed = try signatures(request, call, transaction)
        guard needed.isEmpty else { throw SignatureNeeded(checks: needed) }
        let desk = BatchDesk(
            call: call, needsDevice: SerialNumber.isOfDevice(request.bizSerialNum), transaction: transaction)
        var members = JSONObject()
        members.put("bizSerialNum", call.presentedSerial)
        members.put("items", try request.items.map { try desk.answer($0) })
        return Answer(.success, members)
    }

    /// Every signature that the items will need, so that the batch is run twice at most.
    private func signatures(
        _ request: Request, _ call: CallContext, _ transaction: Transaction
    ) throws -> [SignatureCheck] {
        var needed: [SignatureCheck] = []
        for carried in request.items {
            if let check = try carried.originCheck(transaction) { needed.append(check) }
            guard case .code(let text)? = carried.item?.request.subject, let code = try? CodeContent(text: text) else {
                continue
            }
            if try CodeRecord.find(code.codeId, transaction)?.octets != code.octets {
                needed.append(SignatureCheck(code: code))
            }
        }
        return needed.filter { call.checked[$0.id] == nil }
    }
}
