import Cells

/// A word set in big letters: lines of equal height.
struct Lettering: Hashable {
    /// The lines from the top.
    let lines: [Bitmap]
    /// True where a line needs no half blocks.
    let isWholeCells: Bool

    /// The rows of cells a line takes.
    var rowsPerLine: Int { ((lines.first?.height ?? 0) + 1) / 2 }
    /// The rows of cells all lines take.
    var rows: Int { rowsPerLine * lines.count }
    /// The columns of the widest line.
    var columns: Int { lines.map(\.width).max() ?? 0 }

    /// The word in the tallest letters that fit into an area; nil where none do or a letter is missing.
    init?(_ word: String, in size: Size, _ glyphs: GlyphSet) {
        let faces: [(face: Face, scale: Int)] = [(.six, 3), (.six, 2), (.six, 1), (.three, 1)]
        for (face, scale) in faces where glyphs.hasBlocks || face == .six {
            let parts = word.split(whereSeparator: { $0 == "\n" || $0 == " " }).map(String.init)
            guard !parts.isEmpty, let lines = Self.lines(parts, face, scale, glyphs, size.columns) else { continue }
            let height = lines.count * ((lines[0].height + 1) / 2)
            guard height <= size.rows else { continue }
            self.lines = lines
            isWholeCells = !glyphs.hasBlocks
            return
        }
        return nil
    }

    /// The parts set one after another while they fit; a Chinese part that does not fit is halved.
    private static func lines(
        _ parts: [String], _ face: Face, _ scale: Int, _ glyphs: GlyphSet, _ columns: Int
    )
        -> [Bitmap]?
    {
        var lines: [String] = []
        for part in parts {
            if let last = lines.last, let joined = face.set(last + " " + part, glyphs),
                joined.width * scale <= columns
            {
                lines[lines.count - 1] = last + " " + part
                continue
            }
            guard let whole = face.set(part, glyphs) else { return nil }
            if whole.width * scale <= columns {
                lines.append(part)
            } else {
                let middle = part.index(part.startIndex, offsetBy: (part.count + 1) / 2)
                guard part.count > 1, part.allSatisfy({ ChineseLetters.rows(of: $0) != nil }) else { return nil }
                lines += [String(part[..<middle]), String(part[middle...])]
            }
        }
        let bitmaps = lines.compactMap { face.set($0, glyphs)?.scaled(scale) }
        return bitmaps.count == lines.count && bitmaps.allSatisfy { $0.width <= columns } ? bitmaps : nil
    }
}

/// A height of letters.
enum Face: Hashable {
    /// Six rows of cells.
    case six
    /// Three rows of cells, in half blocks; Latin alone.
    case three

    /// A line of letters; nil where a letter is missing.
    func set(_ line: String, _ glyphs: GlyphSet) -> Bitmap? {
        var letters: [Bitmap] = []
        for character in line {
            if let drawing = LatinLetters.rows(of: character) {
                letters.append(Bitmap(drawing, repeating: self == .six ? 2 : 1))
            } else if self == .six, glyphs.hasBlocks, let bits = ChineseLetters.rows(of: character) {
                letters.append(Bitmap(bits, width: ChineseLetters.side))
            } else {
                return nil
            }
        }
        return letters.isEmpty ? nil : Bitmap(letters)
    }
}
