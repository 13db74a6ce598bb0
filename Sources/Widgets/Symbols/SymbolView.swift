public import Cells

/// A square of dark and light modules with its quiet zone, in half blocks, or where there are none as two columns of reversed space a
/// module; black on white whatever the theme is.
public struct SymbolView: Widget, Hashable {
    /// Modules a side.
    public var side: Int
    /// Light modules around.
    public var quietZone: Int
    /// `side` rows of `side` modules, true is dark.
    public var dark: [Bool]
    /// What may be drawn with.
    public var glyphs: GlyphSet

    /// A symbol.
    public init(side: Int, quietZone: Int, dark: [Bool], glyphs: GlyphSet) {
        self.side = side
        self.quietZone = quietZone
        self.dark = dark
        self.glyphs = glyphs
    }

    /// A symbol of rows of modules from the top, true where dark, with the quiet zone of a QR symbol (ISO/IEC 18004).
    public init(rows: [[Bool]], quietZone: Int = 4, glyphs: GlyphSet = .blocks) {
        self.init(side: rows.count, quietZone: quietZone, dark: rows.flatMap { $0 }, glyphs: glyphs)
    }

    /// The cells that the symbol and its quiet zone take.
    public var size: Size {
        let modules = side + 2 * quietZone
        return !glyphs.hasBlocks
            ? Size(columns: 2 * modules, rows: modules) : Size(columns: modules, rows: (modules + 1) / 2)
    }

    /// Draws at the top left; nothing at all where there is no room for the whole, for half a symbol reads as none.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        guard size.columns <= area.columns, size.rows <= area.rows else { return }
        let modules = side + 2 * quietZone
        for row in 0..<size.rows {
            for column in 0..<modules {
                if !glyphs.hasBlocks {
                    let style = Style(.symbol, reverse: isDark(column, row))
                    let place = Point(column: area.left + 2 * column, row: area.top + row)
                    buffer.put("  ", at: place, style: style)
                } else {
                    let place = Point(column: area.left + column, row: area.top + row)
                    buffer.put(halves(column, 2 * row), at: place, style: Style(.symbol))
                }
            }
        }
    }

    /// Two modules, one above the other.
    private func halves(_ column: Int, _ row: Int) -> String {
        switch (isDark(column, row), isDark(column, row + 1)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
    }

    private func isDark(_ column: Int, _ row: Int) -> Bool {
        let (x, y) = (column - quietZone, row - quietZone)
        guard (0..<side).contains(x), (0..<side).contains(y), dark.indices.contains(y * side + x) else { return false }
        return dark[y * side + x]
    }
}
