/// Text measured in columns.
public enum Text {
    /// The glyphs that a text puts into cells, in order.
    ///
    /// Control, bidirectional and zero-width scalars are left out, a tab or line break becomes a space, marks with
    /// nothing to sit on are left out, and regional indicators become plain letters.
    public static func glyphs(_ text: some StringProtocol) -> [Glyph] {
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch ScalarClass(scalar) {
            case .shown(let width):
                glyphs.append(regionalLetter(scalar) ?? Glyph(base: scalar, width: width))
            case .mark:
                guard !glyphs.isEmpty else { continue }
                glyphs[glyphs.count - 1].add(mark: scalar)
            case .replaced:
                glyphs.append(Glyph(base: "?", width: 1))
            case .dropped:
                if scalar == "\t" || scalar == "\n" { glyphs.append(.space) }
            }
        }
        return glyphs
    }

    /// The columns that a text takes.
    public static func width(_ text: some StringProtocol) -> Int {
        glyphs(text).reduce(0) { $0 + $1.width }
    }

    /// The text as far as it goes into `width` columns; where it does not fit, `marker` ends it.
    public static func clip(_ text: some StringProtocol, to width: Int, marker: String = "~") -> String {
        let all = glyphs(text)
        if all.reduce(0, { $0 + $1.width }) <= width { return all.map(\.text).joined() }
        let ending = glyphs(marker)
        let endingWidth = ending.reduce(0) { $0 + $1.width }
        let room = endingWidth <= width ? width - endingWidth : max(0, width)
        var used = 0
        var clipped = ""
        for glyph in all {
            guard used + glyph.width <= room else { break }
            used += glyph.width
            clipped += glyph.text
        }
        return endingWidth <= width ? clipped + ending.map(\.text).joined() : clipped
    }

    /// The text filled up with spaces, or clipped, to exactly `width` columns.
    public static func pad(_ text: some StringProtocol, to width: Int, _ alignment: Alignment = .left) -> String {
        let clipped = clip(text, to: width)
        let free = max(0, width - Self.width(clipped))
        let before =
            switch alignment {
            case .left: 0
            case .centre: free / 2
            case .right: free
            }
        return String(repeating: " ", count: before) + clipped + String(repeating: " ", count: free - before)
    }

    /// The text in lines of at most `width` columns, broken at spaces and between wide glyphs.
    public static func wrap(_ text: some StringProtocol, to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append(contentsOf: wrapParagraph(paragraph, to: width))
        }
        return lines
    }

    private static func regionalLetter(_ scalar: Unicode.Scalar) -> Glyph? {
        guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
        return Glyph(base: Unicode.Scalar(UInt8(scalar.value - 0x1F1E6) + 0x41), width: 1)
    }
}

/// Where text stands in the columns that it has.
public enum Alignment: Hashable, Sendable {
    /// At the left.
    case left
    /// In the middle, one column to the left where it cannot be exact.
    case centre
    /// At the right.
    case right
}
