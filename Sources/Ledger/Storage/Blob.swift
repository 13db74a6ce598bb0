internal import FoundationEssentials
internal import GRDB
internal import HealthCode

/// Octets as a column: a blob.
struct Blob: DatabaseValueConvertible, Hashable, Sendable {
    let octets: [UInt8]

    init(_ octets: [UInt8]) {
        self.octets = octets
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
    /// The octets of a blob column; nil for NULL and for what is no blob.
    func octets(_ column: String) -> [UInt8]? {
        let value: DatabaseValue? = self[column]
        return value.flatMap(Blob.fromDatabaseValue)?.octets
    }

    /// The whole number of a column, 0 for what is none: a damaged row must not trap.
    func number(_ column: String) -> Int64 { numberIfAny(column) ?? 0 }

    /// The whole number of a column; nil for NULL and for what is none.
    func numberIfAny(_ column: String) -> Int64? {
        let value: DatabaseValue? = self[column]
        return value.flatMap(Int64.fromDatabaseValue)
    }

    /// The text of a column, empty for what is none.
    func text(_ column: String) -> String { textIfAny(column) ?? "" }

    /// The text of a column; nil for NULL and for what is none.
    func textIfAny(_ column: String) -> String? {
        let value: DatabaseValue? = self[column]
        return value.flatMap(String.fromDatabaseValue)
    }

    /// A time column.
    func instant(_ column: String) -> Instant { Instant(milliseconds: number(column)) }
}
