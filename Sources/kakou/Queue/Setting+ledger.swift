internal import Checkpoint
internal import HealthCode
internal import Ledger

extension Setting {
    /// The device's ledger.
    var ledger: Ledger { Ledger(directory: deviceDirectory) }

    /// Waits for an answer of the ledger.
    /// - Throws: ``CommandFailure`` with 78 where the ledger refused.
    func ledgerAnswer<Value: Sendable>(
        _ ask: @escaping @Sendable () async -> Result<Value, LedgerFailure>
    ) throws -> Value {
        switch try waiting({ await ask() }) {
        case .success(let value): return value
        case .failure(let failure): throw CommandFailure(failure)
        }
    }
}

extension CommandFailure {
    /// What a refusal of the ledger means on the command line.
    init(_ failure: LedgerFailure) {
        let words = failure.cause.row.words
        let detail = failure.detail.isEmpty ? "" : " (\(failure.detail))"
        self.init(.configuration, code: failure.helpCode, zh: words.zh + detail, en: words.en + detail)
    }
}
