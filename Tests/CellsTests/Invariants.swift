import Cells

/// True where every wide glyph stands in two cells of one row and of one style, and no half stands alone.
func wideCellsAreWhole(_ buffer: Buffer) -> Bool {
    (0..<buffer.size.rows).allSatisfy { row in
        let cells = Array(buffer.row(row))
        return cells.indices.allSatisfy { column in
            let hasRightHalf =
                column + 1 < cells.count && cells[column + 1].isContinuation
                && cells[column + 1].style == cells[column].style
            let hasLeftHalf = column > 0 && cells[column - 1].isWide
            if cells[column].isContinuation && !hasLeftHalf { return false }
            return !cells[column].isWide || hasRightHalf
        }
    }
}
