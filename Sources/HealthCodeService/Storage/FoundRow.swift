internal import GRDB
internal import HealthCode

/// One row where SQLite has it, its columns by position; of use until its statement goes on.
///
/// A `Row` of GRDB's makes a dictionary of the columns' names at every fetch, which costs more than fetching. The first
/// column may not be NULL: the whole row would be taken for one.
struct FoundRow: DatabaseValueConvertible, StatementColumnConvertible {
    private let statement: SQLiteStatement

    init?(sqliteStatement: SQLiteStatement, index: CInt) { statement = sqliteStatement }

    /// A column's value; nil for NULL.
    subscript<Value: StatementColumnConvertible>(_ column: Int) -> Value? {
        Value.fromStatement(statement, atUncheckedIndex: CInt(column))
    }

    /// The octets of a blob column; none for NULL.
    func octets(_ column: Int) -> [UInt8] { (self[column] as Blob?)?.octets ?? [] }

    /// A time column, in milliseconds; nil for NULL.
    func instant(_ column: Int) -> Instant? { (self[column] as Int64?).map(Instant.init(milliseconds:)) }

    /// A row is no value.
    var databaseValue: DatabaseValue { .null }

    /// A value is no row.
    static func fromDatabaseValue(_ value: DatabaseValue) -> FoundRow? { nil }
}
