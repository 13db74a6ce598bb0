import Cells
import Checkpoint
import HealthCode
import Phrases

/// How words become text on this terminal: the language, and what it can show at all.
struct Ink {
    let language: Language
    let glyphs: GlyphSet

    init(_ settings: ConsoleSettings) {
        language = settings.shownLanguage
        glyphs = settings.glyphs
    }

    /// One of our own phrases.
    func callAsFunction(_ words: Words) -> String { words[language] }

    /// One of our own phrases.
    func callAsFunction(_ phrase: Phrase) -> String { phrase.words[language] }

    /// A phrase of the queue screen.
    func callAsFunction(_ phrase: QueuePhrase) -> String { phrase.words[language] }

    /// A phrase of the records and statistics screens.
    func record(_ phrase: RecordPhrase) -> String { phrase.words[language] }

    /// A phrase of the doctor screen.
    func doctor(_ phrase: DoctorPhrase) -> String { phrase.words[language] }

    /// Text from outside: stripped, and in ASCII where the terminal has nothing else.
    func outside(_ text: String) -> String {
        let visible = PlainText.visible(text)
        guard glyphs == .ascii else { return visible }
        return String(visible.map { $0.isASCII ? $0 : "?" })
    }

    /// A name from outside; empty where this terminal cannot show it, because question marks name nobody.
    func name(_ text: String) -> String {
        let visible = PlainText.visible(text)
        return glyphs == .ascii && !visible.allSatisfy(\.isASCII) ? "" : visible
    }

    /// Whom something is about: the masked name, or the masked number where the name cannot be shown.
    func person(_ maskedName: String, _ maskedNumber: String) -> String {
        let name = name(maskedName)
        return name.isEmpty ? outside(maskedNumber) : name
    }

    /// A place's name of a few characters, or its code; the city's four digits of it where there is little room.
    func place(_ code: String, isNarrow: Bool = false) -> String {
        let code = outside(code)
        guard glyphs != .ascii, let name = Divisions.shortName(of: code) else {
            return isNarrow ? String(code.prefix(4)) : code
        }
        return name
    }

    /// The role in cells of what a verdict is about; a code's verdict has no colour and is never filled.
    static func role(_ role: VerdictRole) -> Role {
        switch role {
        case .gradeLow: .gradeLow
        case .gradeMedium: .gradeMedium
        case .gradeHigh: .gradeHigh
        case .gradeContact: .gradeContact
        case .gradeUnassessed: .gradeUnassessed
        case .code: .text
        case .device: .device
        }
    }
}
