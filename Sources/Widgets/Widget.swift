public import Cells

/// A value that draws itself into an area of a buffer and never outside it.
public protocol Widget: Sendable {
    /// Draws into the area, clipped to it; an empty area is left alone.
    func render(into buffer: inout Buffer, _ area: Rect)
}

extension Buffer {
    /// Draws a widget into an area of this buffer.
    public mutating func render(_ widget: some Widget, in area: Rect) {
        let area = area.intersection(bounds)
        guard !area.isEmpty else { return }
        widget.render(into: &self, area)
    }
}
