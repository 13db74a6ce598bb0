public import Checkpoint

extension Ledger {
    /// Gives up to `limit` rows that are not DONE, oldest first after `seq`, opened, to whoever builds an export; once
    /// that has returned, so that the file is on its disk, the rows are marked as being in it, in one transaction.
    ///
    /// Marked rows stay where they are and are uploaded all the same if the service is reached: the effect is once. They
    /// no longer stand in the way of `wipe`. With `again`, rows of earlier exports are given too.
    /// - Parameters:
    ///   - isCarriable: which rows may stand in a file; the others stay as they are.
    ///   - build: writes the file, syncs it and says what it is called; no personal data.
    /// - Returns: how many rows were marked; 0 where there were none, and `build` was not called.
    public func exportRows(
        after seq: Int64 = 0, limit: Int = 1_000, again: Bool = false,
        where isCarriable: @Sendable (OutboxRow) -> Bool = { _ in true },
        _ build: @Sendable (_ rows: [OutboxRow]) async throws(LedgerFailure) -> String
    ) async -> Result<Int, LedgerFailure> {
        let rows: [OutboxRow]
        switch await desk.read({ try Export.rows($0, after: seq, limit: limit, again: again) }) {
        case .success(let found): rows = found.filter(isCarriable)
        case .failure(let failure): return .failure(failure)
        }
        guard !rows.isEmpty else { return .success(0) }
        do throws(LedgerFailure) {
            let label = try await build(rows)
            let numbers = rows.map(\.seq)
            return await desk.write { try Export.mark($0, numbers, label: label) }.map { numbers.count }
        } catch {
            return .failure(error)
        }
    }

    /// Makes rows of items that another device exported. An item whose requestId is here already is left out, so that
    /// an import may be repeated, and so that a device's own export brings it nothing.
    public func importCarried(_ items: [CarriedItem]) async -> Result<CarriedResult, LedgerFailure> {
        await desk.write { try Import.run($0, items) }
    }
}
