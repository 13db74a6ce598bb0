public import Cells

/// A piece of text in one style.
public struct Span: Hashable, Sendable {
    /// The words.
    public var text: String
    /// How they are set off.
    public var style: Style

    /// A piece of text.
    public init(_ text: String, _ style: Style = .text) {
        self.text = text
        self.style = style
    }
}

/// One row of text in one style or several.
public struct Line: Hashable, Sendable, Widget {
    /// The pieces, from the left.
    public var spans: [Span]

    /// A row of several pieces.
    public init(_ spans: [Span]) {
        self.spans = spans
    }

    /// A row in one style.
    public init(_ text: String, _ style: Style = .text) {
        spans = [Span(text, style)]
    }

    /// Its words without their styles.
    public var words: String { spans.map(\.text).joined() }

    /// The columns it takes.
    public var width: Int { spans.reduce(0) { $0 + Text.width($1.text) } }

    /// Draws the pieces one after another in the first row; what does not fit ends in `~`.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        var column = area.left
        for (index, span) in spans.enumerated() where column < area.right {
            let room = area.right - column
            let isCut = spans[index...].reduce(0) { $0 + Text.width($1.text) } > room
            let width = Text.width(span.text)
            let here = Point(column: column, row: area.top)
            if isCut && width >= room {
                buffer.put(Text.clip(span.text + " ", to: room), at: here, style: span.style, maxWidth: room)
                return
            }
            column += buffer.put(span.text, at: here, style: span.style, maxWidth: room)
        }
    }

    /// The same row with every piece in one style; for a chosen row.
    public func restyled(_ style: Style) -> Line {
        Line(spans.map { Span($0.text, style) })
    }
}
