internal import GRDB
internal import GRDBSQLite
internal import HealthCode

/// One row, read out of SQLite: what is none of what is asked for reads as nothing, since a damaged row must not trap.
struct FoundRow {
    private enum Value {
        case none
        case number(Int64)
        case text(String)
        case octets([UInt8])
    }

    private let names: [String]
    private let values: [Value]

    /// Reads the row on which a statement stands.
    /// - Parameter names: of its columns, ``names(of:)``.
    init(_ statement: SQLiteStatement, names: [String]) {
        self.names = names
        values = (0..<Int32(names.count)).map { Self.value(statement, $0) }
    }

    /// The names of a statement's columns.
    static func names(of statement: SQLiteStatement) -> [String] {
        (0..<sqlite3_column_count(statement)).map { index in
            sqlite3_column_name(statement, index).map { String(cString: $0) } ?? ""
        }
    }

    /// The octets of a blob or text column; nil for any other.
    func octets(_ column: String) -> [UInt8]? {
        switch value(column) {
        case .octets(let octets): octets
        case .text(let text): Array(text.utf8)
        case .none, .number: nil
        }
    }

    /// The whole number of a column, 0 for what is none.
    func number(_ column: String) -> Int64 { numberIfAny(column) ?? 0 }

    /// The whole number of a column; nil for NULL and for what is none.
    func numberIfAny(_ column: String) -> Int64? {
        if case .number(let number) = value(column) { number } else { nil }
    }

    /// The text of a column, empty for what is none.
    func text(_ column: String) -> String { textIfAny(column) ?? "" }

    /// The text of a column; nil for NULL and for what is none.
    func textIfAny(_ column: String) -> String? {
        switch value(column) {
        case .text(let text): text
        case .octets(let octets): String(validating: octets, as: UTF8.self)
        case .none, .number: nil
        }
    }

    /// A time column.
    func instant(_ column: String) -> Instant { Instant(milliseconds: number(column)) }

    /// The first column as a whole number.
    var firstNumber: Int64? {
        if case .number(let number)? = values.first { number } else { nil }
    }

    private func value(_ column: String) -> Value {
        names.firstIndex(of: column).map { values[$0] } ?? .none
    }

    private static func value(_ statement: SQLiteStatement, _ index: Int32) -> Value {
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER:
            return .number(sqlite3_column_int64(statement, index))
        case SQLITE_TEXT:
            return .text(String(decoding: octets(statement, index), as: UTF8.self))
        case SQLITE_BLOB:
            return .octets(Array(octets(statement, index)))
        default:
            return .none
        }
    }

    /// SQLite's order: the value first, which may convert it, then its length.
    private static func octets(_ statement: SQLiteStatement, _ index: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, index)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
    }
}
