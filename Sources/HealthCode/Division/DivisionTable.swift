/// A table of codes and names as one static text: lines of six digits and a name, in order of code.
///
/// Nothing is parsed ahead: a look-up halves the text until it stands on the line.
struct DivisionTable: Sendable {
    /// The lines, each ended by a line feed.
    let text: StaticString

    /// The own name of a code; nil if the table has no such line.
    func name(of code: String) -> String? {
        let wanted = Array(code.utf8.prefix(7))
        guard wanted.count == 6, wanted.allSatisfy(Digits.isDigit) else { return nil }
        return text.withUTF8Buffer { octets in
            var low = 0
            var high = octets.count
            while low < high {
                var start = (low + high) / 2
                while start > low, octets[start - 1] != DivisionTable.lineFeed { start -= 1 }
                var end = start
                while end < high, octets[end] != DivisionTable.lineFeed { end += 1 }
                guard end - start > 6 else { return nil }
                let code = octets[start..<start + 6]
                if code.elementsEqual(wanted) { return String(decoding: octets[start + 6..<end], as: UTF8.self) }
                if code.lexicographicallyPrecedes(wanted) { low = end + 1 } else { high = start }
            }
            return nil
        }
    }

    /// Every line.
    var all: [Division] {
        text.withUTF8Buffer { octets in
            octets.split(separator: DivisionTable.lineFeed).compactMap { line in
                guard line.count > 6 else { return nil }
                return Division(
                    code: String(decoding: line.prefix(6), as: UTF8.self),
                    name: String(decoding: line.dropFirst(6), as: UTF8.self))
            }
        }
    }

    /// Lines whose code or name begins with `text`.
    func search(_ text: String, limit: Int) -> [Division] {
        Array(all.lazy.filter { $0.code.hasPrefix(text) || $0.name.hasPrefix(text) }.prefix(limit))
    }

    private static let lineFeed = UInt8(ascii: "\n")
}
