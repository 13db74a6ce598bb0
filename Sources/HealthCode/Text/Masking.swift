/// How personal data is shown to people who need not know all of it; profile 3.9, desensitised members.
///
/// Every mask keeps the length, so that two people at a gate can still be told apart.
public enum Masking {
    /// A name: one character `*`, two `王*`, three and more `欧**娜`.
    public static func name(_ name: String) -> String {
        let count = name.count
        switch count {
        case 0: return ""
        case 1: return "*"
        case 2: return masked(name, keeping: 1, and: 0)
        default: return masked(name, keeping: 1, and: 1)
        }
    }

    /// A document number: the first three and last four characters; if shorter than nine, the first and the last.
    public static func number(_ number: String) -> String {
        let count = number.count
        switch count {
        case ..<3: return String(repeating: "*", count: count)
        case ..<9: return masked(number, keeping: 1, and: 1)
        default: return masked(number, keeping: 3, and: 4)
        }
    }

    /// A flight, train or plate number: the first and the last character.
    public static func vehicle(_ vehicle: String) -> String {
        switch vehicle.count {
        case ..<2: String(repeating: "*", count: vehicle.count)
        case 2: masked(vehicle, keeping: 1, and: 0)
        default: masked(vehicle, keeping: 1, and: 1)
        }
    }

    /// A telephone number: the first three and last four digits; if shorter than nine, the first and the last.
    public static func phone(_ phone: String) -> String {
        number(phone)
    }

    private static func masked(_ text: String, keeping first: Int, and last: Int) -> String {
        let hidden = text.count - first - last
        return text.prefix(first) + String(repeating: "*", count: max(0, hidden)) + text.suffix(last)
    }
}
