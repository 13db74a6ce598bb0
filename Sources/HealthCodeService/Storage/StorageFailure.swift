internal import GRDB
internal import HealthCode

/// What a failure of the database is answered with, and how it is logged: never with its SQL's values.
enum StorageFailure {
    /// 9002 where another process held the database too long, 9001 otherwise.
    static func code(of error: any Error) -> ReturnCode {
        guard let error = error as? DatabaseError else { return .internalError }
        return error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED ? .upstreamBusy : .internalError
    }

    static func words(of error: any Error) -> String {
        if let error = error as? DatabaseError { return "SQLite \(error.extendedResultCode.rawValue)" }
        if let error = error as? StorageFault { return "\(error)" }
        return "\(type(of: error))"
    }
}
