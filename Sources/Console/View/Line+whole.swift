import Cells
import Widgets

extension Line {
    /// The pieces that fit into so many columns whole, a gap between them, the first one in any case: half a number is
    /// another number.
    func whole(in columns: Int, gap: Int = 0) -> Line {
        var left = columns
        var kept: [Span] = []
        for span in spans {
            let width = Text.width(span.text) + (kept.isEmpty ? 0 : gap)
            guard width <= left || kept.isEmpty else { continue }
            left -= width
            if gap > 0 && !kept.isEmpty { kept.append(Span(String(repeating: " ", count: gap))) }
            kept.append(span)
        }
        return Line(kept)
    }
}
