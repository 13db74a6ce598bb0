public import Cells

/// Rows one under another, one of them chosen; it scrolls so that the chosen one is seen.
public struct ListView: Widget, Hashable {
    /// All rows, or the window of them that is at hand.
    public var lines: [Line]
    /// Which row is chosen.
    public var selected: Int?
    /// The first row shown, where no row is chosen.
    public var offset: Int
    /// What stands in an empty list.
    public var emptyText: String

    /// A list.
    public init(_ lines: [Line], selected: Int? = nil, offset: Int = 0, emptyText: String = "") {
        self.lines = lines
        self.selected = selected
        self.offset = offset
        self.emptyText = emptyText
    }

    /// The first row shown in so many rows of room.
    public func firstRow(in rows: Int) -> Int {
        let last = max(0, lines.count - rows)
        guard let selected else { return min(max(0, offset), last) }
        if selected < offset { return max(0, selected) }
        return min(last, selected >= offset + rows ? selected - rows + 1 : max(0, offset))
    }

    /// Draws the rows; the chosen one is set off along its whole width and has the cursor.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        guard !lines.isEmpty else {
            buffer.put(emptyText, in: area.row(0), style: .muted)
            return
        }
        let first = firstRow(in: area.rows)
        for row in 0..<min(area.rows, lines.count - first) {
            let place = area.row(row)
            guard first + row == selected else {
                buffer.render(lines[first + row], in: place)
                continue
            }
            buffer.fill(place, style: Style(.focus))
            buffer.render(lines[first + row].restyled(Style(.focus)), in: place)
            buffer.cursor = place.origin
            buffer.showsCursor = false
        }
    }
}
