/// The members of a JSON object in their order, names unique.
///
/// An object that was read also knows where it stood, which the envelope and `origin` (protocol 2 and 3.20) need; places
/// take no part in equality.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One member.
    public struct Member: Hashable, Sendable {
        /// The name, escapes resolved.
        public let name: String
        /// The value.
        public var value: JSON
        /// Where the name's opening quotation mark stood in the text; 0 in an object that was not read.
        public let nameStart: Int
        /// The octets of the value in the text; empty in an object that was not read.
        public let valueRange: Range<Int>

        /// Equal by name and value.
        public static func == (left: Member, right: Member) -> Bool {
            left.name == right.name && left.value == right.value
        }

        /// Feeds name and value.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    /// The members in order.
    public private(set) var members: [Member]
    /// From `{` to after `}` in the text; empty in an object that was not read.
    public let range: Range<Int>

    init(members: [Member], range: Range<Int>) {
        self.members = members
        self.range = range
    }

    /// An object without members.
    public init() { self.init(members: [], range: 0..<0) }

    /// An object of these members; of a name given twice the last value stands, in the first place.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self.init()
        for (name, value) in elements { self[name] = value }
    }

    /// The value of a member. Setting adds at the end or replaces in place; nil removes.
    public subscript(_ name: String) -> JSON? {
        get {
            for member in members where member.name == name { return member.value }
            return nil
        }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): append(name, value)
            case (nil, nil): break
            }
        }
    }

    /// Whether there is such a member.
    public func has(_ name: String) -> Bool { members.contains { $0.name == name } }

    /// Equal by members in order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }

    /// Feeds the members.
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }

    /// Adds a member whose name is known to be new.
    mutating func append(_ name: String, _ value: JSON) {
        members.append(Member(name: name, value: value, nameStart: 0, valueRange: 0..<0))
    }
}
