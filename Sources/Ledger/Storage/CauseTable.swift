internal import Checkpoint
internal import GRDB
internal import GuoMi

/// What each failure below the ledger is called above it. Only result codes pass: never SQL, never values.
enum CauseTable {
    /// SQLite's primary result codes; one that is not here is a database that is not what this program wrote.
    static let causes: [(codes: [ResultCode], cause: LedgerCause)] = [
        ([.SQLITE_FULL], .diskFull),
        ([.SQLITE_READONLY], .readOnly),
        ([.SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_NOLFS], .ioError),
        (
            [
                .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
                .SQLITE_TOOBIG,
            ], .corrupt
        ),
        ([.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL, .SQLITE_INTERRUPT], .busy),
        ([.SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH], .directory),
    ]

    /// Causes after which the connection is given up, because what it remembers of its files may be wrong.
    static let reopening: Set<LedgerCause> = [.readOnly, .ioError, .corrupt, .directory, .keyMissing]

    /// The cause of a primary result code.
    static func cause(of code: ResultCode) -> LedgerCause {
        causes.first { $0.codes.contains(code) }?.cause ?? .corrupt
    }

    /// What an error is to the gate.
    static func failure(_ error: any Error) -> LedgerFailure {
        switch error {
        case let failure as LedgerFailure:
            failure
        case let error as DatabaseError:
            LedgerFailure(
                cause(of: error.resultCode), detail: "SQLite \(error.extendedResultCode.rawValue)")
        case let fault as CryptoFault:
            LedgerFailure(fault == .sealedInvalid ? .corrupt : .keyMissing, detail: "\(fault)")
        default:
            LedgerFailure(.corrupt, detail: "\(type(of: error))")
        }
    }
}
