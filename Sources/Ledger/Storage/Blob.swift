internal import FoundationEssentials
internal import GRDB

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
