public import Checkpoint
internal import Dispatch
internal import GRDB

extension Ledger {
    /// Walks along the whole audit and compares it with the rows that it speaks of; `kakou audit verify`.
    ///
    /// It reads one state of the database on a connection of its own, so that scans go on beside it.
    public func verifyAudit() async -> Result<AuditReport, LedgerFailure> {
        let keys: Keys
        switch await desk.alone({ $0.keys }) {
        case .success(let found): keys = found
        case .failure(let failure): return .failure(failure)
        }
        let path = directory + "/" + LedgerPaths.database
        return await withCheckedContinuation { continuation in
            DispatchQueue(label: "ledger.audit").async {
                continuation.resume(returning: Self.walk(path, keys))
            }
        }
    }

    private static func walk(_ path: String, _ keys: Keys) -> Result<AuditReport, LedgerFailure> {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.label = "ledger.audit"
            configuration.busyMode = .timeout(2)
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return .success(try queue.read { try AuditWalk.run($0, keys) })
        } catch {
            return .failure(CauseTable.failure(error))
        }
    }
}
