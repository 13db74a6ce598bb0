import Cells
import Checkpoint
import HealthCode
import Phrases

/// The forms of the status bar's parts, the longest first; an empty last form is a part that may go.
enum StatusText {
    /// The link in words: the latency, or the cause with its help code, or why somebody switched to offline.
    static func link(_ link: LinkState, _ ink: Ink) -> [String] {
        switch link {
        case .unknown: return [ink(.linkUnknown), ink(.linkUnknown), ink(.linkUnknown), "?"]
        case .online(nil): return [ink(.linkOnline)]
        case .online(.some(let latency)): return [ink(Templates.latency(latency)), ink(.linkOnline)]
        case .offline(let cause, _):
            let code = HelpCode(cause).description
            return [
                ink(Templates.offline(cause.row.words, code)), ink(cause.row.words) + " " + code,
                ink(.linkOffline) + " " + code, code,
            ]
        case .forced(let reason):
            let words = ink.outside(reason)
            return [
                ink(Templates.forced(words)), ink(Templates.forced(Text.clip(words, to: 10))), ink(.linkForced),
                ink(.linkForcedShort),
            ]
        }
    }

    /// The serial devices that are set and not there: nothing would come of a scan, and nothing else would say so.
    static func devices(_ state: ConsoleState, _ ink: Ink) -> [String] {
        let lost = state.doctor.findings.filter { $0.state == .bad }.map(\.check)
        let words: [(DoctorCheck, Phrase, Phrase)] = [
            (.scanner, .scannerLost, .scannerLostShort), (.thermometer, .thermometerLost, .thermometerLostShort),
        ]
        let said = words.filter { lost.contains($0.0) }
        return said.isEmpty
            ? [] : [said.map { ink($0.1) }.joined(separator: " "), said.map { ink($0.2) }.joined(separator: " ")]
    }

    /// How far the clock is off, where it is further than the limit.
    static func skew(_ state: ConsoleState, _ ink: Ink) -> [String] {
        guard state.clockSkew.magnitude > UInt64(max(0, state.settings.skewLimit)) else { return [] }
        let span = SpanWords.rounded(state.clockSkew)
        return [ink(Templates.skew(span)), ink(Templates.skewShort(span))]
    }

    /// That trust has run out, or grows old: what is fresh enough is not worth a word.
    static func trust(_ state: ConsoleState, _ ink: Ink) -> [String] {
        guard let age = state.trustAge else { return [] }
        let span = SpanWords.of(age)
        if state.isTrustOver { return [ink(Templates.trustOver(span)), ink(.trustOverShort)] }
        return age < state.settings.trustWarning
            ? [] : [ink(Templates.trustOld(span)), ink(Templates.trustOldShort(span)), ""]
    }

    /// The same for the queue screen, which has room for it whatever its age, and for why it could not be renewed.
    /// Nothing before anybody has spoken of trust.
    static func trustLine(_ state: ConsoleState, _ ink: Ink) -> String {
        var words: [String] = []
        if let age = state.trustAge {
            let span = SpanWords.of(age)
            words.append(ink(state.isTrustOver ? Templates.trustOver(span) : Templates.trustOld(span)))
        } else if state.trustFailure != nil {
            words.append(ink(.noTrust))
        }
        if let failure = state.trustFailure {
            words.append(ink(Templates.trustFailed(failure.cause.row.words, failure.helpCode.description)))
        }
        return words.joined(separator: "  ")
    }

    /// How much waits; nothing where no ledger has said so, and nothing waits is said only where there is room.
    static func waiting(_ state: ConsoleState, _ ink: Ink) -> [String] {
        guard let backlog = state.backlog else { return [] }
        let pending = backlog.pending
        return [ink(Templates.waiting(pending)), pending == 0 ? "" : ink(Templates.waitingShort(pending))]
    }

    /// How many rows are in a state, where there are any.
    static func count(of wanted: OutboxState, _ state: ConsoleState, _ words: (Int) -> String) -> [String] {
        let count = state.backlog?.counts[wanted] ?? 0
        return count == 0 ? [] : [words(count)]
    }

    /// How the upload stands: the drain and how long it takes, or why it waits. A link that is down has said why.
    static func upload(_ state: ConsoleState, _ ink: Ink) -> [String] {
        guard let upload = state.upload?.state else { return [] }
        switch upload.phase {
        case .idle: return []
        case .sending:
            guard upload.total > 0 else { return [ink(.uploadSending), ""] }
            let short = ink(Templates.drainingShort(upload.drained, upload.total))
            guard let eta = upload.etaMilliseconds else { return [short, ""] }
            return [ink(Templates.draining(upload.drained, upload.total, SpanWords.of(eta))), short, ""]
        case .waiting(_, let code):
            // Somebody switched it off: no time ends that.
            if case .forced = state.link { return [] }
            let span = SpanWords.of((state.untilNextTry ?? 0) + 999)
            let short = ink(Templates.waitsForShort(span))
            return state.link.isOnline ? [ink(Templates.waitsFor(span, code)), short, ""] : [short, ""]
        case .clockUnknown: return [ink(.uploadClock), ink(.uploadClockShort), ""]
        case .elsewhere: return [ink(.uploadElsewhere), ""]
        case .bringingIn:
            let words = ink(Templates.bringingIn(upload.drained, upload.total))
            return [upload.total > 0 ? words : ink(.uploadBringingIn), ink(.uploadRevoked)]
        case .wiped: return [ink(.uploadWiped), ink(.uploadRevoked)]
        }
    }
}
