public import Cells

/// Rows of cells under headings.
public struct TableView: Widget, Hashable {
    /// A column: its heading and how much room it takes.
    public struct Column: Hashable, Sendable {
        /// The heading.
        public var title: String
        /// The room it takes.
        public var share: Share
        /// Where its cells stand.
        public var alignment: Alignment

        /// A column.
        public init(_ title: String, _ share: Share = .flexible(), _ alignment: Alignment = .left) {
            self.title = title
            self.share = share
            self.alignment = alignment
        }
    }

    /// The columns, one blank between two.
    public var columns: [Column]
    /// The rows at hand; a row with too few cells is filled up with empty ones.
    public var rows: [[Span]]
    /// Which row is chosen.
    public var selected: Int?
    /// The first row shown.
    public var offset: Int
    /// What stands in an empty table.
    public var emptyText: String

    /// A table.
    public init(
        _ columns: [Column], rows: [[Span]], selected: Int? = nil, offset: Int = 0, emptyText: String = ""
    ) {
        self.columns = columns
        self.rows = rows
        self.selected = selected
        self.offset = offset
        self.emptyText = emptyText
    }

    /// Draws the headings in the first row and the rows below.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let places = area.splitColumns(columns.map(\.share), gap: 1)
        for (column, place) in zip(columns, places) {
            buffer.put(
                column.title, in: place.row(0), style: Style(.title, underline: true), alignment: column.alignment)
        }
        let body = Rect(column: area.left, row: area.top + 1, columns: area.columns, rows: area.rows - 1)
        guard !rows.isEmpty else {
            if !body.isEmpty { buffer.put(emptyText, in: body.row(0), style: .muted) }
            return
        }
        let first = ListView(rows.map { Line($0) }, selected: selected, offset: offset).firstRow(in: body.rows)
        for row in 0..<max(0, min(body.rows, rows.count - first)) {
            let isChosen = first + row == selected
            if isChosen {
                buffer.fill(body.row(row), style: Style(.focus))
                buffer.cursor = body.row(row).origin
                buffer.showsCursor = false
            }
            for (index, cell) in rows[first + row].prefix(columns.count).enumerated() {
                let place = Rect(
                    column: places[index].left, row: body.top + row, columns: places[index].columns, rows: 1)
                buffer.put(
                    cell.text, in: place, style: isChosen ? Style(.focus) : cell.style,
                    alignment: columns[index].alignment)
            }
        }
    }
}
