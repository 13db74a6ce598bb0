/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
    /// The top left cell.
    public let origin: Point
    /// The extent, never negative.
    public let size: Size

    /// A rectangle; negative extents become 0.
    public init(column: Int, row: Int, columns: Int, rows: Int) {
        origin = Point(column: column, row: row)
        size = Size(columns: columns, rows: rows)
    }

    /// The whole of a buffer of that size.
    public init(_ size: Size) {
        self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    /// The leftmost column.
    public var left: Int { origin.column }
    /// The topmost row.
    public var top: Int { origin.row }
    /// One past the rightmost column.
    public var right: Int { origin.column + size.columns }
    /// One past the lowest row.
    public var bottom: Int { origin.row + size.rows }
    /// The number of columns.
    public var columns: Int { size.columns }
    /// The number of rows.
    public var rows: Int { size.rows }
    /// True where there is no cell at all.
    public var isEmpty: Bool { size.isEmpty }

    /// True where the cell lies inside.
    public func contains(_ point: Point) -> Bool {
        point.column >= left && point.column < right && point.row >= top && point.row < bottom
    }

    /// The cells common to both, empty where there are none.
    public func intersection(_ other: Rect) -> Rect {
        let column = max(left, other.left)
        let row = max(top, other.top)
        return Rect(
            column: column, row: row, columns: min(right, other.right) - column, rows: min(bottom, other.bottom) - row)
    }

    /// The rectangle made smaller by so many cells on each side.
    public func inset(columns: Int = 0, rows: Int = 0) -> Rect {
        Rect(column: left + columns, row: top + rows, columns: size.columns - 2 * columns, rows: size.rows - 2 * rows)
    }

    /// One row of the rectangle, counted from its top; empty where there is no such row.
    public func row(_ index: Int) -> Rect {
        let exists = index >= 0 && index < rows
        return Rect(column: left, row: top + index, columns: columns, rows: exists ? 1 : 0)
    }

    /// The rectangle of that size in the middle, no larger than this one.
    public func centred(columns width: Int, rows height: Int) -> Rect {
        let width = min(width, columns)
        let height = min(height, rows)
        return Rect(
            column: left + (columns - width) / 2, row: top + (rows - height) / 2, columns: width, rows: height)
    }
}
