public import Cells

/// Text wrapped to the area's width; what does not fit below is left out.
public struct Paragraph: Widget, Hashable {
    /// The words; line breaks are kept.
    public var text: String
    /// How they are set off.
    public var style: Style
    /// Where each line stands.
    public var alignment: Alignment

    /// A paragraph.
    public init(_ text: String, style: Style = .text, alignment: Alignment = .left) {
        self.text = text
        self.style = style
        self.alignment = alignment
    }

    /// The rows it takes at a width.
    public func height(at width: Int) -> Int { Text.wrap(text, to: width).count }

    /// Draws the lines from the top.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        for (index, line) in Text.wrap(text, to: area.columns).enumerated() where index < area.rows {
            buffer.put(line, in: area.row(index), style: style, alignment: alignment)
        }
    }
}
