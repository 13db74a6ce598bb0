public import Cells

/// Values as bars of `#` beside their labels.
public struct BarChart: Widget, Hashable {
    /// One value.
    public struct Bar: Hashable, Sendable {
        /// What is counted.
        public var label: String
        /// How many, 0 or more.
        public var value: Int
        /// The role of its bar.
        public var role: Role

        /// A value.
        public init(_ label: String, _ value: Int, role: Role = .bar) {
            self.label = label
            self.value = max(0, value)
            self.role = role
        }
    }

    /// The values, from the top.
    public var bars: [Bar]

    /// A chart.
    public init(_ bars: [Bar]) {
        self.bars = bars
    }

    /// Draws one bar a row, all to the scale of the greatest.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let greatest = bars.map(\.value).max() ?? 0
        let labels = min(area.columns / 2, bars.map { Text.width($0.label) }.max() ?? 0)
        let figures = String(greatest).count
        let room = area.columns - labels - figures - 2
        guard room > 0 else { return }
        for (row, bar) in bars.prefix(area.rows).enumerated() {
            let place = area.row(row)
            buffer.put(Text.pad(bar.label, to: labels), at: place.origin, maxWidth: labels)
            let length =
                greatest == 0 ? 0 : max(bar.value > 0 ? 1 : 0, bar.value.multipliedFullWidth(by: room, over: greatest))
            buffer.fill(
                Rect(column: place.left + labels + 1, row: place.top, columns: length, rows: 1), "#",
                style: Style(bar.role))
            buffer.put(
                Text.pad(String(bar.value), to: figures, .right),
                at: Point(column: place.left + labels + 1 + room + 1, row: place.top), style: .muted)
        }
    }
}

/// How far something has come, in a bar and in figures.
public struct ProgressBar: Widget, Hashable {
    /// How many are done.
    public var done: Int
    /// How many there are.
    public var total: Int

    /// Progress; figures below 0 count as 0.
    public init(done: Int, total: Int) {
        self.total = max(0, total)
        self.done = min(max(0, done), self.total)
    }

    /// Draws `[####....] 4/8` over the first row.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let figures = " \(done)/\(total)"
        let room = area.columns - figures.count - 2
        guard room > 0 else {
            buffer.put(figures, in: area.row(0))
            return
        }
        let filled = total == 0 ? 0 : done.multipliedFullWidth(by: room, over: total)
        buffer.put("[", at: area.origin)
        buffer.fill(Rect(column: area.left + 1, row: area.top, columns: room, rows: 1), ".", style: .muted)
        buffer.fill(Rect(column: area.left + 1, row: area.top, columns: filled, rows: 1), "#", style: Style(.bar))
        buffer.put("]" + figures, at: Point(column: area.left + 1 + room, row: area.top))
    }
}

extension Int {
    /// `self * factor / divisor` without overflow in between; `divisor` is at least 1 and not below `self`.
    fileprivate func multipliedFullWidth(by factor: Int, over divisor: Int) -> Int {
        divisor.dividingFullWidth(multipliedFullWidth(by: factor)).quotient
    }
}
