import HealthCode
import Testing

@Suite("Return codes: every row of 3.15")
struct ReturnCodeTests {
    /// The "retry?" column of profile 3.15, in our words for it.
    private static let retry: [(advice: RetryAdvice, codes: String)] = [
        (.none, "0 1001 1002 1003 1004 1005 1007 1008 1010 1101 1102 1103 2002 2003 2004 2005 2006 2007"),
        (.none, "3001 3005 4001 4002 4003 4004 4006 4007 4101 4102 4103 5001"),
        (.afterClockFix, "1006"),
        (.wait, "1009 9001 9002"),
        (.reapply, "1104 1105 1106 2001"),
        (.rescan, "3002 3006 3008"),
        (.report, "3003"),
        (.refreshCode, "3004"),
        (.manual, "3007 3009"),
        (.keepRow, "3010"),
        (.tomorrow, "4005"),
        (.reverify, "4008"),
        (.uploadThenWipe, "5002"),
        (.later, "9003"),
    ]

    /// The list in profile 2.1, its ranges written out.
    private static let stored = Set(
        """
        0 2002 2003 2004 2005 2007 3001 3002 3003 3004 3005 3007 3008 4001 4002 4003 4004 4006 4007 4101 4102 4103
        """.split(separator: " ").map(String.init))

    @Test("the advice is the table's, and the table is whole")
    func advice() throws {
        var seen: Set<ReturnCode> = []
        for (advice, codes) in Self.retry {
            for code in codes.split(separator: " ") {
                let code = try #require(ReturnCode(rawValue: String(code)))
                #expect(code.advice == advice, "\(code)")
                #expect(seen.insert(code).inserted, "\(code) twice")
            }
        }
        #expect(seen == Set(ReturnCode.allCases))
        #expect(Set(ReturnCode.allCases.map(\.advice)) == Set(RetryAdvice.allCases), "advice that no code gives")
    }

    @Test("what is stored is the list of 2.1", arguments: ReturnCode.allCases)
    func storage(_ code: ReturnCode) {
        #expect(code.isStoredOutcome == Self.stored.contains(code.rawValue))
    }

    @Test("words stand in both languages, short enough for a line of a kiosk", arguments: ReturnCode.allCases)
    func words(_ code: ReturnCode) {
        #expect(code.words.zh.contains { $0.unicodeScalars.allSatisfy { $0.value >= 0x4E00 } })
        #expect((2...20).contains(code.words.zh.count), "\(code.words.zh)")
        #expect(code.words.en.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect((4...48).contains(code.words.en.count), "\(code.words.en)")
        #expect(PlainText.visible(code.words.zh) == code.words.zh)
        #expect(code.words[.zh] == code.words.zh && code.words[.en] == code.words.en)
    }

    @Test("no two codes say the same")
    func distinct() {
        for language in Language.allCases {
            #expect(Set(ReturnCode.allCases.map { $0.words[language] }).count == ReturnCode.allCases.count)
            #expect(Set(RetryAdvice.allCases.map { $0.words[language] }).count == RetryAdvice.allCases.count)
        }
    }

    @Test("what is no code is nil", arguments: ["", "00", "1", "1000", "2000", "3000", "0 ", " 0", "１００１", "9004"])
    func strangers(_ text: String) {
        #expect(ReturnCode(rawValue: text) == nil)
    }
}
