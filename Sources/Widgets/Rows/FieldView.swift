public import Cells

/// A label and the room to type in after it.
public struct FieldView: Widget, Hashable {
    /// What is asked for.
    public var label: String
    /// What was typed.
    public var text: String
    /// How many characters stand before the cursor; the end where nil.
    public var caret: Int?
    /// What stands in an empty field.
    public var placeholder: String
    /// True where keys go here; then the cursor stands in it.
    public var isFocused: Bool
    /// Columns for the label; its own width where nil.
    public var labelWidth: Int?

    /// A field.
    public init(
        _ label: String, text: String, caret: Int? = nil, placeholder: String = "", isFocused: Bool = true,
        labelWidth: Int? = nil
    ) {
        self.label = label
        self.text = text
        self.caret = caret
        self.placeholder = placeholder
        self.isFocused = isFocused
        self.labelWidth = labelWidth
    }

    /// Draws in the first row; long text is shown from where the cursor can be seen.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let width = min(labelWidth ?? Text.width(label), area.columns)
        buffer.put(Text.pad(label, to: width), at: area.origin, style: Style(.title, bold: isFocused), maxWidth: width)
        let start = area.left + width + (width > 0 ? 1 : 0)
        let room = Rect(column: start, row: area.top, columns: area.right - start, rows: 1)
        guard !room.isEmpty else { return }
        buffer.fill(room, style: Style(.field))
        if text.isEmpty {
            buffer.put(placeholder, in: room, style: Style(.muted))
            if isFocused { place(cursor: room.left, in: room, &buffer) }
            return
        }
        let glyphs = Text.glyphs(text)
        let before = Text.glyphs(text.prefix(caret ?? text.count))
        var first = 0
        var used = before.reduce(0) { $0 + $1.width }
        while used >= room.columns, first < before.count {
            used -= before[first].width
            first += 1
        }
        buffer.put(Array(glyphs.dropFirst(first)), at: room.origin, style: Style(.field), maxWidth: room.columns)
        if isFocused { place(cursor: room.left + used, in: room, &buffer) }
    }

    private func place(cursor column: Int, in room: Rect, _ buffer: inout Buffer) {
        buffer.cursor = Point(column: min(column, room.right - 1), row: room.top)
        buffer.showsCursor = true
    }
}
