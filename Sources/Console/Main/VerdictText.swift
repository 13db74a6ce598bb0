import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// A verdict as words and lines; shared by the sizes of the main screen.
enum VerdictText {
    /// The symbol and the heading, in both languages where the terminal has both.
    static func title(_ verdict: Verdict, _ ink: Ink) -> String {
        let words =
            ink.glyphs == .ascii || ink.language == .en ? verdict.title.en : "\(verdict.title.zh) \(verdict.title.en)"
        return verdict.row.symbol + " " + words
    }

    /// The big word with its symbol, and the verdict in full below it.
    static func banner(_ verdict: Verdict, _ ink: Ink, isNarrow: Bool = false, columns: Int = 46) -> Banner {
        let row = verdict.row
        let both = row.words[ink.language] + "  " + row.words[ink.language == .zh ? .en : .zh]
        // The other language goes before a word of ours is cut.
        let isWide = Text.width(both) + 8 > columns
        // A word in parts is for letters of three rows, which are half blocks; as plain text it would read as two.
        let isParted = isNarrow && ink.glyphs.hasBlocks
        let latin = isParted ? narrow[verdict.kind] ?? row.big.en : row.big.en
        let caption =
            switch (ink.glyphs, ink.language) {
            case (.ascii, _): ascii(verdict.kind, ink, columns: columns)
            case (_, let language): isWide ? row.words[language] : both
            }
        return Banner(
            word: ink.language == .en ? latin : row.big.zh, latin: latin, symbol: row.symbol, caption: caption,
            role: Ink.role(row.role),
            glyphs: ink.glyphs)
    }

    /// The words in English, and in pinyin for whoever reads Chinese; the pinyin goes before a word of ours is cut.
    private static func ascii(_ kind: VerdictKind, _ ink: Ink, columns: Int) -> String {
        let words = kind.row.words.en
        let both = kind.pinyin + "  " + words
        return ink.isPinyin && Text.width(both) + 8 <= columns ? both : words
    }

    /// English words that do not fit into 40 columns in letters of three rows, parted so that they do.
    static let narrow: [VerdictKind: String] = [
        .recheck: "RE- CHECK", .contact: "CON- TACT", .unassessed: "NOT GRADED", .declareFirst: "DEC- LARE",
        .revoked: "RE- VOKED", .duplicate: "SCAN- NED", .identityUnproven: "MIS- MATCH",
        .serviceError: "ERROR", .timedOut: "TIMED OUT", .recordedOffline: "NO RESULT",
        .notRecorded: "NO RESULT", .notRecordedHere: "NOT KEPT", .deviceRevoked: "RE- VOKED",
        .wrongLayout: "GAR- BLED",
    ]

    /// What to do now, in one or two lines.
    static func nextStep(_ verdict: Verdict, _ ink: Ink, columns: Int) -> [String] {
        let words = Templates.labelled(Phrase.nextStep.words, verdict.nextStep)
        return Array(Text.wrap(ink.keyed(words), to: columns).prefix(2))
    }

    /// The first clause of what to do now: all that 40 columns have room for.
    static func shortStep(_ verdict: Verdict, _ ink: Ink) -> String {
        String(ink.keyed(verdict.nextStep).prefix { $0 != ";" })
    }

    /// Person, grade, times, temperature, cause and code, advice, decision: the most needed first.
    static func details(_ presentation: Presentation, _ verdict: Verdict, _ ink: Ink, columns: Int) -> [Line] {
        var lines: [Line] = []
        if !verdict.isUnverified, let failure = verdict.unrecorded {
            lines.append(CheckedHere.notRecordedLine(failure, verdict, ink, columns: columns))
        }
        if let judgement = verdict.judgement {
            if let person = person(judgement, ink) { lines.append(person) }
            if let grade = grade(verdict, judgement, ink) { lines.append(Line(grade)) }
            if let seen = firstSeen(verdict, judgement, ink) { lines.append(Line(seen)) }
        }
        if let temperature = temperature(presentation, ink) { lines.append(Line(temperature)) }
        if let why = why(verdict, ink, columns: columns) { lines.append(Line(why)) }
        if case .code(let code) = presentation.scan.payload, verdict.judgement != nil {
            lines.append(Line(life(code, ink), .muted))
        }
        if let guide = verdict.judgement?.guide, !ink.sentence(guide).isEmpty {
            lines.append(Line(ink(.advice) + ": " + ink.sentence(guide)))
        }
        // What no service has judged has its advice beside what this device knows.
        if !verdict.isUnverified { lines.append(decision(presentation, ink)) }
        return lines
    }

    /// Masked name and number, and the document where it is not a resident ID card.
    static func person(_ judgement: Judgement, _ ink: Ink) -> Line? {
        let name = ink.name(judgement.maskedName)
        let number = ink.outside(judgement.maskedNumber)
        guard !name.isEmpty || !number.isEmpty else { return nil }
        var spans = name.isEmpty ? [] : [Span(name + "  ", Style(.text, bold: true))]
        spans.append(Span(number))
        if let type = judgement.certType, type != .residentID { spans.append(Span("  " + ink(type.name), .muted)) }
        return Line(spans)
    }

