import Testing

@testable import Terminal

@Suite struct LineSplitterTests {
    @Test(arguments: [
        ("a\nb\n", ["a", "b"]), ("a\rb\r", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\u{3}b\t", ["a", "b"]),
        ("\n\n", ["", ""]), ("\r\n\r\n", ["", ""]), ("a", []), ("健康\n", ["健康"]),
    ])
    func everyEndOfALineEndsOne(_ text: String, _ lines: [String]) {
        var whole = LineSplitter(limit: 100)
        #expect(whole.feed(Array(text.utf8)[...]) == lines)
        var pieces = LineSplitter(limit: 100)
        #expect(Array(text.utf8).flatMap { pieces.feed([$0]) } == lines, "octet by octet")
    }

    @Test func theLastLineNeedsNoEnd() {
        var splitter = LineSplitter(limit: 100)
        #expect(splitter.feed(Array("a\nrest".utf8)[...]) == ["a"])
        #expect(splitter.end() == ["rest"] && splitter.end().isEmpty)
    }

    @Test func aLineBeyondTheLimitIsCutAndNotDoubled() {
        var splitter = LineSplitter(limit: 4)
        #expect(splitter.feed(Array("123456789\nx\n".utf8)[...]) == ["1234", "x"])
    }

    @Test func brokenUTF8IsTakenAsItCan() {
        var splitter = LineSplitter(limit: 100)
        #expect(splitter.feed([0xFF, 0x41, 0x0A]) == ["\u{FFFD}A"])
    }
}
