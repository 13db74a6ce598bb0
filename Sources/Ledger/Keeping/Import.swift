internal import Checkpoint
internal import GRDB
internal import GuoMi
internal import HealthCode

/// Items that another device's export brings; delivered under (custNum, requestId) of protocol.md 3.20.
enum Import {
    /// What the column `kind` says of them.
    static let kind = "carried"

    /// Makes a row of each that is not here yet.
    static func run(_ transaction: Transaction, _ items: [CarriedItem]) throws -> CarriedResult {
        var result = CarriedResult(added: 0, known: 0)
        for item in items {
            // Of two devices that claim one requestId only the first is believed; one's own export brings nothing new.
            let subject = Array(
                transaction.keys.hash("carried", Array("\(item.custNum)\u{0}\(item.requestId)".utf8)).prefix(16))
            let seq = transaction.anchor.seq + 1
            let sealed = try transaction.keys.seal(item.octets, Place.body(item.requestId))
            try transaction.execute(
                """
                INSERT INTO outbox (seq, request_id, kind, origin, subject, schema_version, sealed_body)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (request_id) DO NOTHING
                """, [seq, item.requestId, kind, item.custNum, Blob(subject), ScanBody.layout, Blob(sealed)])
            guard transaction.changes == 1 else {
                result.known += 1
                continue
            }
            transaction.anchor.seq = seq
            try add(transaction, item, seq, subject, sealed)
            result.added += 1
        }
        return result
    }

    private static func add(
        _ transaction: Transaction, _ item: CarriedItem, _ seq: Int64, _ subject: [UInt8], _ sealed: [UInt8]
    ) throws {
        let facts = ScanFacts(transaction, at: transaction.reading.wall, kind: kind)
        try facts.insert(transaction, seq)
        let digest = facts.digest(transaction, seq, item.requestId, kind, subject)
        let short = Letters.hex(digest.octets.prefix(AuditChain.digestOctets))
        try AuditChain.append(
            transaction, .carried, String(seq), item.requestId, Letters.hex(subject), short, RowDigest.body(sealed))
    }
}

/// An item of another device's export, octet for octet with its `origin`.
public struct CarriedItem: Hashable, Sendable {
    /// The customer number of the device that scanned.
    public var custNum: String
    /// The item's idempotency key there.
    public var requestId: String
    /// The item as it is delivered.
    public var octets: [UInt8]

    /// An item.
    public init(custNum: String, requestId: String, octets: [UInt8]) {
        self.custNum = custNum
        self.requestId = requestId
        self.octets = octets
    }
}

/// What an import made of its items.
public struct CarriedResult: Hashable, Sendable {
    /// Rows made.
    public var added: Int
    /// Items that were here already.
    public var known: Int

    /// Counts.
    public init(added: Int, known: Int) {
        self.added = added
        self.known = known
    }
}
