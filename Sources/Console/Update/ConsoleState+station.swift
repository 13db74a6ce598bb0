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
        trustFailure = nil
        trustTaken = now.uptime
        trustEndTold = false
        return []
    }

    mutating func noteTrustFailure(_ failure: ServiceFailure) -> [ConsoleEffect] {
        trustFailure = failure
        return []
    }

    mutating func noteTrustAge(_ milliseconds: Int64) -> [ConsoleEffect] {
        trustTaken = now.uptime - max(0, milliseconds)
        trustEndTold = false
        return tellTrustEnd()
    }

    /// How old trust is, in milliseconds; nil where nobody has said so.
    var trustAge: Int64? { trustTaken.map { max(0, now.uptime - $0) } }

    /// Whether no code's signature can be checked here any more.
    var isTrustOver: Bool { trustAge.map { $0 >= settings.trustLife } ?? false }

    /// The end of trust is heard and said once, and stands in the status bar until it is brought up to date. It paints
    /// nothing: a code is green by a signed answer alone, whatever this device trusts.
    mutating func tellTrustEnd() -> [ConsoleEffect] {
        guard isTrustOver, !trustEndTold else { return [] }
        trustEndTold = true
        say(Phrase.trustOverHint.words)
        return [.sound(VerdictKind.dataTooOld.row.tone)]
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
