import Cells
import Terminal
import Testing

@Suite struct BurstTests {
    @Test(arguments: [0, 1, 8, 16, 20, 30], ["\r", "\n", "\t", "\u{3}", "\r\n"])
    func aQuickRunWithAnEndIsAScan(_ gap: Int, _ end: String) {
        for text in ["123456", "330102199001011234", String(sampleCode)] {
            let events = Marble.events(.type(text + end, every: gap))
            #expect(events == [.scanBegan, .scan(text)], "\(text) every \(gap) ms")
        }
    }

    @Test(arguments: [31, 60, 200])
    func slowTypingIsKeys(_ gap: Int) {
        #expect(Marble.events(.type("q123456\r", every: gap)) == keys("q123456") + [.key(.enter)])
    }

    @Test func fiveQuickKeysAreKeys() {
        #expect(Marble.events(.read("36.5\r")) == keys("36.5") + [.key(.enter)])
        #expect(Marble.events(.read("12345\r")) == keys("12345") + [.key(.enter)])
    }

    @Test func aLoneKeyIsHeldForFortyMilliseconds() {
        var marble = Marble()
        marble.play(.read("q"), [.wait(39)])
        #expect(marble.events.isEmpty)
        marble.play([.wait(1)])
        #expect(marble.events == keys("q"))
        #expect(marble.times == [40])
    }

    @Test func whereKeysOnlyGoToAFieldTheyAreGivenAtOnce() {
        var marble = Marble(holdsKeys: false)
        marble.play(.read("a"))
        #expect(marble.events == keys("a"))
        #expect(marble.decoder.deadline == nil, "nothing is left to wake up for")
        marble.play([.wait(100)], .type("330102199001011234\r", every: 10))
        let given = keys("33010")
        #expect(marble.events == keys("a") + given + [.scanBegan, .scan("330102199001011234")])
    }

    @Test(arguments: ["+", "*", "-"])
    func aDecisionIsHeldForSixtyMillisecondsEverywhere(_ decision: String) {
        for holds in [true, false] {
            var marble = Marble(holdsKeys: holds)
            marble.play(.read(decision), [.wait(59)])
            #expect(marble.events.isEmpty)
            marble.play([.wait(1)])
            #expect(marble.events == keys(decision))
        }
        #expect(
            Marble.events(holdsKeys: false, .read(decision + "12345678\r")) == [
                .scanBegan, .scan(decision + "12345678"),
            ])
    }

    @Test func aBurstNeverLeaksACommand() {
        for gap in [0, 8, 20] {
            for text in ["qd:/?jkgGx", "q1w2e3r4", String(sampleCode)] {
                let ended = Marble.events(.type(text + "\r", every: gap))
                #expect(!ended.contains { if case .key = $0 { true } else { false } }, "\(text) every \(gap) ms")
                let endless = Marble.events(.type(text, every: gap))
                #expect(!endless.contains { if case .key = $0 { true } else { false } }, "\(text) every \(gap) ms")
            }
        }
    }

    @Test func aQuickRunThatNothingEndsIsText() {
        #expect(Marble.events(.read("浙江省杭州市")) == [.scanBegan, .paste("浙江省杭州市")])
        #expect(Marble.events(.read("330102")) == [.scanBegan, .paste("330102")])
    }

    @Test func severalScansInOneReadAreSeveralEvents() {
        let code = String(sampleCode)
        let events = Marble.events(.read("\(code)\r\(code)\r\n123456\t654321\u{3}"))
        let scans: [InputEvent] = [code, code, "123456", "654321"].flatMap { [.scanBegan, .scan($0)] }
        #expect(events == scans)
    }

    @Test func twoHeadersInOneReadAreOneScanToBeRefused() {
        let two = String(sampleCode + sampleCode)
        #expect(Marble.events(.read(two + "\r")) == [.scanBegan, .scan(two)])
        #expect(Marble.events(.type(two, every: 8)) == [.scanBegan, .scan(two)])
    }

    @Test func aHeldKeyThatRepeatsItselfIsKeys() {
        #expect(Marble.events(.type("jjjjjjjjjjjj", every: 20)) == keys("jjjjjjjjjjjj"))
    }

    @Test func aPrefixOfStartOfTextIsDroppedWithAScanAndAKeyWithout() {
        #expect(Marble.events(.read("\u{2}123456\r")) == [.scanBegan, .scan("123456")])
        #expect(Marble.events(.read("\u{2}")) == [.key(.control("b"))])
        #expect(Marble.events(.read("\u{2}1")) == [.key(.control("b"))] + keys("1"))
    }

    @Test func controlCharactersInsideAScanAreDropped() {
        #expect(Marble.events(.read("123456\u{1D}78\u{1}9\r")) == [.scanBegan, .scan("123456789")])
    }

    @Test func anotherKeyEndsARun() {
        #expect(Marble.events(.read("ab\u{1B}[A")) == keys("ab") + [.key(.up)])
        #expect(Marble.events(.read("abcdefg\u{1B}[A")) == [.scanBegan, .paste("abcdefg"), .key(.up)])
    }

    @Test func enterAloneIsAKeyAtAnyTime() {
        #expect(Marble.events(.read("\r\n\t")) == [.key(.enter), .key(.enter), .key(.tab)])
        #expect(Marble.events(.read("\u{3}")) == [.key(.control("c"))])
        #expect(
            Marble.events(.read("123456\r"), [.wait(101)], .read("\r")) == [.scanBegan, .scan("123456"), .key(.enter)])
    }

    @Test func aFloodIsDroppedWholeAndMemoryIsBounded() {
        var marble = Marble()
        for _ in 0..<50 { marble.play(.read(String(repeating: "A1", count: 8_192))) }
        #expect(marble.events == [.scanBegan])
        #expect(marble.decoder.heldCharacters <= BurstSettings().maximumLength)
        marble.play(.read("\r123456\r"))
        #expect(marble.events == [.scanBegan, .scanTooLong, .scanBegan, .scan("123456")])
    }

    @Test func aThousandScansAreAThousandEvents() {
        var marble = Marble()
        let burst = String(repeating: sampleCode + "\r", count: 1_000)
        let octets = Array(burst.utf8)
        for start in stride(from: 0, to: octets.count, by: 4_095) {
            marble.play([.read(Array(octets[start..<min(octets.count, start + 4_095)])), .wait(1)])
        }
        marble.settle()
        #expect(marble.events.filter { $0 == .scan(String(sampleCode)) }.count == 1_000)
        #expect(marble.events.count == 2_000)
    }
}
