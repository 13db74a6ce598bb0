/// A table of codes and names as one static text: lines of six digits and a name, in order of code.
///
/// Nothing is loaded or parsed ahead: a look-up halves the text until it stands on the line.
struct DivisionTable: Sendable {
    /// The lines, each ended by a line feed.
    let text: StaticString

    /// Takes the lines as they stand in the program.
    init(text: StaticString) {
        self.text = text
    }

    /// The own name of a code; nil if the table has no such line.
    func name(of code: some StringProtocol) -> String? {
        let wanted = Array(code.utf8.prefix(7))
        guard wanted.count == 6, wanted.allSatisfy(Digits.isDigit) else { return nil }
        return text.withUTF8Buffer { octets in
            var low = 0
            var high = octets.count
            while low < high {
                let line = DivisionTable.line(in: octets, around: (low + high) / 2)
                guard line.count > 6 else { return nil }
                let code = octets[line.prefix(6)]
                if code.elementsEqual(wanted) { return DivisionTable.division(octets[line]).name }
                if code.lexicographicallyPrecedes(wanted) { low = line.upperBound + 1 } else { high = line.lowerBound }
            }
            return nil
        }
    }

    /// Every line.
    var all: [Division] {
        search("", limit: .max)
    }

    /// At most `limit` lines whose code or name begins with `text`.
    func search(_ text: String, limit: Int) -> [Division] {
        let wanted = Array(text.utf8)
        var found: [Division] = []
        self.text.withUTF8Buffer { octets in
            var place = 0
            while place < octets.count, found.count < limit {
                let line = DivisionTable.line(in: octets, around: place)
                if octets[line].starts(with: wanted) || octets[line.dropFirst(6)].starts(with: wanted) {
                    found.append(DivisionTable.division(octets[line]))
                }
                place = line.upperBound + 1
            }
        }
        return found
    }

    /// The line that holds an offset, without its line feed.
    private static func line(in octets: UnsafeBufferPointer<UInt8>, around offset: Int) -> Range<Int> {
        var start = offset
        while start > 0, octets[start - 1] != lineFeed { start -= 1 }
        var end = offset
        while end < octets.count, octets[end] != lineFeed { end += 1 }
        return start..<end
    }

    private static func division(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Division {
        Division(
            code: String(decoding: line.prefix(6), as: UTF8.self),
            name: String(decoding: line.dropFirst(6), as: UTF8.self))
    }

    private static let lineFeed = UInt8(ascii: "\n")
}
