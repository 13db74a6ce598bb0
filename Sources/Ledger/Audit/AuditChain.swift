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
        case scan, rescan, carried, amend, decision, done, dead, held, alert, acknowledge, retry, export, eraseBodies,
            purge
    }

    /// Octets of a row's digest that an entry carries.
    static let digestOctets = 16

    /// Adds an entry at the head.
    static func append(_ transaction: Transaction, _ kind: Kind, _ fields: String...) throws {
        let n = transaction.anchor.n + 1
        let previous = transaction.anchor.hash
        // One buffer for what is hashed, the hash before it first: this runs once a scan.
        var octets = previous
        octets.reserveCapacity(256)
        octets.append(contentsOf: String(n).utf8)
        add(kind.rawValue, to: &octets)
        add(String(transaction.reading.wall.milliseconds), to: &octets)
        for field in fields { add(field, to: &octets) }
        let entry = String(decoding: octets[previous.count...], as: UTF8.self)
        let hash = transaction.session.digests.digest(octets)
        try transaction.execute("INSERT INTO audit VALUES (?, ?, ?, ?)", [n, Blob(previous), entry, Blob(hash)])
        transaction.anchor.n = n
        transaction.anchor.hash = hash
    }

    /// A field after a tab; it must not hold what ends one.
    private static func add(_ field: String, to octets: inout [UInt8]) {
        octets.append(9)
        for octet in field.utf8 { octets.append(octet < 0x20 ? 0x20 : octet) }
    }

    /// What anchors the tail: without the key nobody can cut entries off and leave an anchor that fits.
    static func mac(_ keys: Keys, n: Int64, hash: [UInt8]) -> [UInt8] {
        keys.hash("anchor", Array(String(n).utf8) + [0] + hash)
    }
}

/// The digest by which an audit entry commits to a row.
enum RowDigest {
    /// Over what never changes of a scan, in the table's order, each with a zero octet behind it.
    static func scan(_ fields: [String], _ digests: SM3Series = SM3Series()) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(256)
        for field in fields {
            octets.append(contentsOf: field.utf8)
            octets.append(0)
        }
        return short(octets, digests)
    }

    /// Over a sealed body.
    static func body(_ sealed: [UInt8], _ digests: SM3Series = SM3Series()) -> String { short(sealed, digests) }

    private static func short(_ octets: [UInt8], _ digests: SM3Series) -> String {
        Letters.hex(digests.digest(octets).prefix(AuditChain.digestOctets))
    }
}

/// Octets as digits, for the audit.
enum Letters {
    /// Two lower-case digits an octet, written in one piece.
    static func hex(_ octets: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: octets.count * 2) { buffer in
            var place = 0
            for octet in octets {
                buffer[place] = digit(octet >> 4)
                buffer[place + 1] = digit(octet & 15)
                place += 2
            }
            return place
        }
    }

    /// One digit, 0 to 15.
    static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
