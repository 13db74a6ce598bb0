internal import GRDB
internal import GuoMi
internal import HealthCode

/// The audit: entry n's hash is SM3 over the hash before it and the entry's octets.
///
/// An entry is one line of fields with tabs between: its number, its kind, the wall clock in milliseconds, and what the
/// kind adds. Nothing in it names a person: requestIds, keyed hashes, codes, counts.
enum AuditChain {
    /// What is written about.
    enum Kind: String, CaseIterable {
        case scan, rescan, carried, decision, done, dead, held, alert, acknowledge, retry, export, eraseBodies, purge
    }

    /// Octets of a row's digest that an entry carries.
    static let digestOctets = 16

    /// Adds an entry at the head.
    static func append(_ transaction: Transaction, _ kind: Kind, _ fields: String...) throws {
        let n = transaction.anchor.n + 1
        let head = [String(n), kind.rawValue, String(transaction.reading.wall.milliseconds)]
        let entry = (head + fields.map(clean)).joined(separator: "\t")
        let previous = transaction.anchor.hash
        let hash = hash(previous: previous, octets: Array(entry.utf8))
        try transaction.execute("INSERT INTO audit VALUES (?, ?, ?, ?)", [n, Blob(previous), entry, Blob(hash)])
        transaction.anchor.n = n
        transaction.anchor.hash = hash
    }

    /// SM3(previous || entry).
    static func hash(previous: [UInt8], octets: [UInt8]) -> [UInt8] {
        SM3.digest(previous + octets)
    }

    /// What anchors the tail: without the key nobody can cut entries off and leave an anchor that fits.
    static func mac(_ keys: Keys, n: Int64, hash: [UInt8]) -> [UInt8] {
        keys.hash("anchor", Array(String(n).utf8) + [0] + hash)
    }

    /// A field must not hold what ends a field.
    private static func clean(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 < 0x20 }) else { return field }
        return String(decoding: field.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}

/// The digest by which an audit entry commits to a row.
enum RowDigest {
    /// Over what never changes of a scan, in the table's order, each with a zero octet behind it.
    static func scan(_ fields: [String]) -> String {
        short(fields.flatMap { Array($0.utf8) + [0] })
    }

    /// Over a sealed body.
    static func body(_ sealed: [UInt8]) -> String { short(sealed) }

    private static func short(_ octets: [UInt8]) -> String {
        Hex.encode(SM3.digest(octets).prefix(AuditChain.digestOctets))
    }
}
