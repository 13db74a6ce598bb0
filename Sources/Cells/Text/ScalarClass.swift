/// What a scalar may do in a cell.
public enum ScalarClass: Hashable, Sendable {
    /// Takes so many columns, 1 or 2.
    case shown(width: Int)
    /// Sits on the scalar before it.
    case mark
    /// Never reaches a cell: control, bidirectional, zero-width, formatting.
    case dropped
    /// Private use or no character at all: shown as a question mark.
    case replaced

    /// The class of a scalar by the generated table.
    public init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value >= 0x20 && value < 0x7F {
            self = .shown(width: 1)
        } else if value >= 0x4E00 && value <= 0x9FFF {
            self = .shown(width: 2)
        } else if WidthTable.dropped.hasRange(with: value) {
            self = .dropped
        } else if WidthTable.marks.hasRange(with: value) {
            self = .mark
        } else if WidthTable.replaced.hasRange(with: value) {
            self = .replaced
        } else {
            self = .shown(width: WidthTable.wide.hasRange(with: value) ? 2 : 1)
        }
    }

    /// True where terminals set to wide ambiguous glyphs give the scalar two columns.
    public static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x7F && WidthTable.ambiguous.hasRange(with: scalar.value)
    }

    /// The version of Unicode that the table follows.
    public static var unicodeVersion: String { WidthTable.unicodeVersion }
}

extension [UInt32] {
    /// Looks a value up in an ordered list of first and last pairs.
    fileprivate func hasRange(with value: UInt32) -> Bool {
        var low = 0
        var high = count / 2 - 1
        while low <= high {
            let middle = (low + high) / 2
            if value < self[2 * middle] {
                high = middle - 1
            } else if value > self[2 * middle + 1] {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}
