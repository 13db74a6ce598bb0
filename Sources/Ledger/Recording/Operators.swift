internal import Checkpoint
internal import GRDB
internal import HealthCode

/// References to staff: sealed once each, found again by a keyed hash, because a reference may well be a name.
enum Operators {
    /// Letters of a reference at most; profile 3.12.
    static let limit = 36

    /// The number of a reference, made where it is new; nil for none.
    static func number(_ transaction: Transaction, _ reference: String?) throws -> Int64? {
        guard let reference = reference.map({ PlainText.visible($0, limit: limit) }), !reference.isEmpty else {
            return nil
        }
        if let known = try known(transaction, reference) { return known }
        let hash = Blob(hash(transaction.keys, reference))
        let sealed = try transaction.keys.seal(Array(reference.utf8), Place.operatorRef)
        try transaction.execute("INSERT INTO operator (hash, sealed_ref) VALUES (?, ?)", [hash, Blob(sealed)])
        return transaction.lastRow
    }

    /// The number of a reference; nil where nobody has used it.
    static func known(_ transaction: Transaction, _ reference: String) throws -> Int64? {
        let reference = PlainText.visible(reference, limit: limit)
        return try transaction.number(
            "SELECT id FROM operator WHERE hash = ?", [Blob(hash(transaction.keys, reference))])
    }

    private static func hash(_ keys: Keys, _ reference: String) -> [UInt8] {
        Array(keys.hash("operator", Array(reference.utf8)).prefix(16))
    }

    /// The reference in a column of a joined row; nil where there is none, or it does not open.
    static func reference(_ keys: Keys, _ sealed: [UInt8]?) -> String? {
        sealed.flatMap { try? keys.open($0, Place.operatorRef) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
