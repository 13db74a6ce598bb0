public import Cells

/// A frame of ASCII lines around an area, with a title in its upper edge.
public struct Frame: Widget, Hashable {
    /// Words in the upper edge.
    public var title: String
    /// How the frame and what it encloses are set off.
    public var style: Style

    /// A frame.
    public init(_ title: String = "", style: Style = Style(.dialog)) {
        self.title = title
        self.style = style
    }

    /// The area inside the frame, with one column free at each side.
    public func inner(of area: Rect) -> Rect { area.inset(columns: 2, rows: 1) }

    /// Draws the frame and clears what it encloses.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        buffer.fill(area, style: style)
        guard area.rows >= 2, area.columns >= 2 else { return }
        for row in [area.top, area.bottom - 1] {
            buffer.fill(Rect(column: area.left, row: row, columns: area.columns, rows: 1), "-", style: style)
            buffer.put("+", at: Point(column: area.left, row: row), style: style)
            buffer.put("+", at: Point(column: area.right - 1, row: row), style: style)
        }
        for column in [area.left, area.right - 1] {
            buffer.fill(Rect(column: column, row: area.top + 1, columns: 1, rows: area.rows - 2), "|", style: style)
        }
        guard !title.isEmpty, area.columns > 6 else { return }
        let words = Text.clip(" " + title + " ", to: area.columns - 4)
        buffer.put(
            words, at: Point(column: area.left + 2, row: area.top), style: Style(style.role, bold: true),
            maxWidth: area.columns - 4)
    }
}
