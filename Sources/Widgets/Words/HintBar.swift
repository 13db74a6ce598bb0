public import Cells

/// One row of keys and what they do; those that do not fit are left out, and `..` says so.
public struct HintBar: Widget, Hashable {
    /// A key and its command.
    public struct Hint: Hashable, Sendable {
        /// The key's name, such as `F1` or `^P`.
        public var key: String
        /// What it does, in a word.
        public var title: String
        /// False where the command is refused now; it stays visible.
        public var isEnabled: Bool

        /// A hint.
        public init(_ key: String, _ title: String, isEnabled: Bool = true) {
            self.key = key
            self.title = title
            self.isEnabled = isEnabled
        }
    }

    /// The hints, the most needed first.
    public var hints: [Hint]

    /// A bar of hints.
    public init(_ hints: [Hint]) {
        self.hints = hints
    }

    /// Draws over the first row of the area.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let row = area.row(0)
        buffer.fill(row, style: Style(.footer))
        var column = row.left
        for (index, hint) in hints.enumerated() {
            let width = Text.width(hint.key) + 1 + Text.width(hint.title)
            let isLast = index == hints.count - 1
            guard column + width + (isLast ? 0 : 3) <= row.right else {
                buffer.put(
                    "..", at: Point(column: column, row: row.top), style: Style(.footer), maxWidth: row.right - column)
                return
            }
            column += buffer.put(hint.key, at: Point(column: column, row: row.top), style: Style(.hotkey, bold: true))
            column += buffer.put(
                " " + hint.title, at: Point(column: column, row: row.top),
                style: hint.isEnabled ? Style(.footer) : Style(.muted))
            column += 1
        }
    }
}
