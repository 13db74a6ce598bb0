/// Why a document number fails its type's rule; each answers 4002.
public enum DocumentFault: Error, Hashable, Sendable {
    /// The number has this many characters, which its type does not allow.
    case length(Int)
    /// The character at this place, counted from 0 without spaces, is not allowed there.
    case character(at: Int)
    /// The last character should be this one; GB 11643.
    case check(expected: Character)
    /// The date of birth is not a day of the calendar.
    case date
    /// The number follows none of its type's patterns.
    case pattern
}

extension DocumentFault {
    /// What is wrong, for the person who typed the number. Names no character of it but the expected check.
    public var words: Words {
        switch self {
        case .length(let count): Words(zh: "位数不对：\(count)位", en: "wrong length: \(count)")
        case .character(let place): Words(zh: "第\(place &+ 1)位字符不对", en: "character \(place &+ 1) is not allowed")
        case .check(let expected): Words(zh: "校验位应为\(expected)", en: "the check character should be \(expected)")
        case .date: Words(zh: "出生日期不存在", en: "no such date of birth")
        case .pattern: Words(zh: "不合该证件的号码格式", en: "not a number of this document type")
        }
    }
}
