internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Answers the items of a batch one after the other, inside its transaction.
struct BatchDesk {
    let call: CallContext
    /// Whether the serial number was made with a device: then each item names its own (3.12).
    let needsDevice: Bool
    let transaction: Transaction

    /// One item: its stored outcome, or a fresh one in a savepoint of its own.
    func answer(_ carried: CarriedItem) throws -> JSONObject {
        var answer: Answer
        do {
            answer = try transaction.savepoint { try judge(carried) }
        } catch let fault as WireFault {
            answer = Answer(fault)
            let custNum = carried.item?.origin?.custNum ?? call.customer.custNum
            let recorded = try VerificationDesk.refused(
                fault.code, carried.content, custNum: custNum, requestId: carried.requestId ?? "", call, transaction)
            for member in recorded.members { answer.members[member.name] = member.value }
        }
        var members = JSONObject()
        members.put("requestId", carried.requestId)
        members.put("success", answer.code == .success)
        members.put("errorCode", answer.code.rawValue)
        members.put("errorDesc", answer.description ?? answer.code.words.en)
        for member in answer.members.members { members[member.name] = member.value }
        return members
    }

    private func judge(_ carried: CarriedItem) throws -> Answer {
        if case .fault(let fault, _, _) = carried.entry { throw fault }
        guard let item = carried.item else { throw WireFault(.memberInvalid, "items") }
        if needsDevice, item.request.deviceSn == nil { throw WireFault(.memberMissing, "deviceSn") }
        let owner = try item.origin.map { try carried.originDevice($0, call, transaction) } ?? call.customer
        let scan = VerificationCase(
            request: item.request, card: carried.card, custNum: owner.custNum, requestId: item.requestId,
            deviceSn: item.request.deviceSn ?? owner.deviceSn, gate: Gates.gate(of: item.request.checkpoint, owner),
            carriedBy: owner.custNum == call.customer.custNum ? nil : call.customer.custNum,
            isOrigins: item.origin != nil, call: call)
        let key = OutcomeKey(
            custNum: owner.custNum, requestId: item.requestId, interface: Route.verifications.contentName,
            fingerprint: carried.fingerprint)
        let vault = call.keys.vault
        if let stored = try OutcomeLedger.find(key.custNum, key.requestId, now: call.now, vault, transaction) {
            guard stored.interface == key.interface, stored.fingerprint == key.fingerprint else {
                throw WireFault(.requestIdReused, "requestId")
            }
            return try StoredVerification(stored: stored, scan: scan, transaction: transaction).answer()
        }
        let answer = try VerificationDesk.judge(scan, transaction)
        if answer.code.isStoredOutcome {
            try OutcomeLedger.keep(
                answer, key, until: call.now.adding(seconds: Limits.outcomeKept), isShort: false, now: call.now, vault,
                transaction)
        }
        return answer
    }
}
