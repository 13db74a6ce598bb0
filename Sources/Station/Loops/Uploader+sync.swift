internal import Checkpoint

extension Uploader {
    /// How many pauses a one-shot upload sits out, and how long one may be.
    private static let patience = 3
    private static let longestPause: Int64 = 5_000

    /// Drains once: until nothing is due, or what is in the way does not go away within a few seconds.
    func sync() async -> Result<SyncReport, LedgerFailure> {
        counts = SyncReport()
        guard !isRunning else {
            // The loop of this very program does it already.
            rester.wake()
            counts.isElsewhere = true
            counts.left = await floor.bulletin.backlog.pending
            return .success(counts)
        }
        // By order: nobody decides about the last scan any more, and a pause is over now.
        claims = .paused
        defer { claims = .ready }
        if floor.delivery.trustedOffset() == nil { await trust.download() }
        var patience = Self.patience
        var refusal: LedgerFailure?
        loop: while !rester.isStopped {
            rester.listen()
            let step = await step()
            let now = floor.uptime
            switch step {
            case .more:
                patience = Self.patience
                continue
            case .idle(let until):
                // Rows that are due in a moment are worth a moment.
                guard until - now <= Self.longestPause, patience > 0, await isPending() else { break loop }
            case .paused(let pause, let code):
                counts.stoppedBy = code
                guard pause.due - now <= Self.longestPause, patience > 0 else { break loop }
            case .blocked(_, let code):
                counts.stoppedBy = code
                break loop
            case .elsewhere:
                counts.isElsewhere = true
                break loop
            case .failed(let failure, _):
                refusal = failure
                break loop
            }
            patience -= 1
            await rest(step.rest)
            counts.stoppedBy = nil
        }
        await letGo()
        await floor.bulletin.changed()
        if let refusal { return .failure(refusal) }
        let backlog = await floor.bulletin.backlog
        counts.held = backlog.counts[.held] ?? 0
        counts.left = backlog.pending
        return .success(counts)
    }

    private func isPending() async -> Bool { await floor.bulletin.backlog.pending > 0 }
}
