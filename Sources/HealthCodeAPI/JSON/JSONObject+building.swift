public import HealthCode

/// Adding members for the wire; what is nil is left out.
extension JSONObject {
    /// Adds or replaces a text member.
    public mutating func put(_ name: String, _ value: String?) {
        if let value { self[name] = .string(value) }
    }

    /// Adds or replaces an integer member.
    public mutating func put(_ name: String, _ value: Int?) {
        if let value { self[name] = .integer(value) }
    }

    /// Adds or replaces a truth value.
    public mutating func put(_ name: String, _ value: Bool?) {
        if let value { self[name] = .bool(value) }
    }

    /// Adds or replaces a decimal member given in tenths.
    public mutating func put(_ name: String, tenths value: Int?) {
        if let value { self[name] = .tenths(value) }
    }

    /// Adds or replaces a time of 14 digits (C14, UTC+8).
    public mutating func put(_ name: String, c14 value: Instant?) {
        if let value { self[name] = .string(value.c14) }
    }

    /// Adds or replaces a time of 17 digits (C17, UTC+8).
    public mutating func put(_ name: String, c17 value: Instant?) {
        if let value { self[name] = .string(value.c17) }
    }

    /// Adds or replaces an object member.
    public mutating func put(_ name: String, _ value: JSONObject?) {
        if let value { self[name] = .object(value) }
    }

    /// Adds or replaces an array of texts.
    public mutating func put(_ name: String, _ value: [String]?) {
        if let value { self[name] = .array(value.map(JSON.string)) }
    }

    /// Adds or replaces an array of objects.
    public mutating func put(_ name: String, _ value: [JSONObject]?) {
        if let value { self[name] = .array(value.map(JSON.object)) }
    }
}
