internal import FoundationEssentials
internal import GRDB
internal import HealthCode

/// Octets as a column: a blob.
struct Blob: DatabaseValueConvertible, StatementColumnConvertible, Hashable, Sendable {
    let octets: [UInt8]

    init(_ octets: [UInt8]) {
        self.octets = octets
    }

    /// A blob read where SQLite has it, without a detour by a value of the database.
    init?(sqliteStatement: SQLiteStatement, index: CInt) {
        octets = [UInt8](Data(sqliteStatement: sqliteStatement, index: index))
    }

    /// A blob, or NULL for none.
    init?(_ octets: [UInt8]?) {
        guard let octets else { return nil }
        self.octets = octets
    }

    var databaseValue: DatabaseValue { Data(octets).databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Blob? {
        Data.fromDatabaseValue(value).map { Blob([UInt8]($0)) }
    }
}

extension Row {
    /// The octets of a blob column; nil for NULL.
    func octetsIfAny(_ column: String) -> [UInt8]? { (self[column] as Blob?)?.octets }

    /// The octets of a blob column; none for NULL.
    func octets(_ column: String) -> [UInt8] { octetsIfAny(column) ?? [] }

    /// A time column, in milliseconds; nil for NULL.
    func instantIfAny(_ column: String) -> Instant? { (self[column] as Int64?).map(Instant.init(milliseconds:)) }

    /// A time column that is never NULL.
    func instant(_ column: String) -> Instant { Instant(milliseconds: self[column]) }
}
