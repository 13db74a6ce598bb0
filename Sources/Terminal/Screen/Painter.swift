import CTerminal
import Cells

/// Puts a buffer's changed cells into curses' next picture.
///
/// Two rulers measure a glyph: our table and libc's, which curses asks. A glyph on which they disagree would shift the
/// rest of its row, so it is shown as question marks.
///
/// A picture is painted look by look, not row by row: on a screen of many looks it is switching between them that costs
/// most octets, and moving the cursor is cheaper. All of it goes out in one write.
struct Painter {
    private let theme: Theme
    private let asciiOnly: Bool
    private let replacesAmbiguous: Bool
    private var shown: Buffer?
    private var cells: [kt_cell] = []
    private var segments: [Segment] = []

    init(_ theme: Theme, asciiOnly: Bool, ambiguousWidth: Int) {
        self.theme = theme
        self.asciiOnly = asciiOnly
        replacesAmbiguous = ambiguousWidth > 1
    }

    /// Forgets what is shown, after a resize or a stop.
    mutating func forget() {
        shown = nil
    }

    /// Sends what changed since the buffer painted last.
    mutating func paint(_ buffer: Buffer) {
        cells.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        for run in Difference(from: shown, to: buffer).runs { split(run, of: buffer) }
        segments.sort()
        for (index, segment) in segments.enumerated() {
            if index > 0 && segments[index - 1].look != segment.look { kt_update() }
            cells[segment.cells].withUnsafeBufferPointer {
                kt_paint(Int32(segment.row), Int32(segment.column), $0.baseAddress, Int32($0.count))
            }
        }
        let corner = Point(column: max(0, buffer.size.columns - 1), row: max(0, buffer.size.rows - 1))
        let cursor = buffer.cursor.flatMap { buffer.bounds.contains($0) ? $0 : nil } ?? corner
        kt_flush(Int32(cursor.row), Int32(cursor.column), buffer.showsCursor && buffer.cursor != nil)
        shown = buffer
    }

    /// Neighbouring cells of one row and one look.
    private struct Segment: Comparable {
        let look: UInt32
        let row: Int
        let column: Int
        var cells: Range<Int>

        static func < (one: Segment, other: Segment) -> Bool {
            (one.look, one.row, one.column) < (other.look, other.row, other.column)
        }
    }

    private mutating func split(_ run: Difference.Run, of buffer: Buffer) {
        let first = cells.count
        for cell in buffer.row(run.row)[offset: run.columns] where !cell.isContinuation { append(cell) }
        bareMargins(from: first)
        var column = run.columns.lowerBound
        var open = Segment(look: look(first), row: run.row, column: column, cells: first..<first)
        for index in first..<cells.count {
            if look(index) != open.look {
                segments.append(open)
                open = Segment(look: look(index), row: run.row, column: column, cells: index..<index)
            }
            open.cells = open.cells.lowerBound..<index + 1
            column += Int(cells[index].width)
        }
        if !open.cells.isEmpty { segments.append(open) }
    }

    private func look(_ index: Int) -> UInt32 {
        UInt32(cells[index].pair) << 16 | UInt32(cells[index].attributes)
    }

    /// Takes the look from blanks that show nothing of it, unless they lie between two glyphs of that look: there it is
    /// cheaper to go on.
    private mutating func bareMargins(from first: Int) {
        var left: UInt32?
        var index = first
        while index < cells.count {
            guard isBare(index) else {
                left = look(index)
                index += 1
                continue
            }
            let end = cells[index...].indices.first { !isBare($0) } ?? cells.count
            if end == cells.count || left != look(end) || !(index..<end).allSatisfy({ look($0) == left }) {
                for blank in index..<end { (cells[blank].pair, cells[blank].attributes) = (0, 0) }
            }
            index = end
        }
    }

    /// A blank without a ground, a line under it or anything else to be seen.
    private func isBare(_ index: Int) -> Bool {
        let cell = cells[index]
        return cell.base == 0x20 && cell.marks.0 == 0
            && cell.attributes & UInt16(KT_REVERSE | KT_UNDERLINE) == 0
            && (cell.pair == 0 || theme.pairs[Int(cell.pair) - 1].background == Look.own)
    }

    private mutating func append(_ cell: Cell) {
        let style = cell.style
        let (look, pair) = theme[style]
        var attributes: UInt16 = 0
        if style.bold || look.isBold { attributes |= UInt16(KT_BOLD) }
        if style.underline || look.isUnderlined { attributes |= UInt16(KT_UNDERLINE) }
        if look.isReversed { attributes |= UInt16(KT_REVERSE) }
        if look.isDim { attributes |= UInt16(KT_DIM) }
        let glyph = cell.glyph
        guard isShowable(glyph) else {
            let substitute = Self.substitute(for: glyph.base)
            for _ in 0..<glyph.width { add(substitute, [], width: 1, pair, attributes) }
            return
        }
        add(glyph.base, glyph.marks, width: glyph.width, pair, attributes)
    }

    private mutating func add(
        _ base: Unicode.Scalar, _ marks: [Unicode.Scalar], width: Int, _ pair: UInt8, _ attributes: UInt16
    ) {
        var cell = kt_cell()
        cell.base = base.value
        let kept = marks.filter { !asciiOnly && kt_width($0.value) == 0 }.map(\.value) + [0, 0, 0, 0]
        cell.marks = (kept[0], kept[1], kept[2], kept[3])
        cell.width = UInt8(width)
        cell.pair = pair
        cell.attributes = attributes
        cells.append(cell)
    }

    private func isShowable(_ glyph: Glyph) -> Bool {
        let scalar = glyph.base
        if scalar.value < 0x7F { return true }
        if asciiOnly || (replacesAmbiguous && ScalarClass.isAmbiguous(scalar)) { return false }
        return kt_width(scalar.value) == Int32(glyph.width)
    }

    /// The ASCII that comes nearest to a glyph.
    static func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2580...0x259F: "#"
        case 0x2010...0x2015, 0x2500, 0x2501: "-"
        case 0x2502, 0x2503: "|"
        case 0x2504...0x257F: "+"
        case 0x00B7, 0x2022, 0x2026, 0x3002, 0xFF0E: "."
        case 0x2018, 0x2019: "'"
        case 0x201C, 0x201D: "\""
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21))
        default: "?"
        }
    }
}

extension ArraySlice<Cell> {
    /// The cells at offsets from the slice's beginning.
    fileprivate subscript(offset range: Range<Int>) -> ArraySlice<Cell> {
        dropFirst(range.lowerBound).prefix(range.count)
    }
}
