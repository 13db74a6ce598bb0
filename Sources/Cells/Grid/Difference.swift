/// What has to be painted to make one buffer look like another.
public struct Difference: Hashable, Sendable {
    /// Neighbouring cells of one row that changed; never half of a wide glyph.
    public struct Run: Hashable, Sendable {
        /// The row.
        public let row: Int
        /// The columns, in the new buffer.
        public let columns: Range<Int>
    }

    /// The runs, from the top and from the left.
    public let runs: [Run]

    /// Compares two buffers; where the sizes differ, everything is to be painted.
    public init(from old: Buffer?, to new: Buffer) {
        guard let old, old.size == new.size else {
            runs = (0..<new.size.rows).compactMap { row in
                new.size.columns == 0 ? nil : Run(row: row, columns: 0..<new.size.columns)
            }
            return
        }
        var runs: [Run] = []
        for row in 0..<new.size.rows {
            let before = old.row(row)
            let after = new.row(row)
            guard before != after else { continue }
            runs.append(contentsOf: Self.runs(in: row, Array(before), Array(after)))
        }
        self.runs = runs
    }

    /// The number of cells in all runs.
    public var cellCount: Int { runs.reduce(0) { $0 + $1.columns.count } }

    private static func runs(in row: Int, _ before: [Cell], _ after: [Cell]) -> [Run] {
        var runs: [Run] = []
        var column = 0
        while column < after.count {
            let width = max(1, after[column].glyph.width)
            let end = min(after.count, column + width)
            if before[column..<end] != after[column..<end] {
                if let last = runs.last, last.columns.upperBound == column {
                    runs[runs.count - 1] = Run(row: row, columns: last.columns.lowerBound..<end)
                } else {
                    runs.append(Run(row: row, columns: column..<end))
                }
            }
            column = end
        }
        return runs
    }
}