    /// Cause or meaning, with the code that the help desk wants; nothing for a pass.
    static func why(_ verdict: Verdict, _ ink: Ink, columns: Int) -> String? {
        let code = ink(.helpCode) + " " + verdict.helpCode.description
        let words: Words
        if verdict.row.role == .device {
            guard let cause = verdict.cause?.row.words ?? verdict.judgement?.code.words else { return code }
            words = cause
        } else {
            guard let judgement = verdict.judgement else {
                guard verdict.isUnverified else { return code }
                return Text.clip(ink(.byThisDevice), to: max(0, columns - Text.width(code) - 2)) + "  " + code
            }
            guard judgement.code != .success else { return nil }
            words = judgement.code.words
        }
        return Text.clip(ink(words), to: max(0, columns - Text.width(code) - 2)) + "  " + code
    }

    private static func grade(_ verdict: Verdict, _ judgement: Judgement, _ ink: Ink) -> String? {
        guard judgement.code == .success else { return nil }
        switch judgement.grade {
        case .known(let answered):
            // A fever measured here has raised the grade before the service has said so.
            let isRaised = answered == .low && verdict.kind == .recheck
            let grade = isRaised ? Grade.medium : answered
            let words = ink(Templates.grade(grade.colour, grade.name, grade.rawValue))
            guard let assessed = isRaised ? answered : judgement.assessed, assessed != grade else { return words }
            return words + " <- " + assessed.rawValue
        case .unknown(let text): return ink(Templates.unknownGrade(ink.outside(text)))
        case nil: return nil
        }
    }

    private static func firstSeen(_ verdict: Verdict, _ judgement: Judgement, _ ink: Ink) -> String? {
        guard let at = judgement.firstSeenAt else { return nil }
        let gate = ink.outside(judgement.firstSeenGate ?? "?")
        return ink(verdict.kind == .used ? Templates.usedAt(at.clock, gate) : Templates.scannedAt(at.clock, gate))
    }

    private static func temperature(_ presentation: Presentation, _ ink: Ink) -> String? {
        switch presentation.temperature {
        case .none: nil
        case .sending(let tenths, _): ink(Templates.temperatureSending(TemperatureRule.text(ofTenths: tenths)))
        case .taken(let tenths): ink(Templates.temperature(TemperatureRule.text(ofTenths: tenths)))
        case .failed(let tenths, let failure):
            ink(
                Templates.temperatureFailed(
                    TemperatureRule.text(ofTenths: tenths), failure.helpCode.description))
        case .keeping(let tenths): ink(Templates.temperatureSending(TemperatureRule.text(ofTenths: tenths)))
        case .kept(let tenths):
            ink(Templates.temperatureKept(TemperatureRule.text(ofTenths: tenths))) + fever(tenths, ink)
        case .notKept(let tenths, nil):
            ink(Templates.temperatureLeft(TemperatureRule.text(ofTenths: tenths))) + fever(tenths, ink)
        case .notKept(let tenths, let failure?):
            ink(Templates.temperatureFailed(TemperatureRule.text(ofTenths: tenths), failure.helpCode))
                + fever(tenths, ink)
        }
    }

    /// No service has raised a grade for it, so the word has to.
    private static func fever(_ tenths: Int, _ ink: Ink) -> String {
        TemperatureRule.grade(.low, measured: tenths) == .low ? "" : "  " + ink(.fever)
    }

    private static func life(_ code: CodeContent, _ ink: Ink) -> String {
        let issued = Instant(seconds: Int64(code.issuedAt))
        var words = ink(Templates.life(issued.clock, code.expiresAt.clock))
        if code.flags.contains(.printed) { words += "  " + ink(.printedCode) }
        if code.flags.contains(.family) { words += "  " + ink(.familyCode) }
        return words
    }

    private static func decision(_ presentation: Presentation, _ ink: Ink) -> Line {
        guard presentation.decision != .none else { return Line(decideHint(ink), .muted) }
        return decided(presentation, ink)
    }

    /// `+ admit  * hold  - refuse`, by the site's keys.
    static func decideHint(_ ink: Ink) -> String {
        ink(Templates.decideHint(ink.keys.way(to: .admit), ink.keys.way(to: .hold), ink.keys.way(to: .refuse)))
    }

    /// What was decided; for a refusal why, or the key that says why.
    static func decided(_ presentation: Presentation, _ ink: Ink) -> Line {
        var spans = [Span(ink(Templates.decided(presentation.decision.name)), Style(.text, bold: true))]
        if let reason = presentation.reason {
            spans.append(Span("  " + ink(Templates.reason(ink.outside(reason)))))
        } else if presentation.decision == .refused, presentation.rowId != nil {
            spans.append(Span("  " + ink(Templates.addReason(ink.keys.way(to: .whyRefused))), .muted))
        }
        return Line(spans)
    }
}
