/// A grid of cells in which wide glyphs are always whole.
///
/// Whatever is drawn where, a wide glyph stands in two neighbouring cells of one row or not at all: writing over one
/// half blanks the other, and a wide glyph that would cross an edge becomes a space. Drawing outside is clipped.
public struct Buffer: Hashable, Sendable {
    /// The extent; it does not change.
    public let size: Size
    /// Where the hardware cursor is parked, for screen readers and input methods.
    public var cursor: Point?
    /// True where the cursor is to be seen, that is, where one types.
    public var showsCursor = false
    private var cells: [Cell]

    /// A buffer of blank cells.
    public init(_ size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// The whole of it.
    public var bounds: Rect { Rect(size) }

    /// The cell at a place, blank outside.
    public subscript(_ point: Point) -> Cell {
        bounds.contains(point) ? cells[point.row * size.columns + point.column] : .blank
    }

    /// The cells of a row, empty outside.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0 && row < size.rows else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Draws a text from a place to the right, never past `maxWidth` columns or the buffer's edge.
    ///
    /// - Returns: the columns drawn over, also those clipped away at the left.
    @discardableResult
    public mutating func put(
        _ text: some StringProtocol, at point: Point, style: Style = .text, maxWidth: Int? = nil
    )
        -> Int
    {
        put(Text.glyphs(text), at: point, style: style, maxWidth: maxWidth)
    }

    /// Draws glyphs from a place to the right, as ``put(_:at:style:maxWidth:)`` does.
    @discardableResult
    public mutating func put(_ glyphs: [Glyph], at point: Point, style: Style = .text, maxWidth: Int? = nil) -> Int {
        guard point.row >= 0 && point.row < size.rows && point.column < size.columns else { return 0 }
        let room = maxWidth.map { max(0, min($0, Int(Int16.max))) }
        let limit = room.map { min(size.columns, point.column &+ $0) } ?? size.columns
        var column = point.column
        for glyph in glyphs {
            guard column < limit else { break }
            let fits = column + glyph.width <= limit
            if fits && column >= 0 {
                set(glyph, column: column, row: point.row, style: style)
            } else {
                blank(columns: max(0, column)..<max(0, min(limit, column + glyph.width)), row: point.row, style: style)
            }
            column += glyph.width
        }
        return min(column, limit) - point.column
    }

    /// Draws a text in one row of an area, aligned; what does not fit is clipped with a mark.
    public mutating func put(
        _ text: some StringProtocol, in area: Rect, style: Style = .text, alignment: Alignment = .left
    ) {
        guard !area.isEmpty else { return }
        let line = Text.clip(text, to: area.columns)
        let free = max(0, area.columns - Text.width(line))
        let before =
            switch alignment {
            case .left: 0
            case .centre: free / 2
            case .right: free
            }
        put(line, at: Point(column: area.left + before, row: area.top), style: style, maxWidth: area.columns - before)
    }

    /// Fills an area with one scalar; a wide or unshowable one becomes a space.
    public mutating func fill(_ area: Rect, _ scalar: Unicode.Scalar = " ", style: Style = .text) {
        let glyph = Glyph(scalar)
        let filling = glyph.width == 1 ? glyph : .space
        let area = area.intersection(bounds)
        guard !area.isEmpty else { return }
        for row in area.top..<area.bottom {
            for column in area.left..<area.right { set(filling, column: column, row: row, style: style) }
        }
    }

    /// Gives the glyphs that begin in an area another style.
    public mutating func restyle(_ area: Rect, _ style: Style) {
        let area = area.intersection(bounds)
        guard !area.isEmpty else { return }
        for row in area.top..<area.bottom {
            for column in area.left..<area.right {
                let index = row * size.columns + column
                guard !cells[index].isContinuation else { continue }
                cells[index].style = style
                if cells[index].isWide { cells[index + 1].style = style }
            }
        }
    }

    /// Draws another buffer over this one, its top left cell at a place; its cursor is not taken.
    public mutating func draw(_ other: Buffer, at origin: Point) {
        for row in 0..<other.size.rows where row + origin.row >= 0 && row + origin.row < size.rows {
            var column = origin.column
            for cell in other.row(row) where !cell.isContinuation {
                let start = Point(column: column, row: row + origin.row)
                put([cell.glyph], at: start, style: cell.style)
                column += cell.glyph.width
            }
        }
    }

    /// Writes one glyph that is known to fit, and blanks the other half of any wide glyph it cuts.
    private mutating func set(_ glyph: Glyph, column: Int, row: Int, style: Style) {
        let index = row * size.columns + column
        if cells[index].isContinuation {
            cells[index - 1] = Cell(glyph: .space, style: cells[index - 1].style)
        }
        let last = index + glyph.width - 1
        if cells[last].isWide {
            cells[last + 1] = Cell(glyph: .space, style: cells[last + 1].style)
        }
        cells[index] = Cell(glyph: glyph, style: style)
        if glyph.width == 2 { cells[last] = Cell(glyph: .space, style: style, isContinuation: true) }
    }

    private mutating func blank(columns: Range<Int>, row: Int, style: Style) {
        for column in columns { set(.space, column: column, row: row, style: style) }
    }
}
