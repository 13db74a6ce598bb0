/// A JSON text after RFC 8259 as a value; members keep their order.
public enum JSON: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, kept as written.
    case number(JSONNumber)
    /// A string of Unicode scalars.
    case string(String)
    /// The elements in order.
    case array([JSON])
    /// The members in order.
    case object(JSONObject)

    /// The string, if it is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value, if it is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The integer, if it is a number with an integral value that fits.
    public var integer: Int? {
        if case .number(let number) = self { number.integer } else { nil }
    }

    /// The number times ten, if it has at most one decimal place that is not zero.
    public var tenths: Int? {
        if case .number(let number) = self { number.tenths } else { nil }
    }

    /// The elements, if it is an array.
    public var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, if it is an object.
    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// A number with an integral value.
    public static func integer(_ value: Int) -> JSON { .number(JSONNumber(value)) }

    /// A number with one decimal place, as temperatures are written: 365 becomes `36.5`.
    public static func tenths(_ value: Int) -> JSON { .number(JSONNumber(tenths: value)) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// An object of these members.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        var object = JSONObject()
        for (name, value) in elements { object[name] = value }
        self = .object(object)
    }
}
