import Foundation
import Testing

/// The real binary told that it is on a bare Linux console, or on a vt100: ASCII, pinyin, and nothing else.
@Suite(.serialized) struct BareTerminalTests {
    @Test(arguments: ["linux", "vt100"]) func theDemoIsWordsAndPinyin(_ type: String) throws {
        let terminal = try Tmux()
        try terminal.enter("clear; TERM=\(type) \(Shell.kakou) demo --lang zh; echo gone")
        try terminal.wait("the console") { $0.contains("F9") }
        for word in ["LYU MA TONG XING  PASS", "HUANG MA FU JIAN  RE-CHECK", "HONG MA JIN ZHI  STOP"] {
            try terminal.press("F9")
            // The itinerary comes after the verdict.
            let screen = try terminal.wait(word) { $0.contains(word) && $0.contains("->") }
            #expect(screen.allSatisfy { $0.isASCII }, "\(screen)")
            // Somebody with a masked name in pinyin, and places that are not numbers.
            #expect(Self.has("[A-Z][a-z]+\\*", screen) && Self.has("[A-Z][a-z]+ ?-> ?[A-Z][a-z]+", screen), "\(screen)")
        }
        try terminal.press("F10")
        try terminal.wait("the question") { $0.contains("[ Quit ]") }
        try terminal.press("Right")
        try terminal.wait("the other button") { $0.contains("[>Quit<]") }
        try terminal.press("Enter")
        // Neither has a second screen: nobody's name stays on the first.
        try terminal.wait("the prompt") { !$0.contains("F10") && $0.contains("gone") }
        try expectWhole(terminal)
    }

    private static func has(_ pattern: String, _ text: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }

    /// A terminal that has no screen is asked to take lines, and lines follow the locale's codeset.
    @Test func aDumbTerminalTakesLinesInItsCodeset() throws {
        let terminal = try Tmux()
        try terminal.enter("TERM=dumb \(Shell.kakou) demo --lang zh; echo ended with $?")
        try terminal.wait("the advice") { $0.contains("--linear") && $0.contains("ended with 78") }
        try terminal.enter("printf 'do next-sample\\nuntil verdict\\nquit\\n' > \"$TMPDIR/s\"")
        try terminal.enter(
            "clear; TERM=dumb LC_ALL=zh_CN.GB18030 \(Shell.kakou) demo --linear --script \"$TMPDIR/s\"; echo ended with $?"
        )
        let screen = try terminal.wait("the end") { $0.contains("ended with 0") }
        #expect(screen.allSatisfy { $0.isASCII }, "\(screen)")
        #expect(Self.has("\\[.\\] [A-Z]", screen), "\(screen)")
    }
}
