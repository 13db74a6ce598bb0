import Checkpoint
import HealthCode
import Testing

/// What became of the test sheet's text, judged character by character.
@Suite struct TestSheetTests {
    private static let text = TestSheet.text

    private static func swapped(_ text: String) -> String {
        String(text.map { Character($0.isLowercase ? $0.uppercased() : $0.lowercased()) })
    }

    @Test func itIsNoScanOfAnybodyAndHoldsWhatCodesAndScannersUse() {
        #expect(ScanDecoder.decode(Self.text) == .notACode)
        #expect(Self.text.allSatisfy { $0.isASCII } && Set(Self.text).count == Self.text.count)
        for wanted in "abcxyzABCXYZ0123456789-_.:/?=&%+#@*$|;,{}[]" { #expect(Self.text.contains(wanted)) }
        #expect(TestSheet.modules.count == 33 && TestSheet.modules.allSatisfy { $0.count == 33 })
    }

    static let rows: [(read: String, faults: [SheetFault], prefix: String, suffix: String)] = [
        (text, [], "", ""), ("~" + text, [], "~", ""), (text + "$$", [], "", "$$"),
        ("]Q1" + text + "#", [], "]Q1", "#"),
        (swapped(text), [.caseSwapped], "", ""), ("x" + swapped(text), [.caseSwapped], "x", ""),
        (text.uppercased(), [.allCapitals], "", ""), (text.lowercased(), [.allSmall], "", ""),
        (String(text.prefix(40)), [.cutShort(40)], "", ""), (String(text.dropLast()), [.cutShort(87)], "", ""),
        (String(swapped(text).prefix(9)), [.caseSwapped, .cutShort(9)], "", ""),
        (String(text.dropFirst(3)), [.beginningLost(3)], "", ""),
        (text.replacing("7", with: "1"), [.altered(position: 60, wanted: "7", got: "1", count: 1)], "", ""),
        ("你好" + text.prefix(5), [.inputMethod], "", ""), ("", [.somethingElse], "", ""),
        ("wxp://something", [.somethingElse], "", ""), (String(text.prefix(5)), [.somethingElse], "", ""),
    ]

    @Test(arguments: rows.indices) func aReadingIsJudged(_ index: Int) {
        let row = Self.rows[index]
        let judgement = TestSheet.judge(row.read)
        #expect(judgement.faults == row.faults, "\(row.read)")
        #expect(judgement.prefix == row.prefix && judgement.suffix == row.suffix, "\(row.read)")
        #expect(judgement.isExact == row.faults.isEmpty)
    }

    @Test(arguments: KeyboardLayout.allCases) func aLayoutIsNamed(_ layout: KeyboardLayout) {
        let typed = String(Self.text.compactMap { layout.typed($0) })
        #expect(TestSheet.judge(typed).faults == [.layout(layout)], "\(typed)")
        #expect(TestSheet.judge("~" + typed).prefix == "~")
        if layout != .fullWidth {
            let capsLocked = String(
                typed.map { character in
                    let other = character.isLowercase ? character.uppercased() : character.lowercased()
                    return other.count == 1 ? other.first ?? character : character
                })
            #expect(TestSheet.judge(capsLocked).faults == [.layout(layout), .caseSwapped])
        }
    }

    @Test func everyCutIsTold() {
        for kept in 6..<Self.text.count {
            #expect(TestSheet.judge(String(Self.text.prefix(kept))).faults == [.cutShort(kept)])
        }
    }

    @Test func anyTextIsJudgedAndOnlyTheSheetIsExact() {
        var state: UInt64 = 0x6B61_6B6F_75
        for _ in 0..<2_000 {
            var text = Array(Self.text)
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let place = Int(state >> 33) % text.count
                switch state >> 60 & 3 {
                case 0: text.remove(at: place)
                case 1: text.insert("é", at: place)
                default: text[place] = Character(Unicode.Scalar(UInt8(33 + (state >> 40) % 90)))
                }
            }
            let read = String(text)
            #expect(TestSheet.judge(read).isExact == read.contains(Self.text), "\(read)")
        }
    }

    @Test func everyFaultHasWordsAndARemedyInBothLanguages() {
        let faults: [SheetFault] =
            [
                .caseSwapped, .allCapitals, .allSmall, .inputMethod, .cutShort(3), .beginningLost(3),
                .altered(position: 1, wanted: "a", got: "b", count: 1), .somethingElse,
            ] + KeyboardLayout.allCases.map { .layout($0) }
        for fault in faults {
            for words in [fault.words, fault.remedy] {
                #expect(!words.zh.isEmpty && !words.en.isEmpty && words.en.allSatisfy { $0.isASCII })
            }
        }
    }
}
