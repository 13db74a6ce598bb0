internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// One item of X1 with what can be found out of it before the transaction.
struct CarriedItem: Sendable {
    let entry: BatchRequest.Entry
    /// What its card says, where it is of a card.
    let card: CardReading?
    /// The business content that a retry has to match.
    let fingerprint: [UInt8]

    init(_ entry: BatchRequest.Entry, _ keys: ServiceKeys) {
        self.entry = entry
        guard case .item(let item, let content) = entry else {
            card = nil
            fingerprint = []
            return
        }
        card = CardReading.read(item.request, keys)
        fingerprint = BusinessContent(route: .verificationBatch, content, claim: card?.proof?.claim).digest
    }

    /// The item, where it could be read.
    var item: BatchItem? {
        if case .item(let item, _) = entry { item } else { nil }
    }

    /// The item's members as they came.
    var content: JSONObject {
        switch entry {
        case .item(_, let content): content
        case .fault(_, _, let content): content
        }
    }

    /// The item's requestId for the echo.
    var requestId: String? {
        switch entry {
        case .item(let item, _): item.requestId
        case .fault(_, let requestId, _): requestId
        }
    }

    /// The origin as a device (3.20), once its signature is known to be good.
    /// - Throws: `WireFault` 1005 for an unknown origin, 5002 for one revoked more than seven days ago, 1004 for a
    ///   signature that is not its; ``SignatureNeeded`` to have it checked.
    func originDevice(_ origin: Origin, _ call: CallContext, _ transaction: Transaction) throws -> Device {
        guard let device = try Device.read(origin.custNum, transaction), device.status != .disabled else {
            throw WireFault(.customerUnknown, "origin.custNum")
        }
        guard let check = try originCheck(transaction) else { throw WireFault(.signatureInvalid, "origin") }
        guard let isGood = call.checked[check.id] else { throw SignatureNeeded(checks: [check]) }
        guard isGood == .some(true), origin.deviceSn == device.deviceSn else {
            throw WireFault(.signatureInvalid, "origin")
        }
        let isLong = call.now - device.statusAt > Limits.revokedOriginCarried * 1000
        if device.status == .revoked, isLong { throw WireFault(.deviceRevoked, "origin") }
        return device
    }

    /// The check of the origin's signature under any key that it ever had; nil where there is no such key.
    func originCheck(_ transaction: Transaction) throws -> SignatureCheck? {
        guard let item, let origin = item.origin,
            let key = try Device.key(origin.keyId, of: origin.custNum, transaction)
        else { return nil }
        return SignatureCheck(origin: item, key)
    }
}
