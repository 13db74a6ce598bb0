public import Cells

/// Values as a row of small bars, one column each, all to the scale of the greatest.
public struct Sparkline: Hashable, Sendable {
    /// The values, the newest last; 0 or more.
    public var values: [Int]
    /// What may be drawn with.
    public var glyphs: GlyphSet

    /// A line of values.
    public init(_ values: [Int], glyphs: GlyphSet) {
        self.values = values
        self.glyphs = glyphs
    }

    /// Nothing, and then rising: a value above 0 never looks like none.
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let signs: [Character] = ["_", ".", ":", "-", "=", "+", "*", "#"]

    /// The newest values in so many columns.
    public func text(columns: Int) -> String {
        let shown = values.suffix(max(0, columns))
        let greatest = shown.max() ?? 0
        let levels = glyphs.hasBlocks ? Self.blocks : Self.signs
        let top = levels.count - 1
        return String(
            shown.map { value in
                guard value > 0, greatest > 0 else { return levels[0] }
                // Rounded up: the least of many is the lowest bar and not none.
                let level = (Double(value) / Double(greatest) * Double(top)).rounded(.up)
                return levels[min(top, max(1, Int(level)))]
            })
    }
}
