internal import GRDB
internal import GRDBSQLite

/// What a statement's parameter can be.
protocol Bindable {
    /// Binds it; SQLite's result code.
    func bind(to statement: SQLiteStatement, at index: Int32) -> Int32
}

extension Int64: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self) }
}

extension Int: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Bool: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }
}

extension String: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { Parameters.bind(text: UnsafeRawBufferPointer($0), to: statement, at: index) }
    }
}

extension Blob: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32) -> Int32 {
        octets.withUnsafeBytes { Parameters.bind(blob: $0, to: statement, at: index) }
    }
}

/// Values for the parameters of a statement, in their order; nil is NULL.
struct Parameters: ExpressibleByArrayLiteral {
    private let values: [(any Bindable)?]

    init(arrayLiteral elements: (any Bindable)?...) {
        values = elements
    }

    /// Values in their order.
    init(_ values: [(any Bindable)?]) {
        self.values = values
    }

    /// The one's, then the other's.
    static func + (first: Parameters, second: Parameters) -> Parameters {
        Parameters(first.values + second.values)
    }

    /// Binds every one of them, and no other number than the statement has.
    /// - Throws: `DatabaseError` with SQLite's result code.
    func bind(to statement: SQLiteStatement) throws {
        guard values.count == Int(sqlite3_bind_parameter_count(statement)) else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE)
        }
        var index: Int32 = 0
        for value in values {
            index += 1
            let code = value?.bind(to: statement, at: index) ?? sqlite3_bind_null(statement, index)
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    /// Binds octets in UTF-8 as a text.
    static func bind(text octets: UnsafeRawBufferPointer, to statement: SQLiteStatement, at index: Int32) -> Int32 {
        sqlite3_bind_text64(
            statement, index, octets.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(octets.count), copied,
            UInt8(SQLITE_UTF8))
    }

    /// Binds octets as a blob.
    static func bind(blob octets: UnsafeRawBufferPointer, to statement: SQLiteStatement, at index: Int32) -> Int32 {
        // No address would mean NULL.
        guard !octets.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
        return sqlite3_bind_blob64(statement, index, octets.baseAddress, UInt64(octets.count), copied)
    }

    /// SQLITE_TRANSIENT, a macro that Swift does not see: SQLite keeps a copy of what is bound.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
    }
}
