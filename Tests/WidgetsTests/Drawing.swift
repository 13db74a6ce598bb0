import Cells
import Widgets

/// A widget drawn into a buffer of its own, as text.
func drawn(_ widget: some Widget, _ columns: Int, _ rows: Int) -> String { buffer(widget, columns, rows).dump() }

/// A widget drawn into a buffer of its own.
func buffer(_ widget: some Widget, _ columns: Int, _ rows: Int) -> Buffer {
    var buffer = Buffer(Size(columns: columns, rows: rows))
    buffer.render(widget, in: buffer.bounds)
    return buffer
}
