public import Checkpoint
public import HealthCode

extension Ledger {
    /// Scans for F5 and the export, those of every state and kind that the ledger still holds: an answered record goes 14
    /// days after its receipt, a scan that repeats an unanswered one has no row of its own, and a read that is no code was
    /// never a row.
    ///
    /// Each answer takes little longer than its budget; where ``RecordPage/next`` is set there may be more, and whoever
    /// asked goes on from there or leaves it. Runs beside the writer and holds up no scan.
    public func records(_ query: RecordQuery) async -> Result<RecordPage, LedgerFailure> {
        await reader.read { try Records.page($0, query) }
    }

    /// What the scans of a day came to, F7; the day is given by its first instant in UTC+8.
    public func statistics(ofDay day: Instant) async -> Result<RecordStatistics, LedgerFailure> {
        await reader.read { try Tally.day($0, day) }
    }
}
