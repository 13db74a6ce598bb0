public import Cells

/// A square symbol of dark and light modules, dark on light whatever the theme, with its quiet zone.
///
/// Half blocks put two rows of modules into one row of cells. Where there are none, a module is two blanks in one row, and
/// light ones are reversed.
public struct HalfBlocks: Widget, Hashable {
    /// Rows of modules from the top, true where dark.
    public var modules: [[Bool]]
    /// Light modules on each side.
    public var quietZone: Int
    /// What may be drawn with.
    public var glyphs: GlyphSet

    /// A symbol.
    public init(_ modules: [[Bool]], quietZone: Int = 4, glyphs: GlyphSet = .blocks) {
        self.modules = modules
        self.quietZone = quietZone
        self.glyphs = glyphs
    }

    /// The cells it takes, quiet zone included.
    public var size: Size {
        let side = modules.count + 2 * quietZone
        return glyphs == .ascii ? Size(columns: 2 * side, rows: side) : Size(columns: side, rows: (side + 1) / 2)
    }

    /// Draws from the area's top left; nothing where it does not fit whole, for half a symbol is none.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        guard size.columns <= area.columns, size.rows <= area.rows else { return }
        for row in 0..<size.rows {
            for column in 0..<size.columns {
                let here = Point(column: area.left + column, row: area.top + row)
                guard glyphs != .ascii else {
                    let light = Style(.text, reverse: !isDark(column / 2, row))
                    buffer.put(" ", at: here, style: light)
                    continue
                }
                let glyph =
                    switch (isDark(column, 2 * row), isDark(column, 2 * row + 1)) {
                    case (true, true): "\u{2588}"
                    case (true, false): "\u{2580}"
                    case (false, true): "\u{2584}"
                    case (false, false): " "
                    }
                buffer.put(glyph, at: here, style: Style(.device))
            }
        }
    }

    private func isDark(_ column: Int, _ row: Int) -> Bool {
        let (column, row) = (column - quietZone, row - quietZone)
        return modules.indices.contains(row) && modules[row].indices.contains(column) && modules[row][column]
    }
}
