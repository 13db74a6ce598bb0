public import Cells
public import HealthCode

/// What is wrong with a map of keys; each says what to do.
public enum KeyMapFault: Error, Hashable, Sendable {
    /// The command's keys are those of every form and list.
    case fixedCommand(CommandID)
    /// A command that must have a key has none.
    case noWay(CommandID)
    /// The key cannot be given to it, and why.
    case refusedKey(CommandID, Key, Words)
    /// The key means another command in the same context.
    case clash(CommandID, with: CommandID, Key, in: CommandContext)

    /// The command whose line is at fault.
    public var command: CommandID {
        switch self {
        case .fixedCommand(let id), .noWay(let id), .refusedKey(let id, _, _), .clash(let id, _, _, _): id
        }
    }

    /// What is wrong, in both languages.
    public var words: Words {
        switch self {
        case .fixedCommand(let id):
            Words(zh: "\(id.name) 的键是固定的", en: "the keys of \(id.name) are fixed")
        case .noWay(let id):
            Words(zh: "\(id.name) 必须有键", en: "\(id.name) needs a key")
        case .refusedKey(let id, let key, let why):
            Words(
                zh: "\(id.name) 不能用 \(KeyName.of(key)): \(why.zh)",
                en: "\(id.name) cannot have \(KeyName.of(key)): \(why.en)")
        case .clash(let id, let other, let key, let context):
            Words(
                zh: "\(KeyName.of(key)) 在 \(context.rawValue) 里已是 \(other.name);\(id.name) 请换一个,或先改 \(other.name)",
                en: "\(KeyName.of(key)) is \(other.name) in \(context.rawValue) already; "
                    + "choose another for \(id.name), or map \(other.name) too")
        }
    }
}
