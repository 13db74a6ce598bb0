internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What a person does to a row by hand.
enum PutBack {
    /// Letters of a note at most.
    static let noteLimit = 200

    /// A DEAD or HELD row is to be sent now; what counted against it is forgotten.
    static func retry(_ transaction: Transaction, _ requestId: String) throws -> Bool {
        guard let row = try Answered.row(transaction, requestId), row.state == .dead || row.state == .held else {
            return false
        }
        try transaction.execute("UPDATE outbox SET state = 2, due = 0, alone = 0 WHERE seq = ?", [row.seq])
        try transaction.execute("UPDATE dead SET reason = NULL WHERE seq = ?", [row.seq])
        try AuditChain.append(transaction, .retry, String(row.seq), requestId, row.state.rawValue)
        return true
    }

    /// A note, sealed, since free text may name somebody; an empty one takes the note away.
    static func note(_ transaction: Transaction, _ requestId: String, _ text: String) throws -> Bool {
        guard let row = try Answered.row(transaction, requestId) else { return false }
        let words = PlainText.visible(text, limit: noteLimit)
        let sealed = words.isEmpty ? nil : try transaction.keys.seal(Array(words.utf8), Place.note(requestId))
        try transaction.execute(
            """
            INSERT INTO dead (seq, sealed_note) VALUES (?, ?)
            ON CONFLICT (seq) DO UPDATE SET sealed_note = excluded.sealed_note
            """, [row.seq, Blob(sealed)])
        return true
    }
}
