import Cells
import TestKit

extension HostileText {
    /// The first scalar of a screen that may not be there.
    static func forbidden(in buffer: Buffer) -> Unicode.Scalar? {
        for row in 0..<buffer.size.rows {
            for cell in buffer.row(row) where cell.glyph != .space {
                if isForbidden(cell.glyph.base) { return cell.glyph.base }
                if let mark = cell.glyph.marks.first(where: { isForbidden($0) }) { return mark }
            }
        }
        return nil
    }
}
