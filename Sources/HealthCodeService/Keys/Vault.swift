internal import GuoMi
internal import HealthCode

/// Seals what names a person (AES-256-GCM, the key's id in each record) and finds it again by a keyed hash.
struct Vault: Sendable {
    private let keys: [UInt32: SealingKey]
    private let current: SealingKey?
    private let lookUpKey: [UInt8]

    /// - Parameter sealing: every key that may open a record; the last one seals new ones.
    init(sealing: [SealingKey], lookUpKey: [UInt8]) {
        keys = Dictionary(sealing.map { ($0.id, $0) }) { _, newer in newer }
        current = sealing.last
        self.lookUpKey = lookUpKey
    }

    /// Seals octets; `context` names the column, so that a record cannot be moved to another.
    func seal(_ octets: [UInt8], _ context: String) throws -> [UInt8] {
        guard let current else { throw StorageFault.sealBroken }
        return try current.seal(octets, context: Array(context.utf8))
    }

    /// Opens what ``seal(_:_:)`` wrote under the same context.
    /// - Throws: ``StorageFault/sealBroken``
    func open(_ record: [UInt8], _ context: String) throws -> [UInt8] {
        guard let id = SealingKey.id(of: record), let key = keys[id],
            let octets = try? key.open(record, context: Array(context.utf8))
        else { throw StorageFault.sealBroken }
        return octets
    }

    /// The keyed hash under which a person is found: HMAC-SM3 of the type's code, a colon and the number.
    func lookUp(_ document: DocumentNumber) -> [UInt8] {
        SM3.hmac(key: lookUpKey, Array("\(document.certType.rawValue):\(document.number)".utf8))
    }
}
