internal import GRDB
internal import GRDBSQLite

/// A statement on the way of a scan: a session finds it by which it is and not by its text, whose hash costs as much as
/// binding its values does.
final class HotStatement: Sendable {
    /// Its text.
    let sql: String

    init(_ sql: String) {
        self.sql = sql
    }
}

/// Binds values to a statement's parameters in their order, without an array of them.
///
/// SQLite keeps a copy of what is bound. What goes wrong is said at the end.
struct Binder {
    private let statement: SQLiteStatement
    private var index: Int32 = 0
    private var code = SQLITE_OK

    init(_ statement: SQLiteStatement) {
        self.statement = statement
    }

    /// A whole number.
    mutating func add(_ number: Int64) { note(sqlite3_bind_int64(statement, next(), number)) }

    /// A text.
    mutating func add(_ text: String) { note(text.bind(to: statement, at: next())) }

    /// A text, or NULL for none.
    mutating func add(_ text: String?) {
        if let text { add(text) } else { note(sqlite3_bind_null(statement, next())) }
    }

    /// A text as its octets in UTF-8.
    mutating func add(text octets: UnsafeRawBufferPointer) {
        note(Parameters.bind(text: octets, to: statement, at: next()))
    }

    /// A blob.
    mutating func add(_ octets: [UInt8]) { octets.withUnsafeBytes { add(blob: $0) } }

    /// A blob of 32 octets.
    mutating func add(_ digest: InlineArray<32, UInt8>) { digest.span.withUnsafeBytes { add(blob: $0) } }

    /// A blob.
    mutating func add(blob octets: UnsafeRawBufferPointer) {
        note(Parameters.bind(blob: octets, to: statement, at: next()))
    }

    /// - Throws: `DatabaseError` with SQLite's result code, also where the statement has another number of parameters.
    func finish() throws {
        guard code == SQLITE_OK, index == sqlite3_bind_parameter_count(statement) else {
            throw DatabaseError(resultCode: code == SQLITE_OK ? .SQLITE_MISUSE : ResultCode(rawValue: code))
        }
    }

    private mutating func next() -> Int32 {
        index += 1
        return index
    }

    private mutating func note(_ result: Int32) { if result != SQLITE_OK, code == SQLITE_OK { code = result } }
}
