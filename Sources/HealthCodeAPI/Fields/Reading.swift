internal import HealthCode

/// An object that a table has checked, read by the canonical names of its members.
struct Reading {
    let object: JSONObject
    let table: FieldTable

    /// Checks an object by a table and wraps it.
    init(_ object: JSONObject, _ table: FieldTable, complete: Bool = true) throws(WireFault) {
        try table.check(object, complete: complete)
        self.init(checked: object, table)
    }

    init(checked object: JSONObject, _ table: FieldTable) {
        self.object = object
        self.table = table
    }

    subscript(_ name: String) -> JSON? {
        guard let field = table[name] else { return nil }
        return table.value(of: field, in: object)
    }

    func text(_ name: String) -> String? { self[name]?.string }

    /// A mandatory text; empty only in a failed answer that lacks it.
    func mandatory(_ name: String) -> String { text(name) ?? "" }

    func integer(_ name: String) -> Int? { self[name]?.integer }

    func tenths(_ name: String) -> Int? { self[name]?.tenths }

    func bool(_ name: String) -> Bool? { self[name]?.bool }

    func flag(_ name: String) -> Bool? { self[name].flatMap(Self.flag) }

    func scalar(_ name: String) -> String? { self[name].flatMap(Self.scalar) }

    func c14(_ name: String) -> Instant? { text(name).flatMap(Instant.init(c14:)) }

    func c17(_ name: String) -> Instant? { text(name).flatMap(Instant.init(c17:)) }

    func code<Code: RawRepresentable<String>>(_ name: String, _ type: Code.Type) -> Code? {
        text(name).flatMap(Code.init(rawValue:))
    }

    func texts(_ name: String) -> [String]? {
        guard let field = table[name], let value = table.value(of: field, in: object) else { return nil }
        if let joiner = field.joiner, let text = value.string {
            return text.split(separator: joiner, omittingEmptySubsequences: false).map(String.init)
        }
        return value.array?.compactMap(\.string)
    }

    func child(_ name: String) -> Reading? {
        guard let field = table[name], case .object(let inner) = field.kind, let object = self[name]?.object else {
            return nil
        }
        return Reading(checked: object, inner)
    }

    func children(_ name: String) -> [Reading]? {
        guard let field = table[name], case .array(_, .object(let inner)) = field.kind, let items = self[name]?.array
        else { return nil }
        return items.compactMap(\.object).map { Reading(checked: $0, inner) }
    }

    /// Throws 1002 for a conditional member that its condition asks for.
    func require(_ name: String, if condition: Bool = true) throws(WireFault) {
        if condition, self[name] == nil { throw WireFault(.memberMissing, name) }
    }

    static func flag(_ value: JSON) -> Bool? {
        switch value {
        case .bool(let flag): flag
        case .string("1"): true
        case .string("0"): false
        case .number: value.integer == 1 ? true : value.integer == 0 ? false : nil
        default: nil
        }
    }

    static func scalar(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .number: value.integer.map { String($0) }
        default: nil
        }
    }
}
