import HealthCode

/// Chinese on a terminal without Chinese glyphs: hanyu pinyin without tones, by GB/T 28039, and `?` for a character
/// without a reading. What is ASCII already stays as it is.
enum ASCIIText {
    /// A person's name, a plate, a gate: a syllable a character, each with a capital, so that masks keep their places:
    /// `Zhang*Ming`, `Zhe****8`.
    static func compact(_ text: String) -> String {
        var isFirst = true
        return runs(of: text).reduce(into: "") { text, run in
            defer { isFirst = false }
            guard !run.isASCII else { return text += run.text }
            // A surname is read as one at the beginning alone.
            let syllables =
                isFirst ? Pinyin.syllables(ofPerson: run.text) : run.text.map { Pinyin.pinyin(of: $0) ?? "?" }
            text += syllables.map { capital(shown($0)) }.joined()
        }
    }

    /// A place as one word: `Hangzhou`.
    static func place(_ text: String) -> String {
        capital(
            runs(of: text).map { run in
                run.isASCII ? run.text : Pinyin.syllables(ofPlace: run.text).map(shown).joined()
            }.joined())
    }

    /// A sentence, syllable by syllable: `qing dao nan men 3 hao dao`.
    static func spaced(_ text: String) -> String {
        runs(of: text).reduce(into: "") { text, run in
            let words = run.isASCII ? run.text : Pinyin.syllables(ofPlace: run.text).map(shown).joined(separator: " ")
            let joins = [text.last, words.first].allSatisfy { $0?.isLetter == true || $0?.isNumber == true }
            text += (joins ? " " : "") + words
        }
    }

    private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// A syllable, or `?` for a character that stayed because nobody knows how it reads.
    private static func shown(_ syllable: String) -> String { syllable.allSatisfy(\.isASCII) ? syllable : "?" }

    /// Neighbouring characters that are ASCII, or are not.
    private static func runs(of text: String) -> [(isASCII: Bool, text: String)] {
        text.map(plain).reduce(into: []) { runs, character in
            if let last = runs.last, last.isASCII == character.isASCII {
                runs[runs.count - 1].text.append(character)
            } else {
                runs.append((character.isASCII, String(character)))
            }
        }
    }

    /// Full-width letters, digits and punctuation as ASCII has them.
    private static func plain(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
        return switch scalar.value {
        case 0xFF01...0xFF5E: Character(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
        case 0x3000: " "
        case 0x3001: ","
        case 0x3002, 0x00B7, 0x2022, 0x30FB: "."
        case 0x2018, 0x2019: "'"
        case 0x201C, 0x201D, 0x300A, 0x300B: "\""
        case 0x2010...0x2015: "-"
        default: character
        }
    }
}
