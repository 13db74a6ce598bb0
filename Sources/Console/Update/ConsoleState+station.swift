import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    mutating func take(_ backlog: Backlog) -> [ConsoleEffect] {
        if self.backlog != backlog { queue.isStale = true }
        self.backlog = backlog
        return []
    }

    mutating func take(_ state: UploadState) -> [ConsoleEffect] {
        upload = Upload(state: state, since: now.uptime)
        return []
    }

    mutating func noteSkew(_ milliseconds: Int64) -> [ConsoleEffect] {
        clockSkew = milliseconds
        return []
    }

    mutating func note(_ report: TrustReport) -> [ConsoleEffect] {
        trust = report
        return []
    }

    /// The ledger did not do what it was told: said with its code, never passed over.
    mutating func noteRefusal(_ failure: LedgerFailure) -> [ConsoleEffect] {
        queue.isAsked = false
        records.isAsked = false
        statistics.isAsked = false
        say(Templates.ledgerRefused(failure.cause.row.words, failure.helpCode))
        return []
    }

    mutating func noteWords(_ words: Words) -> [ConsoleEffect] {
        say(words)
        return []
    }

    /// Milliseconds until the uploader tries again, counted down since it said so; nil where it does not wait.
    var untilNextTry: Int64? {
        guard let upload, case .waiting(let milliseconds, _) = upload.state.phase else { return nil }
        return max(0, milliseconds - (now.uptime - upload.since))
    }
}
