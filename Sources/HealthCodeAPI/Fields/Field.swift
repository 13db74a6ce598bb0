/// One row of a field table of the protocol page: a member, its type, whether it must be there, and which values it takes.
public struct Field: Sendable {
    /// Column M of the page's tables.
    public enum Need: String, CaseIterable, Sendable {
        case mandatory = "M"
        case optional = "O"
        case conditional = "K"
    }

    /// Column type. Ranges are inclusive.
    public indirect enum Kind: Sendable {
        /// `C..n` and `Cn`: a string of so many Unicode scalars.
        case text(ClosedRange<Int>)
        /// `N`: a number with an integral value.
        case integer(ClosedRange<Int>)
        /// `D(3,1)`: a number with one decimal place, bounds in tenths.
        case decimal(ClosedRange<Int>)
        /// `B`.
        case boolean
        /// Yes or no as `1` and `0` in quotes, or as a number, or as `true` and `false` (`printed`, 3.21.6).
        case flag
        /// A code that may be written as a string or as an integer: gate types, test results.
        case scalar(ClosedRange<Int>)
        /// `A`: so many elements.
        case array(ClosedRange<Int>, Kind)
        /// `A` of objects that are checked one by one, so that a bad one does not spoil its neighbours (3.12b).
        case list(ClosedRange<Int>, FieldTable)
        /// `O` with members of its own.
        case object(FieldTable)
        /// `O` whose members are the caller's own affair.
        case anyObject
    }

    /// Which texts are right, beyond their length.
    public enum Rule: Sendable {
        /// Any text without control characters.
        case plain
        /// Any text at all, kept byte for byte.
        case opaque
        /// The same, its bound counting octets of UTF-8.
        case octets
        /// Decimal digits.
        case digits
        /// One of these; another is 1003.
        case oneOf([String])
        /// yyyyMMddHHmmss, UTC+8, a day of the calendar.
        case time14
        /// yyyyMMddHHmmssSSS, UTC+8, a day of the calendar.
        case time17
        /// GB/T 2659 alpha-3.
        case country
        /// E.164, or the eleven digits of a mobile number.
        case phone
        /// A code of 3.3 or an alias of 3.21.14; another is 4001.
        case certType
        /// A division of today's table; another is 4003.
        case place
        /// A division of today's table or an earlier one; another is 4003.
        case domicile
        /// A division of today's table, or 000000 for abroad; another is 4003.
        case tripEnd
        /// A codeType of 3.11; another is 2006.
        case symbology
        /// Base64 of RFC 4648, section 4.
        case base64
        /// Base64 of an SM2 ciphertext; a fingerprint compares what it decrypts to (2.1), and what does not decrypt is 2001 or
        /// 3006, which is not for a table to say.
        case ciphertext
    }

    /// The canonical name.
    public let name: String
    /// Other names that are accepted on input.
    public let aliases: [String]
    /// The type.
    public let kind: Kind
    /// Whether it must be there.
    public let need: Need
    /// Which texts are right; of an array of texts, for each.
    public let rule: Rule
    /// What may join the elements of an array that is written as one string (`^`, 3.5).
    public let joiner: Character?
    /// Whether it is business content in the sense of 2.1.
    public let isContent: Bool

    /// A row.
    public init(
        _ name: String, _ kind: Kind, _ need: Need, _ rule: Rule = .plain, aliases: [String] = [],
        joiner: Character? = nil, isContent: Bool = true
    ) {
        self.name = name
        self.kind = kind
        self.need = need
        self.rule = rule
        self.aliases = aliases
        self.joiner = joiner
        self.isContent = isContent
    }
}

extension Field.Kind {
    /// `C..n`: one to n characters.
    static func upTo(_ count: Int) -> Field.Kind { .text(1...count) }

    /// `Cn`: exactly n characters.
    static func exactly(_ count: Int) -> Field.Kind { .text(count...count) }

    /// `N` of any size that fits.
    static var anyInteger: Field.Kind { .integer(.min ... .max) }

    /// `N` from 0 up.
    static var count: Field.Kind { .integer(0 ... .max) }
}

extension Field {
    /// A mandatory row for a closed set of codes.
    static func codes<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ need: Need, _ type: Code.Type, length: Int
    ) -> Field {
        Field(name, .exactly(length), need, .oneOf(type.allCases.map(\.rawValue)))
    }
}
