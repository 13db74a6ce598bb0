public import Cells

/// Which octets after Escape mean which key.
public struct KeyTable: Hashable, Sendable {
    private var keys: [[UInt8]: Key] = [:]

    /// What xterm, the Linux console, rxvt and a vt100 send.
    public static let standard: KeyTable = {
        var table = KeyTable()
        let finals: [(Character, Key)] = [
            ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("P", .function(1)),
            ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
        ]
        for (final, key) in finals {
            table.add("\u{1B}[\(final)", key)
            table.add("\u{1B}O\(final)", key)
        }
        table.add("\u{1B}[Z", .backTab)
        table.add("\u{1B}OM", .enter)
        for (index, letter) in "ABCDE".enumerated() { table.add("\u{1B}[[\(letter)", .function(index + 1)) }
        let numbers: [(Int, Key)] = [
            (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home), (8, .end),
            (11, .function(1)), (12, .function(2)), (13, .function(3)), (14, .function(4)), (15, .function(5)),
            (17, .function(6)), (18, .function(7)), (19, .function(8)), (20, .function(9)), (21, .function(10)),
            (23, .function(11)), (24, .function(12)), (25, .function(13)), (26, .function(14)), (28, .function(15)),
            (29, .function(16)), (31, .function(17)), (32, .function(18)), (33, .function(19)), (34, .function(20)),
        ]
        for (number, key) in numbers { table.add("\u{1B}[\(number)~", key) }
        return table
    }()

    /// Adds what a terminal's own description says; sequences that do not begin with Escape are left out.
    public mutating func add(_ sequence: String, _ key: Key) {
        let octets = Array(sequence.utf8)
        guard octets.count > 1, octets[0] == 0x1B else { return }
        keys[octets] = key
    }

    /// The key of a whole sequence; modifiers are disregarded.
    func key(for sequence: [UInt8]) -> Key? {
        keys[sequence] ?? keys[Self.withoutModifiers(sequence)]
    }

    /// `ESC [ 1 ; 5 A` becomes `ESC [ A`, and `ESC [ 3 ; 2 ~` becomes `ESC [ 3 ~`.
    private static func withoutModifiers(_ sequence: [UInt8]) -> [UInt8] {
        guard let final = sequence.last, let semicolon = sequence.firstIndex(of: UInt8(ascii: ";")) else {
            return sequence
        }
        let plain = Array(sequence[..<semicolon])
        if final == UInt8(ascii: "~") { return plain + [final] }
        return plain == Array("\u{1B}[1".utf8) ? [0x1B, UInt8(ascii: "["), final] : sequence
    }
}
