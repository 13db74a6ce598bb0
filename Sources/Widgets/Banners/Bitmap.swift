/// A letter or a line of letters as pixels, half a cell high each.
struct Bitmap: Hashable {
    /// The pixels by rows, all rows equally long.
    var rows: [[Bool]]
    /// True where the drawing has an empty column at its side, as Chinese characters have.
    private var hasOwnGap = false

    /// The columns it takes.
    var width: Int { rows.first?.count ?? 0 }
    /// The pixels from top to bottom.
    var height: Int { rows.count }

    /// A letter from rows of `#`, each as many pixels high as `repeating` says.
    init(_ drawing: [String], repeating: Int) {
        let width = drawing.map(\.count).max() ?? 0
        rows = drawing.flatMap { row -> [[Bool]] in
            let pixels = row.map { $0 == "#" }
            return Array(repeating: pixels + Array(repeating: false, count: width - pixels.count), count: repeating)
        }
    }

    /// A Chinese letter from its rows as bits, the leftmost pixel the highest of `width` bits.
    init(_ bits: [UInt16], width: Int) {
        rows = bits.map { row in (0..<width).map { row >> (width - 1 - $0) & 1 == 1 } }
        hasOwnGap = true
    }

    /// Letters side by side, all of one height; an empty column between two of them unless both bring their own.
    init(_ letters: [Bitmap]) {
        rows = Array(repeating: [], count: letters.first?.height ?? 0)
        for (index, letter) in letters.enumerated() {
            let needsGap = index > 0 && !(letter.hasOwnGap && letters[index - 1].hasOwnGap)
            for row in rows.indices where row < letter.height {
                if needsGap { rows[row].append(false) }
                rows[row] += letter.rows[row]
            }
        }
    }

    /// Every pixel as a square of so many.
    func scaled(_ factor: Int) -> Bitmap {
        var scaled = self
        scaled.rows = rows.flatMap { row in
            Array(repeating: row.flatMap { Array(repeating: $0, count: factor) }, count: factor)
        }
        return scaled
    }

    /// The ink of a cell: its upper and its lower pixel.
    func ink(column: Int, row: Int) -> (upper: Bool, lower: Bool) {
        (pixel(column, 2 * row), pixel(column, 2 * row + 1))
    }

    private func pixel(_ column: Int, _ row: Int) -> Bool {
        row < rows.count && column < rows[row].count && rows[row][column]
    }
}
