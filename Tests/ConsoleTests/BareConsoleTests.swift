import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// A terminal without Chinese glyphs, as a bare Linux console is: English words, and pinyin of everything Chinese.
@Suite struct BareConsoleTests {
    static let sizes = [(40, 12), (80, 24), (132, 43)]

    @Test(arguments: [
        ("张*明", "Zhang*Ming"), ("欧阳*明", "OuYang*Ming"), ("浙****8", "Zhe****8"), ("G**2", "G**2"), ("重*庆", "Chong*Qing"),
        ("Smith", "Smith"), ("", ""), ("𠮷*", "?*"), ("北门1号道", "BeiMen1HaoDao"), ("Ａ１", "A1"), ("单*", "Shan*"),
    ]) func aNameKeepsItsMask(_ text: String, _ spelt: String) {
        #expect(ASCIIText.compact(text) == spelt)
    }

    @Test(arguments: [
        ("14天内到过中风险地区", "14 tian nei dao guo zhong feng xian di qu"), ("请到南门,3号道。", "qing dao nan men,3 hao dao."),
        ("南门3号道 进", "nan men 3 hao dao jin"), ("South gate", "South gate"), ("(隔离)", "(ge li)"),
    ]) func aSentenceIsSpelledOut(_ text: String, _ spelt: String) {
        #expect(ASCIIText.spaced(text) == spelt)
    }

    @Test(arguments: [("杭州", "Hangzhou"), ("重庆", "Chongqing"), ("北京", "Beijing")])
    func aPlaceIsOneWord(_ text: String, _ spelt: String) {
        #expect(ASCIIText.place(text) == spelt)
    }

    /// Every place that the console may have to name can be spelt, and is ASCII.
    @Test func everyTextBecomesASCII() {
        for scalar in (0x20...0x2FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
            let text = "张" + String(Character(scalar)) + "明"
            for spelt in [ASCIIText.compact(text), ASCIIText.spaced(text), ASCIIText.place(text)] {
                #expect(spelt.allSatisfy { $0.isASCII }, "\(scalar)")
            }
        }
    }

    /// A syllable a character of the verdict's words, and each one that the table of readings knows for it, but for `行`
    /// as in passing.
    @Test(arguments: VerdictKind.allCases) func theVerdictIsSpeltByItsWords(_ kind: VerdictKind) {
        let characters = kind.row.words.zh.filter { $0 != " " && $0 != "·" }
        let syllables = kind.pinyin.split(separator: " ").map { $0.lowercased() }
        #expect(syllables.count == characters.count, "\(kind)")
        for (character, syllable) in zip(characters, syllables) {
            let isRead = Pinyin.pinyin(of: character) == syllable
            #expect(isRead || (character == "行" && syllable == "xing"), "\(character) \(syllable)")
        }
    }

    @Test(arguments: VerdictGoldenTests.kinds, Language.allCases)
    func everyVerdictIsWordsAndPinyin(_ kind: VerdictKind, _ language: Language) {
        let gate = VerdictGoldenTests.gate(kind, language, glyphs: .ascii)
        for (columns, rows) in Self.sizes {
            let dump = gate.screen(columns, rows).dump()
            let known = dump.replacing("[?]", with: "")
            #expect(dump.allSatisfy { $0.isASCII } && !known.contains("?"), "\(dump)")
            #expect(dump.contains(kind.row.symbol))
        }
        let dump = gate.screen().dump()
        // Where both do not fit beside the sign the English stays.
        let fits = kind.pinyin.count + kind.row.words.en.count + 10 <= 46
        #expect(dump.contains(kind.pinyin) == (language == .zh && fits), "\(dump)")
        let wide = gate.screen(132, 43).dump()
        #expect(wide.contains(kind.pinyin) == (language == .zh) && wide.contains(kind.row.words.en))
        #expect(dump.contains(kind.row.words.en))
        if gate.state.current?.verdict?.judgement?.code == .success { #expect(dump.contains("Zhang*Ming"), "\(dump)") }
    }

    @Test(arguments: CommandContext.allCases) func everyScreenIsASCII(_ context: CommandContext) {
        var gate = VerdictGoldenTests.gate(.recheck, .zh, glyphs: .ascii)
        gate.open(context)
        for (columns, rows) in Self.sizes {
            let dump = gate.screen(columns, rows).dump()
            #expect(dump.allSatisfy { $0.isASCII }, "\(dump)")
        }
    }

    @Test(arguments: [VerdictKind.pass, .recheck, .recordedOffline]) func itLooksSo(_ kind: VerdictKind) {
        let gate = VerdictGoldenTests.gate(kind, .zh, glyphs: .ascii)
        Golden.expect(gate.screen(40, 12), "verdict-\(kind.rawValue)-40x12-ascii")
        Golden.expect(gate.screen(132, 43), "verdict-\(kind.rawValue)-132x43-ascii")
    }

    @Test func theGateIsNamedInPinyin() {
        let gate = Gate(.zh, glyphs: .ascii)
        let bar = gate.screen(132, 43).dump().split(separator: "\n").first ?? ""
        #expect(bar.contains("nan men 3 hao dao jin") && bar.contains("ZaoBan"), "\(bar)")
    }
}
