internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The log that nobody can mend unseen: each entry's digest covers the one before (3.13, 3.18).
///
/// An entry is JSON of ids and words, never of names or numbers. Its digest is SM3 over the previous digest (32 octets,
/// zeros before the first entry), the time in milliseconds (8 octets, big-endian), the kind, a zero octet and the entry.
enum LogChain {
    /// What an entry is about.
    enum Kind: String, Sendable, CaseIterable {
        case correction, grade, person, destruction, device, code, setting
    }

    /// One entry as it stands in the log.
    struct Entry: Sendable, Equatable {
        let number: Int64
        let kind: String
        let at: Instant
        let text: String
        let digest: [UInt8]
        /// DER, by the service's signing key over the digest; destruction and grade entries have it.
        let sign: [UInt8]?
    }

    /// Adds an entry; with `signer`, its digest is signed too.
    static func append(
        _ kind: Kind, _ entry: JSONObject, at now: Instant, signer: SM2PrivateKey? = nil, _ transaction: Transaction
    ) throws {
        let text = JSON.object(entry).text
        let last = try transaction.row("SELECT digest FROM log_chain ORDER BY n DESC LIMIT 1")
        let previous = last?.octets("digest") ?? beginning
        let digest = digest(previous, now, kind.rawValue, text)
        let sign = try signer?.signDER(digest)
        try transaction.execute(
            "INSERT INTO log_chain (kind, at, entry, previous, digest, sign) VALUES (?, ?, ?, ?, ?, ?)",
            [kind.rawValue, now.milliseconds, text, Blob(previous), Blob(digest), Blob(sign)])
    }

    /// The entries of a kind, oldest first.
    static func entries(_ kind: Kind, _ transaction: Transaction) throws -> [Entry] {
        try transaction.rows("SELECT * FROM log_chain WHERE kind = ? ORDER BY n", [kind.rawValue]).map(entry)
    }

    /// Walks the whole chain.
    /// - Parameter signKeys: the service's public keys, old and new: a signature is one of theirs.
    /// - Returns: the number of the first entry that does not fit, nil where all do.
    static func firstBroken(_ signKeys: [SM2PublicKey], _ transaction: Transaction) throws -> Int64? {
        var previous = beginning
        let cursor = try Row.fetchCursor(transaction.database, sql: "SELECT * FROM log_chain ORDER BY n")
        while let row = try cursor.next() {
            let entry = entry(row)
            guard row.octets("previous") == previous,
                digest(previous, entry.at, entry.kind, entry.text) == entry.digest
            else { return entry.number }
            if let sign = entry.sign, !signKeys.contains(where: { $0.verify(der: sign, of: entry.digest) }) {
                return entry.number
            }
            previous = entry.digest
        }
        return nil
    }

    private static let beginning = [UInt8](repeating: 0, count: 32)

    private static func entry(_ row: Row) -> Entry {
        Entry(
            number: row["n"], kind: row["kind"], at: row.instant("at"), text: row["entry"],
            digest: row.octets("digest"), sign: row.octetsIfAny("sign"))
    }

    private static func digest(_ previous: [UInt8], _ at: Instant, _ kind: String, _ text: String) -> [UInt8] {
        let time = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: at.milliseconds >> Int64($0)) }
        return SM3.digest(previous + time + Array(kind.utf8) + [0] + Array(text.utf8))
    }
}
