import Cells
import HealthCode

/// What a map of keys may not do, as data and two functions over the command table.
enum KeyMapRules {
    /// Keys that nobody can give away, and why; console.md, "Input".
    static let refused: [Key: Words] = [
        .enter: Words(zh: "回车是扫码枪的", en: "Enter is the scanner's"),
        .tab: Words(zh: "Tab 是扫码枪的", en: "Tab is the scanner's"),
        .character(" "): Words(zh: "空格是扫码枪的", en: "Space is the scanner's"),
        .control("b"): Words(zh: "^B 是扫码枪的开头", en: "^B begins a scanner's read"),
        .control("c"): Words(zh: "^C 是扫码枪的结尾", en: "^C ends a scanner's read"),
        .backTab: Words(zh: "S-Tab 用于换栏", en: "S-Tab moves between fields"),
        .escape: Words(zh: "Esc 是返回的路", en: "Esc is the way back"),
        .backspace: Words(zh: "退格用于删字", en: "BkSp erases"),
        .delete: Words(zh: "Del 用于删字", en: "Del erases"),
        .control("h"): Words(zh: "终端把 ^H 当退格", en: "a terminal sends ^H for BkSp"),
        .control("i"): Words(zh: "终端把 ^I 当 Tab", en: "a terminal sends ^I for Tab"),
        .control("j"): Words(zh: "终端把 ^J 当回车", en: "a terminal sends ^J for Enter"),
        .control("m"): Words(zh: "终端把 ^M 当回车", en: "a terminal sends ^M for Enter"),
        .control("["): Words(zh: "终端把 ^[ 当 Esc", en: "a terminal sends ^[ for Esc"),
        .control("z"): Words(zh: "^Z 用于挂起", en: "^Z stops the program"),
    ]

    /// Commands that always have a key: without it nobody finds the others, or the way out.
    static let essential: Set<CommandID> = [.help, .palette, .lock, .quit]

    /// Where letters are text: everywhere but in lists and questions, so that a screen that is new here is safe.
    static let typing = Set(CommandContext.allCases).subtracting([
        .queue, .records, .statistics, .doctor, .assistCode, .release, .quit,
    ])

    /// The printable keys of the main screen: the only ones that are held back against a scanner's burst.
    static let held: Set<Key> = Set(
        CommandTable.all.filter { $0.id.decision != nil }.flatMap(\.keys).filter(\.isPrintable))

    /// Whether a command's keys are those that every form and list has, so that a hand finds them without looking.
    static func isFixed(_ command: Command) -> Bool { command.keys.contains { isEditing($0) } }

    private static func isEditing(_ key: Key) -> Bool {
        switch key {
        case .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
            .pageDown:
            true
        case .insert, .function, .control, .character: false
        }
    }

    /// The commands that may be mapped, in the table's order.
    static var mappable: [Command] { CommandTable.all.filter { !isFixed($0) } }

    /// What is wrong with the keys of one command, by itself.
    static func fault(of keys: [Key], for command: Command) -> KeyMapFault? {
        if isFixed(command) { return .fixedCommand(command.id) }
        if keys.isEmpty, essential.contains(command.id) { return .noWay(command.id) }
        for key in keys {
            if let why = refused[key] { return .refusedKey(command.id, key, why) }
            guard key.isPrintable else { continue }
            if command.id.decision != nil {
                guard held.contains(key) else { return .refusedKey(command.id, key, notHeld) }
            } else if !command.contexts.isDisjoint(with: typing) {
                return .refusedKey(command.id, key, typed)
            }
        }
        return nil
    }

    static let typed = Words(zh: "可打印的键在主屏和输入处是文字", en: "printable keys are text on the main screen and in fields")
    static let notHeld = Words(
        zh: "可打印的键里只有 + * - 防扫码枪连发", en: "of the printable keys only + * - are held back against a scanner's burst")

    /// One key for two commands in one context; the mapped one is named first, for it has a line in the file.
    static func clash(in map: KeyMap) -> KeyMapFault? {
        for context in CommandContext.allCases {
            var owners: [Key: CommandID] = [:]
            for command in CommandTable.all {
                for key in Set(map.keys(of: command, in: context)) {
                    guard let owner = owners[key] else {
                        owners[key] = command.id
                        continue
                    }
                    let isOwners = map.mapped[command.id] == nil
                    return .clash(
                        isOwners ? owner : command.id, with: isOwners ? command.id : owner, key, in: context)
                }
            }
        }
        return nil
    }
}
