/// How much of a rectangle a part of it gets.
public enum Share: Hashable, Sendable {
    /// Exactly so many cells, as long as there are that many left.
    case fixed(Int)
    /// A weight of what the fixed parts leave over; weights below 1 count as 1.
    case flexible(Int = 1)
}

extension Rect {
    /// Cuts the rectangle into parts one under another, in order; parts that find no room are empty.
    public func splitRows(_ shares: [Share]) -> [Rect] {
        var row = top
        return Self.extents(of: rows, shares).map { extent in
            defer { row += extent }
            return Rect(column: left, row: row, columns: columns, rows: extent)
        }
    }

    /// Cuts the rectangle into parts side by side, in order, with `gap` columns left free between them.
    public func splitColumns(_ shares: [Share], gap: Int = 0) -> [Rect] {
        let gaps = gap * max(0, shares.count - 1)
        var column = left
        return Self.extents(of: max(0, columns - gaps), shares).map { extent in
            defer { column += extent + gap }
            return Rect(column: column, row: top, columns: extent, rows: rows).intersection(self)
        }
    }

    private static func extents(of total: Int, _ shares: [Share]) -> [Int] {
        var left = total
        var weights = 0
        var extents = shares.map { share -> Int in
            switch share {
            case .fixed(let wanted):
                let given = min(max(0, wanted), left)
                left -= given
                return given
            case .flexible(let weight):
                weights += max(1, weight)
                return 0
            }
        }
        for (index, share) in shares.enumerated() {
            guard case .flexible(let weight) = share else { continue }
            let given = left * max(1, weight) / weights
            extents[index] = given
            left -= given
            weights -= max(1, weight)
        }
        return extents
    }
}
