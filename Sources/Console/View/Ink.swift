import Cells
import Checkpoint
import HealthCode
import Phrases

/// How words become text on this terminal: the language, and what it can show at all.
struct Ink {
    let language: Language
    let glyphs: GlyphSet
    /// Whether the person reads Chinese and the terminal has no glyphs for it, so that pinyin stands beside the English.
    let isPinyin: Bool
    /// The site's keys, which our own phrases name.
    let keys: KeyMap

    init(_ settings: ConsoleSettings) {
        language = settings.shownLanguage
        glyphs = settings.glyphs
        isPinyin = settings.glyphs == .ascii && settings.language == .zh
        keys = settings.keys
    }

    /// One of our own phrases.
    func callAsFunction(_ words: Words) -> String { words[language] }

    /// One of our own phrases.
    func callAsFunction(_ phrase: Phrase) -> String { keys.renaming(phrase.words[language]) }

    /// A fixed phrase of ours that may name a key, with the site's key in it; never for words with anything from outside.
    func keyed(_ words: Words) -> String { keys.renaming(words[language]) }

    /// A phrase of the queue screen.
    func callAsFunction(_ phrase: QueuePhrase) -> String { phrase.words[language] }

    /// A phrase of the records and statistics screens.
    func record(_ phrase: RecordPhrase) -> String { phrase.words[language] }

    /// A phrase of the assisted services.
    func assist(_ phrase: AssistPhrase) -> String { keys.renaming(phrase.words[language], in: .assistForm) }

    /// A phrase of the doctor screen.
    func doctor(_ phrase: DoctorPhrase) -> String { phrase.words[language] }

    /// A division's whole name, in pinyin where this terminal has no Chinese characters.
    func division(_ code: String) -> String {
        guard let name = Divisions.name(of: code) else { return "" }
        guard glyphs == .ascii else { return name }
        return Pinyin.syllables(ofPlace: name).joined(separator: " ")
    }

    /// Text from outside: stripped, and in pinyin where the terminal has ASCII alone.
    func outside(_ text: String) -> String {
        let visible = PlainText.visible(text)
        guard glyphs == .ascii else { return visible }
        return ASCIIText.compact(visible)
    }

    /// A person's name from outside; empty where nothing of it can be shown, because question marks name nobody.
    func name(_ text: String) -> String {
        let name = outside(text)
        return glyphs == .ascii && !name.contains(where: \.isLetter) && name.contains("?") ? "" : name
    }

    /// A sentence from outside, or the name of a gate.
    func sentence(_ text: String) -> String {
        let visible = PlainText.visible(text)
        return glyphs == .ascii ? ASCIIText.spaced(visible) : visible
    }

    /// Whom something is about: the masked name, or the masked number where the name cannot be shown.
    func person(_ maskedName: String, _ maskedNumber: String) -> String {
        let name = name(maskedName)
        return name.isEmpty ? outside(maskedNumber) : name
    }

    /// A place's name of a few characters, in eight letters where there is little room; where nobody knows it, its code.
    func place(_ code: String, isNarrow: Bool = false) -> String {
        let code = outside(code)
        guard let name = Divisions.shortName(of: code) else { return isNarrow ? String(code.prefix(4)) : code }
        guard glyphs == .ascii else { return name }
        // Two of eight columns and the means of travel fit into the pane of 80 columns.
        let spelt = ASCIIText.place(name)
        return isNarrow ? String(spelt.prefix(8)) : spelt
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
