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
        try append(transaction, kind) { line in for field in fields { add(field, to: &line) } }
    }

    private static let insertion = HotStatement("INSERT INTO audit VALUES (?, ?, ?, ?)")

    /// Adds an entry at the head whose fields are written behind the octets at hand, each with ``add(_:to:)`` or a tab.
    static func append(_ transaction: Transaction, _ kind: Kind, _ write: (inout [UInt8]) -> Void) throws {
        let n = transaction.anchor.n + 1
        // One buffer for what is hashed, the hash before it first: this runs once a scan.
        var octets = transaction.anchor.hash
        octets.reserveCapacity(384)
        let start = octets.count
        octets.write(n)
        add(kind.rawValue, to: &octets)
        octets.append(9)
        octets.write(transaction.reading.wall.milliseconds)
        write(&octets)
        let hash = octets.withUnsafeBytes { transaction.session.digests.digest($0) }
        try octets.withUnsafeBytes { octets in
            try transaction.execute(insertion) {
                $0.add(n)
                $0.add(blob: UnsafeRawBufferPointer(rebasing: octets[..<start]))
                $0.add(text: UnsafeRawBufferPointer(rebasing: octets[start...]))
                $0.add(hash)
            }
        }
        transaction.anchor.n = n
        transaction.anchor.hash = hash.octets
    }

    /// A field after a tab; it must not hold what ends one.
    static func add(_ field: String, to octets: inout [UInt8]) {
        octets.append(9)
        for octet in field.utf8 { octets.append(octet < 0x20 ? 0x20 : octet) }
    }

    /// What anchors the tail: without the key nobody can cut entries off and leave an anchor that fits.
    static func mac(_ keys: Keys, n: Int64, hash: [UInt8]) -> [UInt8] {
        keys.hash("anchor") { octets in
            octets.write(n)
            octets.append(0)
            octets.append(contentsOf: hash)
        }
    }
}

/// The digest by which an audit entry commits to a row: its first ``AuditChain/digestOctets`` octets.
enum RowDigest {
    /// Over a sealed body.
    static func body(_ sealed: [UInt8]) -> String {
        Letters.hex(SM3.digest(sealed).prefix(AuditChain.digestOctets))
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
