public import Cells
public import HealthCode

/// What can be asked of the console; each has one row in ``CommandTable``.
public enum CommandID: String, CaseIterable, Hashable, Sendable {
    case help, verify, document, queue, records, assist, statistics, doctor, nextSample, palette, quit
    case submit, erase, clear, admit, hold, refuse, whyRefused, acknowledge, offline
    case openRow, retryRow, noteRow, filterQueue, exportQueue, acceptFilter, chooseReason
    case openRecord, filterRecords, acceptRecordFilter, previousDay, nextDay
    case testScanner, lookAgain, submitSheet
    case back, up, down, pageUp, pageDown, first, last, choose
    case nextField, previousField, previousType, nextType, submitForm
    case chooseService, enterField, previousChoice, nextChoice, sendAssist, clearField, undo, addPart, removePart
    case pickDivision, finishAssist, switchSymbol, saveCode
    case switchButton, pressButton
    case lock, unlock, mute, newShift
}

/// Where a command applies: the main screen, or what stands over it.
public enum CommandContext: String, CaseIterable, Hashable, Sendable {
    case main, help, palette, form, queue, queueFilter, records, recordsFilter, statistics, doctor, scannerTest, reason,
        release
    case quit, lock
    case assist, assistForm, assistPicker, assistDone, assistCode
}

/// The heading under which help lists a command.
public enum CommandGroup: String, CaseIterable, Hashable, Sendable {
    case screens, verdict, field, queue, records, assist, doctor, moving, form, program

    /// The heading.
    public var title: Words {
        switch self {
        case .screens: Words(zh: "画面", en: "Screens")
        case .verdict: Words(zh: "结果", en: "Verdict")
        case .field: Words(zh: "输入", en: "Input")
        case .queue: Words(zh: "队列", en: "Queue")
        case .records: Words(zh: "记录和统计", en: "Records and statistics")
        case .assist: Words(zh: "代办", en: "Assisted services")
        case .doctor: Words(zh: "自检", en: "Doctor")
        case .moving: Words(zh: "移动", en: "Moving")
        case .form: Words(zh: "证件", en: "Document form")
        case .program: Words(zh: "程序", en: "Program")
        }
    }
}

/// A row of the command table: keys, words, where it applies, and why not now.
public struct Command: Sendable {
    /// Which command.
    public let id: CommandID
    /// The keys, the one that is shown first.
    public let keys: [Key]
    /// Keys that mean it in one context alone, as `?` does where nothing is typed.
    public let also: [CommandContext: [Key]]
    /// What it does.
    public let title: Words
    /// What it does in a word, for the footer.
    public let hint: Words
    /// The heading in help.
    public let group: CommandGroup
    /// Where its keys work.
    public let contexts: Set<CommandContext>
    /// Whether it asks before it does anything.
    public let isDangerous: Bool
    /// Its place in the footer, from the left; nil where it stands in help alone.
    public let footerRank: Int?
    /// When it has that place: a command for a state of things stands in the footer in that state alone.
    public let footerWhen: @Sendable (ConsoleState) -> Bool
    /// What it does now, where that differs from ``hint``.
    public let hintNow: @Sendable (ConsoleState) -> Words?
    /// Why it is refused now, and what the person can do instead; nil where it is enabled.
    public let refusal: @Sendable (ConsoleState) -> Words?

    init(
        _ id: CommandID, _ keys: [Key], also: [CommandContext: [Key]] = [:], _ title: Words, hint: Words? = nil,
        _ group: CommandGroup,
        in contexts: Set<CommandContext>, footer: Int? = nil, isDangerous: Bool = false,
        footerWhen: @escaping @Sendable (ConsoleState) -> Bool = { _ in true },
        hintNow: @escaping @Sendable (ConsoleState) -> Words? = { _ in nil },
        refusal: @escaping @Sendable (ConsoleState) -> Words? = { _ in nil }
    ) {
        self.id = id
        self.keys = keys
        self.also = also
        self.title = title
        self.hint = hint ?? title
        self.group = group
        self.contexts = contexts
        self.isDangerous = isDangerous
        self.footerRank = footer
        self.footerWhen = footerWhen
        self.hintNow = hintNow
        self.refusal = refusal
    }

    /// The keys that mean it in a context.
    public func keys(in context: CommandContext) -> [Key] {
        contexts.contains(context) ? keys + (also[context] ?? []) : []
    }

    /// The name of its first key; empty where it has none.
    public var keyName: String { keys.first.map(KeyName.of) ?? "" }
}

/// How keys are written on the screen and in the manual; ASCII.
public enum KeyName {
    /// The name of a key.
    public static func of(_ key: Key) -> String {
        switch key {
        case .character(let character): character == " " ? "Space" : String(character)
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "BkSp"
        case .delete: "Del"
        case .escape: "Esc"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .insert: "Ins"
        case .function(let number): "F\(number)"
        case .control(let character): "^" + character.uppercased()
        }
    }

    /// The key of a name, as ``of(_:)`` writes it; nil where there is none.
    public static func key(_ name: String) -> Key? {
        if name.count == 1, let character = name.first { return .character(character) }
        if name.count == 2, name.first == "^", let character = name.last {
            return .control(Character(character.lowercased()))
        }
        if name.first == "F", let number = Int(name.dropFirst()), (1...12).contains(number) { return .function(number) }
        let others: [Key] = [
            .character(" "), .enter, .tab, .backTab, .backspace, .delete, .escape, .up, .down, .left, .right, .home,
            .end,
            .pageUp, .pageDown, .insert,
        ]
        return others.first { of($0) == name }
    }
}
