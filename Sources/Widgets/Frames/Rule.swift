public import Cells

/// A line across or down, in ASCII so that no terminal draws it wide.
public struct Rule: Widget, Hashable {
    /// Which way a line runs.
    public enum Direction: Hashable, Sendable {
        /// From left to right, of `-`.
        case across
        /// From top to bottom, of `|`.
        case down
    }

    /// Which way it runs.
    public var direction: Direction
    /// Words set into a line across, near its left end.
    public var title: String
    /// How it is set off.
    public var style: Style

    /// A line.
    public init(_ direction: Direction = .across, title: String = "", style: Style = Style(.border)) {
        self.direction = direction
        self.title = title
        self.style = style
    }

    /// Draws along the top or the left of the area.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        switch direction {
        case .across:
            buffer.fill(area.row(0), "-", style: style)
            guard !title.isEmpty, area.columns > 6 else { return }
            let place = Rect(column: area.left + 2, row: area.top, columns: area.columns - 4, rows: 1)
            let words = Text.clip(" " + title + " ", to: place.columns)
            buffer.put(words, at: place.origin, style: .title, maxWidth: place.columns)
        case .down:
            buffer.fill(Rect(column: area.left, row: area.top, columns: 1, rows: area.rows), "|", style: style)
        }
    }
}
