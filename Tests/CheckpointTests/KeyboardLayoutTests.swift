import HealthCode
import Testing

@testable import Checkpoint

/// The table of layouts, and codes that came through them.
@Suite struct KeyboardLayoutTests {
    @Test(arguments: KeyboardLayout.allCases) func itsRowsHaveEveryKeyOnce(_ layout: KeyboardLayout) {
        let keys = KeyboardLayout.Row.plain.count
        #expect(layout.row.plain.count == keys && layout.row.shifted.count == keys && keys == 47)
        let live = (layout.row.plain + layout.row.shifted).filter { $0 != KeyboardLayout.Row.dead }
        #expect(Set(live).count == live.count, "a character with two keys cannot be undone")
        #expect(!layout.name.zh.isEmpty && layout.name.en.allSatisfy { $0.isASCII })
    }

    @Test(arguments: KeyboardLayout.allCases) func whatItTypesIsUndone(_ layout: KeyboardLayout) {
        for key in KeyboardLayout.Row.keys {
            guard let typed = layout.typed(key) else { continue }
            #expect(layout.undone(String(typed)) == String(key))
        }
        #expect(layout.undone("\u{1F600}") == nil)
    }

    /// A few keys of each, read off the keyboards themselves.
    @Test(arguments: [
        (KeyboardLayout.german, "yYzZ-/2@", "zZyYß-2\""), (.french, "aAqQwWzZmM1!", "qQaAzZwW,?&1"),
        (.czech, "yz2345!@", "zyěščř12"), (.spanish, ";:/?#", "ñÑ-_·"), (.italian, "[]#@", "è+£\""),
        (.british, "@#\"|", "\"£@~"), (.japanese, "@^&*()", "\"&'()"), (.russian, "qwerty,./", "йцукенбю."),
        (.dvorak, "qwerty", "',.pyf"), (.fullWidth, "HU23", "ＨＵ２３"),
    ]) func aFewKeys(_ layout: KeyboardLayout, _ keys: String, _ typed: String) {
        #expect(String(keys.compactMap { layout.typed($0) }) == typed)
    }

    @Test(arguments: KeyboardLayout.allCases) func aCodeThroughItIsACodeOrRefusedWithItsName(
        _ layout: KeyboardLayout
    ) throws {
        let changes: Set<KeyboardLayout> = [.french, .czech, .russian, .dvorak, .fullWidth]
        for code in [ScanDecoderTests.code, ScanDecoderTests.code.lowercased()] {
            let typed = code.map { layout.typed($0) }
            try #require(!typed.contains(nil))
            let payload = ScanDecoder.decode(String(typed.compactMap { $0 }))
            if changes.contains(layout) {
                #expect(payload == .wrongLayout(layout))
            } else if case .code = payload {
            } else {
                Issue.record("\(layout): \(payload)")
            }
        }
    }

    @Test func capsLockIsNobodysFault() {
        let swapped = String(
            ScanDecoderTests.code.map { Character($0.isLowercase ? $0.uppercased() : $0.lowercased()) })
        #expect(ScanDecoder.decode(swapped) == ScanDecoder.decode(ScanDecoderTests.code))
    }

    @Test func whatIsNoCodeWithoutALayoutIsNone() {
        let typed = String(ScanDecoderTests.code.compactMap { KeyboardLayout.french.typed($0) })
        for text in [
            String(typed.dropLast()), typed + "a", "!" + typed.dropFirst(), String(repeating: "é", count: 148),
            String(repeating: "Ж", count: 148),
        ] {
            #expect(ScanDecoder.decode(text) == .notACode, "\(text)")
        }
    }

    @Test func itIsRefusedInItsOwnWordsWithACodeThatIsExplained() throws {
        let scan = Scan(
            requestId: "r", payload: .wrongLayout(.french), kind: .scanner, at: Instant(milliseconds: 0))
        let verdict = try #require(Verdict.beforeAsking(scan))
        #expect(verdict.kind == .wrongLayout && !verdict.isUnverified && verdict.recording == nil)
        #expect(verdict.helpCode.description == "DEV-321")
        #expect(verdict.row.role == .device && verdict.row.outcome == .notacode && verdict.kind.exitStatus == 12)
        #expect(verdict.nextStep.zh.contains("F8"))
        for cause in InputCause.allCases {
            let explanation = try #require(Explanation(HelpCode(cause).description.lowercased()))
            #expect(explanation.title == cause.row.words && explanation.meaning == cause.meaning)
            #expect(HelpCode(explanation.code) == HelpCode(cause))
            #expect(cause.row.words.en.allSatisfy { $0.isASCII } && cause.meaning.en.allSatisfy { $0.isASCII })
            #expect(!FailureCause.allCases.contains { $0.row.number == cause.row.number })
            #expect(!LedgerCause.allCases.contains { $0.row.number == cause.row.number })
        }
    }
}
