/// The few requests of a manual page.
struct Roff {
    private(set) var text = ""

    /// The head; no date, so that the page changes only when what it says does.
    mutating func title(_ name: String, _ section: Int, _ source: String) {
        // Left-justified: a page of mixed scripts has no spaces to stretch.
        text += ".TH \(name) \(section) \"\" \"\(source)\"\n.ad l\n"
    }

    mutating func section(_ title: String) { text += ".SH \"\(Self.escape(title))\"\n" }

    mutating func subsection(_ title: String) { text += ".SS \"\(Self.escape(title))\"\n" }

    /// A line that is roff already.
    mutating func line(_ roff: String) { text += roff + "\n" }

    mutating func paragraph(_ words: String) {
        for block in words.split(separator: "\n\n", omittingEmptySubsequences: true) {
            text += ".PP\n" + Self.escape(String(block)) + "\n"
        }
    }

    /// A term in bold, and what it means.
    mutating func item(_ term: String, _ words: String) {
        text += ".TP\n\\fB\(Self.escape(term))\\fR\n\(Self.escape(words))\n"
    }

    /// Text that steers nothing: no control line, no escape, dashes as they are typed.
    static func escape(_ words: String) -> String {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let safe = line.flatMap { letter -> [Character] in
                switch letter {
                case "\\": Array("\\e")
                case "-": Array("\\-")
                case "\"": Array("\\(dq")
                case "^": Array("\\(ha")
                case "`": []
                // A line of Chinese may break behind its punctuation; roff knows spaces alone.
                case ";", ":", "、", "，", "。": letter.isASCII && line.allSatisfy(\.isASCII) ? [letter] : [letter] + "\\:"
                default: [letter]
                }
            }
            let text = String(safe)
            return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
        }
        return lines.joined(separator: "\n")
    }
}
