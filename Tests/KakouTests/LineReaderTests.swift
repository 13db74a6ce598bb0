import Glibc
import Testing

@testable import kakou

/// Lines off a descriptor, however they were written.
@Suite struct LineReaderTests {
    private func lines(_ octets: [UInt8]) -> [String] {
        guard let file = tmpfile() else { return ["no file"] }
        defer { fclose(file) }
        let descriptor = fileno(file)
        _ = octets.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        lseek(descriptor, 0, SEEK_SET)
        var reader = LineReader(descriptor)
        var lines: [String] = []
        while let line = reader.next() { lines.append(line) }
        return lines
    }

    @Test func everyLineComesOnceAndInOrder() {
        let rows: [(String, [String])] = [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
            ("\n\n", ["", ""]),
            ("汉字\nx", ["汉字", "x"]),
        ]
        for (text, expected) in rows { #expect(lines(Array(text.utf8)) == expected, "\(text.debugDescription)") }
    }

    @Test func aLineWithoutEndIsBoundedAndTheNextIsWhole() {
        let long = Array(repeating: UInt8(ascii: "H"), count: 200_000)
        let found = lines(long + Array("\nnext\n".utf8))
        #expect(found.count == 2)
        #expect((found.first?.utf8.count ?? .max) <= LineReader.limit + 1)
        #expect(found.last == "next")
    }

    @Test func octetsThatAreNoTextAreNoTrap() {
        #expect(lines([0xFF, 0xFE, 0x0A, 0xC0]).count == 2)
    }
}
