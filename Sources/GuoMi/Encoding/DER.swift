/// The little of X.690 that SM2 values need, read strictly: shortest lengths, shortest integers, nothing after the end.
enum DER {
    static let integerTag: UInt8 = 0x02
    static let octetStringTag: UInt8 = 0x04
    static let sequenceTag: UInt8 = 0x30

    /// A value with its tag and its length in the shortest form.
    static func wrap(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        var octets: [UInt8] = [tag]
        if content.count < 0x80 {
            octets.append(UInt8(content.count))
        } else {
            var length: [UInt8] = []
            var rest = content.count
            while rest > 0 {
                length.insert(UInt8(rest & 0xFF), at: 0)
                rest >>= 8
            }
            octets.append(0x80 | UInt8(length.count))
            octets += length
        }
        return octets + content
    }

    /// The INTEGER of an unsigned big-endian number.
    static func integer(_ number: some Collection<UInt8>) -> [UInt8] {
        var digits = Array(number.drop { $0 == 0 })
        if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
        return wrap(integerTag, digits)
    }
}

/// Reads one DER value after the other.
struct DERReader {
    private var rest: ArraySlice<UInt8>

    init(_ octets: ArraySlice<UInt8>) { rest = octets }

    /// Whether everything was read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The content of the next value if it has this tag and a length in its shortest form.
    mutating func content(of tag: UInt8) -> ArraySlice<UInt8>? {
        guard rest.popFirst() == tag, let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first >= 0x80 {
            let count = Int(first & 0x7F)
            guard (1...3).contains(count), rest.count >= count, rest.first != 0 else { return nil }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
            guard length >= 0x80 else { return nil }
        }
        guard rest.count >= length else { return nil }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }

    /// The next INTEGER as 32 big-endian octets, if it is not negative and not longer.
    mutating func number32() -> [UInt8]? {
        guard var digits = content(of: DER.integerTag), let first = digits.first, first < 0x80 else { return nil }
        if first == 0, digits.count > 1 {
            digits = digits.dropFirst()
            guard let next = digits.first, next >= 0x80 else { return nil }
        }
        guard digits.count <= 32 else { return nil }
        return [UInt8](repeating: 0, count: 32 - digits.count) + digits
    }
}
