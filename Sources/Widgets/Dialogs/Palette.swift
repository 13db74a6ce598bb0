public import Cells

/// Commands by name: a field to filter them, and the ones that match below.
public struct Palette: Widget, Hashable {
    /// A command.
    public struct Entry: Hashable, Sendable {
        /// What it is called.
        public var title: String
        /// The keys that do the same.
        public var keys: String
        /// Why it is refused now; nil where it is not.
        public var refusal: String?

        /// A command.
        public init(_ title: String, keys: String = "", refusal: String? = nil) {
            self.title = title
            self.keys = keys
            self.refusal = refusal
        }
    }

    /// Words in the upper edge.
    public var title: String
    /// What was typed.
    public var query: String
    /// The commands that match.
    public var entries: [Entry]
    /// Which one is chosen.
    public var selected: Int

    /// A palette.
    public init(_ title: String, query: String, entries: [Entry], selected: Int) {
        self.title = title
        self.query = query
        self.entries = entries
        self.selected = selected
    }

    /// Draws the frame, the field and as many commands as there is room for.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let frame = Frame(title)
        buffer.render(frame, in: area)
        let inner = frame.inner(of: area)
        guard !inner.isEmpty else { return }
        let list = Rect(column: inner.left, row: inner.top + 1, columns: inner.columns, rows: inner.rows - 1)
        let keys = min(inner.columns / 3, entries.map { Text.width($0.keys) }.max() ?? 0)
        let lines = entries.map { entry in
            let name = entry.refusal.map { "\(entry.title) (\($0))" } ?? entry.title
            return Line([
                Span(
                    Text.pad(name, to: max(0, list.columns - keys - 1)) + " ",
                    Style(entry.refusal == nil ? .dialog : .muted)),
                Span(Text.pad(entry.keys, to: keys, .right), Style(.hotkey)),
            ])
        }
        if !list.isEmpty { buffer.render(ListView(lines, selected: selected), in: list) }
        buffer.render(FieldView(">", text: query), in: inner.row(0))
    }
}
