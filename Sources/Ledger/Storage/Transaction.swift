internal import Checkpoint
internal import GRDB
internal import GRDBSQLite
internal import HealthCode

/// One transaction of the ledger: statements are cached, the audit chain's head is at hand.
///
/// Never leaves the closure that it is given to.
final class Transaction {
    let session: Session
    let keys: Keys
    let settings: LedgerSettings
    /// The clocks when the transaction began.
    let reading: LedgerReading
    /// The present boot's number.
    let boot: Int64
    /// The chain's head and the other numbers of the anchor.
    var anchor: Anchor
    /// Whether this is the ledger's last transaction.
    var isWiping = false
    private let begun: Anchor

    /// Reads the anchor, or knows it from the last commit where nobody has committed since; call inside a transaction
    /// only.
    init(
        _ session: Session, _ keys: Keys, _ settings: LedgerSettings, _ reading: LedgerReading, mayWrite: Bool
    ) throws {
        self.session = session
        self.keys = keys
        self.settings = settings
        self.reading = reading
        if let head = session.head, head.bootId == reading.bootId {
            anchor = head.anchor
            boot = head.boot
        } else {
            anchor = try Self.anchor(session)
            boot = mayWrite ? try BootTable.number(session, reading) : try BootTable.known(session, reading)
        }
        begun = anchor
    }

    private static func anchor(_ session: Session) throws -> Anchor {
        let row = try session.firstRow("SELECT n, hash, seq, latest, batch, wiping FROM anchor")
        guard let row, let hash = row.octets("hash") else { throw LedgerFailure(.corrupt, detail: "no anchor") }
        guard row.number("wiping") == 0 else { throw LedgerFailure(.noLedger, detail: "wiped") }
        return Anchor(
            n: row.number("n"), hash: hash, seq: row.number("seq"), latest: row.number("latest"),
            batch: row.number("batch"))
    }

    /// Writes the anchor where it changed; call before the commit.
    func finish() throws {
        guard anchor != begun else { return }
        let mac = AuditChain.mac(keys, n: anchor.n, hash: anchor.hash)
        try execute(Self.moveAnchor) {
            $0.add(anchor.n)
            $0.add(anchor.hash)
            $0.add(mac)
            $0.add(anchor.seq)
            $0.add(anchor.latest)
            $0.add(anchor.batch)
        }
    }

    private static let moveAnchor = HotStatement(
        "UPDATE anchor SET n = ?, hash = ?, mac = ?, seq = ?, latest = ?, batch = ?")

    /// What the transaction leaves once it is committed; nil where a wipe has begun, after which none may go on.
    var head: Head? { isWiping ? nil : Head(anchor: anchor, boot: boot, bootId: reading.bootId) }

    /// Now, as the column `due` counts it.
    var dueNow: Int64 { DueTime.encode(boot: boot, milliseconds: reading.milliseconds) }

    /// Runs a statement that answers no rows.
    func execute(_ sql: String, _ parameters: Parameters = []) throws {
        try run(sql, parameters) { _ in false }
    }

    /// Runs a statement on the way of a scan that answers no rows.
    func execute(_ statement: HotStatement, _ bind: (inout Binder) -> Void) throws {
        try requireOpen()
        try session.run(statement, bind)
    }

    /// Whether a statement on the way of a scan answers a row.
    func has(_ statement: HotStatement, _ bind: (inout Binder) -> Void) throws -> Bool {
        try requireOpen()
        var found = false
        try session.run(statement, bind) { _ in
            found = true
            return false
        }
        return found
    }

    /// The first row, or none.
    func row(_ sql: String, _ parameters: Parameters = []) throws -> FoundRow? {
        try requireOpen()
        return try session.firstRow(sql, parameters)
    }

    /// Every row, in the statement's order.
    func rows(_ sql: String, _ parameters: Parameters = []) throws -> [FoundRow] {
        var rows: [FoundRow] = []
        var names: [String] = []
        try run(sql, parameters) { statement in
            if rows.isEmpty { names = FoundRow.names(of: statement) }
            rows.append(FoundRow(statement, names: names))
            return true
        }
        return rows
    }

    /// The whole number in the first column of the first row; nil for none and for NULL.
    func number(_ sql: String, _ parameters: Parameters = []) throws -> Int64? {
        try row(sql, parameters)?.firstNumber
    }

    /// The first column of every row, whole numbers all.
    func numbers(_ sql: String, _ parameters: Parameters = []) throws -> [Int64] {
        var numbers: [Int64] = []
        try run(sql, parameters) { statement in
            numbers.append(sqlite3_column_int64(statement, 0))
            return true
        }
        return numbers
    }

    private func run(_ sql: String, _ parameters: Parameters, _ each: (SQLiteStatement) throws -> Bool) throws {
        try requireOpen()
        try session.run(sql, parameters, each)
    }

    /// A statement after the transaction has ended under another would be one of its own, undone by nothing.
    private func requireOpen() throws {
        guard session.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT_ROLLBACK) }
    }

    /// How many rows the last statement changed.
    var changes: Int { session.changes }

    /// The row number that the last insertion got.
    var lastRow: Int64 { session.lastRow }
}

/// The one row of the table `anchor`.
struct Anchor: Hashable, Sendable {
    /// The number of the chain's last entry, 0 before the first.
    var n: Int64
    /// Its hash.
    var hash: [UInt8]
    /// The last number given to a row.
    var seq: Int64
    /// The seq of this device's latest scan, 0 where another followed it.
    var latest: Int64
    /// The number of the last batch.
    var batch: Int64
}

extension BootTable {
    /// The number of the present boot without writing: one more than the last where it is new.
    static func known(_ session: Session, _ reading: LedgerReading) throws -> Int64 {
        let last = try session.firstRow(last)
        guard let last else { return 1 }
        return last.text("boot_id") == reading.bootId ? last.number("n") : last.number("n") + 1
    }
}
