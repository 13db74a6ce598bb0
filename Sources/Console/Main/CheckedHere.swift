import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// What this device knows of a scan that no service has judged: the right pane where there is no history to ask for.
/// Plain words alone, in no grade's colour; offline.md, promise 3.
enum CheckedHere {
    /// Recorded or not, what the code says of itself, and what the staff may do.
    static func lines(
        _ presentation: Presentation, _ verdict: Verdict, _ ink: Ink, now: Instant, columns: Int
    ) -> [Line] {
        var lines = recording(presentation, verdict, ink, now: now, columns: columns)
        if let finding = verdict.finding {
            lines += [Line(""), Line(ink(.checkedHere), .title)]
            lines += self.finding(finding, presentation.scan.payload, ink, now: now)
        }
        guard verdict.kind.isDecidable else { return lines }
        lines.append(Line(""))
        return lines + decision(presentation, ink)
    }

    /// Whether the scan is on disk, and under which earlier scan's number; red where it is not.
    static func recording(
        _ presentation: Presentation, _ verdict: Verdict, _ ink: Ink, now: Instant, columns: Int
    ) -> [Line] {
        switch verdict.recording {
        case .recorded(_, nil):
            return [Line(ink(Templates.recorded(presentation.scan.at.clock)), Style(.text, bold: true))]
        case .recorded(_, let first?):
            let words = ink(Templates.recordedFirst(first.moment(asOf: now)))
            return [Line(words, Style(.text, bold: true))]
        case .notRecorded(let failure):
            let words = ink(notRecorded(failure, verdict))
            return Text.wrap(words, to: columns).map { Line($0, Style(.fault, bold: true)) }
        case nil:
            return verdict.failure == nil ? [] : [Line(ink(.recordingUnknown), Style(.text, bold: true))]
        }
    }

    /// `本机未登记: 磁盘已满 DEV-311`.
    static func notRecorded(_ failure: LedgerFailure, _ verdict: Verdict) -> Words {
        let head = verdict.isUnverified ? Phrase.notRecorded : .notRecordedHere
        return Templates.notRecorded(head.words, failure.cause.row.words, failure.helpCode)
    }

    /// The same in so many columns; the words of the cause give way, its code never.
    static func notRecordedLine(_ failure: LedgerFailure, _ verdict: Verdict, _ ink: Ink, columns: Int) -> Line {
        let head = verdict.isUnverified ? Phrase.notRecorded : .notRecordedHere
        let whole = ink(notRecorded(failure, verdict))
        let short = ink(Templates.notRecordedShort(head.words, failure.helpCode))
        return Line(Text.width(whole) <= columns ? whole : short, Style(.fault, bold: true))
    }

    /// The grade signed into the code and when, as plain text; nothing of a code whose signature is wrong.
    static func atIssue(_ finding: CodeFinding, _ ink: Ink, now: Instant) -> String? {
        guard finding.signature != .forged else { return nil }
        let grade = finding.gradeAtIssue.map { Words(zh: $0.rawValue, en: $0.rawValue) } ?? Phrase.gradeUnread.words
        return ink(Templates.atIssue(grade, finding.issuedAt.moment(asOf: now)))
    }

    /// The finding in one row of 40 columns.
    static func brief(_ finding: CodeFinding, _ ink: Ink, now: Instant) -> String {
        var parts = [atIssue(finding, ink, now: now)].compactMap { $0 }
        if finding.isExpired { parts.append(ink(.expiredHereShort)) }
        if finding.signature == .cannotCheck { parts.append(ink(.signatureUncheckedShort)) }
        return parts.joined(separator: ink.language == .zh ? " " : ", ")
    }

    private static func finding(
        _ finding: CodeFinding, _ payload: ScanPayload, _ ink: Ink, now: Instant
    ) -> [Line] {
        var lines: [Line] = []
        if let words = atIssue(finding, ink, now: now) {
            let age = now - finding.issuedAt
            let ago = age >= 0 ? "  " + ink(Templates.ago(SpanWords.of(age))) : ""
            lines.append(Line([Span(words), Span(ago, .muted)]))
        }
        switch finding.signature {
        case .good: lines.append(Line(ink(.signatureGood)))
        case .forged: lines.append(Line(ink(.signatureForged), Style(.text, bold: true)))
        case .cannotCheck: lines.append(Line(ink(.signatureUnchecked), Style(.text, bold: true)))
        }
        // Of a code that is forged nothing else is worth saying.
        if finding.signature == .forged { return lines }
        if finding.isExpired {
            lines.append(Line(ink(.expiredHere), Style(.text, bold: true)))
        } else if case .code(let code) = payload {
            lines.append(Line(ink(Templates.aliveUntil(code.expiresAt.clock))))
        }
        if let age = finding.trustAgeMilliseconds {
            let isHit = finding.isRevoked
            lines.append(Line(ink(isHit ? Phrase.isRevoked : .notRevoked), isHit ? Style(.text, bold: true) : .text))
            lines.append(Line(ink(Templates.trustAge(SpanWords.of(age))), .muted))
        } else {
            lines.append(Line(ink(.noTrust), .muted))
        }
        return lines
    }

    /// What the staff may do, or did: holding is the advice, and no record.
    static func decision(_ presentation: Presentation, _ ink: Ink) -> [Line] {
        guard presentation.decision == .none else { return [VerdictText.decided(presentation, ink)] }
        let (admit, hold, refuse) = (ink.keys.way(to: .admit), ink.keys.way(to: .hold), ink.keys.way(to: .refuse))
        return [
            Line(ink(Templates.adviceHint(hold)), Style(.text, bold: true)),
            Line(ink(Templates.adviceOthers(admit, refuse)), .muted),
        ]
    }
}
