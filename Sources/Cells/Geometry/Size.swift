/// The extent of a screen or buffer in whole cells.
public struct Size: Hashable, Sendable {
    /// The number of columns, 0 or more.
    public let columns: Int
    /// The number of rows, 0 or more.
    public let rows: Int

    /// A size; negative extents become 0.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// True where there is no cell at all.
    public var isEmpty: Bool { columns == 0 || rows == 0 }
}
