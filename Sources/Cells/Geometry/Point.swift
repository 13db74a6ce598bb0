/// The place of a cell; column 0 of row 0 is the top left one.
public struct Point: Hashable, Sendable {
    /// Columns from the left edge; may lie outside a buffer, where drawing is clipped.
    public var column: Int
    /// Rows from the top edge; may lie outside a buffer, where drawing is clipped.
    public var row: Int

    /// A place.
    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}
