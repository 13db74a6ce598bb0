import Cells
import Terminal
import Testing

@Suite struct PasteTests {
    private let begin = "\u{1B}[200~"
    private let end = "\u{1B}[201~"

    @Test func aPasteIsOneEventALine() {
        let code = String(sampleCode)
        let events = Marble.events(.read("\(begin)\(code)\r\n\(code)\nthird\tfourth\(end)q"))
        #expect(events == [.paste(code), .paste(code), .paste("third"), .paste("fourth")] + keys("q"))
    }

    @Test func theBracketsMayBeCutAnywhere() {
        let octets = Array("\(begin)张三\(end)q".utf8)
        for cut in 1..<octets.count {
            let events = Marble.events([.read(Array(octets[..<cut])), .wait(20), .read(Array(octets[cut...]))])
            #expect(events == [.paste("张三")] + keys("q"), "cut at \(cut)")
        }
    }

    @Test func nothingInAPasteIsAKey() {
        let hostile = "q\u{1B}[A\u{1}\u{1B}OP\u{7F}d\u{1B}]0;x\u{7}z"
        #expect(Marble.events(.read(begin + hostile + end)) == [.paste("q[AOPd]0;xz")])
    }

    @Test func aPasteWhoseEndIsLostEndsAfterASecond() {
        #expect(Marble.events(.read(begin + "abc"), [.wait(1_500)], .read("q")) == [.paste("abc")] + keys("q"))
    }

    @Test func aLineThatIsTooLongIsDroppedAlone() {
        let long = String(repeating: "x", count: 100_000)
        #expect(Marble.events(.read("\(begin)a\n\(long)\nb\(end)")) == [.paste("a"), .scanTooLong, .paste("b")])
    }

    @Test func anEmptyPasteIsNothing() {
        #expect(Marble.events(.read(begin + "\r\n\n" + end)).isEmpty)
    }
}
