public import Cells

/// How much of something is done: `[#######......] 53%`, in ASCII.
public struct Progress: Widget, Hashable {
    /// What is done; from 0 to ``total``.
    public var done: Int
    /// What there is to do; 0 draws nothing.
    public var total: Int

    /// A bar.
    public init(done: Int, of total: Int) {
        self.done = min(max(0, done), max(0, total))
        self.total = max(0, total)
    }

    /// Whole hundredths, rounded down, so that 100 means all.
    public var percent: Int { total == 0 ? 0 : Int(Double(done) / Double(total) * 100) }

    /// Draws in the first row.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let figures = " " + Text.pad("\(percent)%", to: 4, .right)
        let room = area.columns - 2 - Text.width(figures)
        guard total > 0, room > 0, !area.isEmpty else { return }
        let filled = done == total ? room : min(room - 1, Int(Double(done) / Double(total) * Double(room)))
        var column = area.left
        column += buffer.put("[", at: area.origin, style: Style(.border))
        column += buffer.put(
            String(repeating: "#", count: max(0, filled)), at: Point(column: column, row: area.top), style: Style(.bar))
        column += buffer.put(
            String(repeating: ".", count: room - max(0, filled)), at: Point(column: column, row: area.top),
            style: .muted)
        column += buffer.put("]", at: Point(column: column, row: area.top), style: Style(.border))
        buffer.put(figures, at: Point(column: column, row: area.top))
    }
}
