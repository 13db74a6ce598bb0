public import Cells

/// A framed question or message over the middle of an area, with buttons below.
public struct Dialog: Widget, Hashable {
    /// Words in the upper edge.
    public var title: String
    /// The message.
    public var lines: [Line]
    /// The buttons, from the left; none for a message that any key ends.
    public var buttons: [String]
    /// Which button is chosen.
    public var selected: Int
    /// How it is set off: ``Role/dialog``, or ``Role/device`` for a fault.
    public var style: Style

    /// A dialog.
    public init(
        _ title: String, lines: [Line], buttons: [String] = [], selected: Int = 0, style: Style = Style(.dialog)
    ) {
        self.title = title
        self.lines = lines
        self.buttons = buttons
        self.selected = selected
        self.style = style
    }

    /// The rectangle that it takes in an area.
    public func frame(in area: Rect) -> Rect {
        let buttonsWidth = buttons.reduce(-1) { $0 + Text.width($1) + 5 }
        let widest = max(lines.map(\.width).max() ?? 0, buttonsWidth, Text.width(title) + 4)
        return area.centred(columns: widest + 4, rows: lines.count + (buttons.isEmpty ? 2 : 4))
    }

    /// Draws the frame, the message and the buttons.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let place = frame(in: area)
        let frame = Frame(title, style: style)
        buffer.render(frame, in: place)
        let inner = frame.inner(of: place)
        let room = max(0, inner.rows - (buttons.isEmpty ? 0 : 2))
        for (row, line) in lines.prefix(room).enumerated() { buffer.render(line.onto(style), in: inner.row(row)) }
        guard !buttons.isEmpty, !inner.isEmpty else { return }
        var column = inner.left
        for (index, button) in buttons.enumerated() where column < inner.right {
            let isChosen = index == selected
            let here = Point(column: column, row: inner.bottom - 1)
            if isChosen {
                buffer.cursor = here
                buffer.showsCursor = false
            }
            let words = isChosen ? "[>\(button)<]" : "[ \(button) ]"
            column += buffer.put(
                words, at: here, style: isChosen ? Style(.focus, bold: true) : style, maxWidth: inner.right - column)
            column += 1
        }
    }
}

extension Line {
    /// The same row, its plain text in the style of what it stands on.
    func onto(_ style: Style) -> Line {
        Line(spans.map { $0.style == .text ? Span($0.text, style) : $0 })
    }
}
