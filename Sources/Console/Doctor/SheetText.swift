import Cells
import Checkpoint
public import HealthCode
import Phrases
import Widgets

/// What a scanner's test brought, in words.
public enum SheetText {
    /// The test's code as text: its heading, the symbol in half blocks with dark modules as ink, and the text in it.
    public static func printed(_ language: Language) -> String {
        let symbol = SymbolView(rows: TestSheet.modules)
        var buffer = Buffer(symbol.size)
        buffer.render(symbol, in: buffer.bounds)
        let words = DoctorPhrase.sheetTitle.words[language]
        return words + " (kakou F8)\n\n" + buffer.dump() + "\n\n" + TestSheet.text + "\n"
    }

    static func rows(_ state: ConsoleState, _ ink: Ink, columns: Int) -> [Line] {
        let sheet = state.doctor.sheet
        guard let judgement = sheet.judgement else {
            return state.readingSince != nil || !sheet.typed.text.isEmpty ? [Line(ink.doctor(.reading), .title)] : []
        }
        var rows: [Line] = []
        func add(_ standing: Finding.State, _ words: String, _ remedy: String? = nil) {
            let style = standing == .good ? Style.text : Style(.text, bold: true)
            let texts = Text.wrap(words, to: columns - 5)
            rows += texts.enumerated().map { Line(($0 == 0 ? standing.mark + " " : "     ") + $1, style) }
            guard let remedy else { return }
            rows += Text.wrap("-> " + remedy, to: columns - 5).map { Line("     " + $0, style) }
        }
        if judgement.isExact { add(.good, ink.doctor(.exact)) }
        for fault in judgement.faults { add(standing(of: fault), ink(fault.words), ink(fault.remedy)) }
        addAffixes(judgement, state.settings, ink, add)
        guard let facts = sheet.facts else { return rows }
        if sheet.isSlow {
            add(.bad, ink.doctor(.tooSlow))
        } else if facts.ends.isEmpty {
            add(.doubtful, ink.doctor(.noEnd))
        } else {
            add(.good, ink(Templates.sheetEnds(facts.ends.map(\.rawValue).joined(separator: " "))))
        }
        let tenths = facts.tenthsPerCharacter
        let times = Templates.sheetTimes(facts.characters, "\(tenths / 10).\(tenths % 10)", facts.longestGap)
        add(.good, ink(times))
        let isNear = !sheet.isSlow && facts.longestGap * 4 > state.settings.burstGap * 3
        if isNear { add(.doubtful, ink.doctor(.nearLimit)) }
        return rows
    }

    private static func addAffixes(
        _ judgement: SheetJudgement, _ settings: ConsoleSettings, _ ink: Ink,
        _ add: (Finding.State, String, String?) -> Void
    ) {
        let pairs = [
            (judgement.prefix, settings.affixes.prefix, Templates.sheetPrefix),
            (judgement.suffix, settings.affixes.suffix, Templates.sheetSuffix),
        ]
        for (found, known, template) in pairs where !found.isEmpty {
            let shown = "\"" + ink.outside(String(found.prefix(16))) + "\""
            if found == known {
                add(.good, ink(Templates.sheetKnown(shown)), nil)
            } else {
                add(.doubtful, ink(template(shown)), nil)
            }
        }
    }

    /// Codes are read in either case, so that case alone stops nobody.
    private static func standing(of fault: SheetFault) -> Finding.State {
        switch fault {
        case .caseSwapped, .allCapitals, .allSmall, .somethingElse: .doubtful
        case .layout, .inputMethod, .cutShort, .beginningLost, .altered: .bad
        }
    }
}
