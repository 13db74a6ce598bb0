import Cells

extension Banner {
    /// The word in big letters where they fit: the wanted word first, the Latin one where the other has no letters.
    func lettering(in size: Size) -> Lettering? {
        if glyphs == .ascii { return Lettering(latin, in: size, .ascii) }
        return Lettering(word, in: size, .blocks)
    }

    /// The word as far as the terminal can show it as plain text.
    private var plainWord: String { glyphs == .ascii ? latin : word }

    func render(_ lettering: Lettering, into buffer: inout Buffer, _ area: Rect) {
        let ground = Style(role, reverse: true)
        let sign = Text.width(symbol) + 1
        let hasRoomBeside = area.columns >= lettering.columns + sign
        let hasCaption = !caption.isEmpty && area.rows > lettering.rows
        let place = Rect(
            column: area.left + (hasRoomBeside ? sign : 0), row: area.top,
            columns: area.columns - (hasRoomBeside ? sign : 0), rows: area.rows - (hasCaption ? 1 : 0))
        let box = place.centred(columns: lettering.columns + 2, rows: lettering.rows)
        buffer.fill(box, style: ground)
        for (index, line) in lettering.lines.enumerated() {
            let row = box.top + index * lettering.rowsPerLine
            let start = place.centred(columns: line.width, rows: 1).left
            draw(line, wholeCells: lettering.isWholeCells, at: Point(column: start, row: row), into: &buffer)
        }
        if hasRoomBeside { put(sign: symbol, at: area.origin, into: &buffer) }
        if hasCaption { put(caption: caption, in: area.row(area.rows - 1), into: &buffer) }
    }

    func renderPlain(into buffer: inout Buffer, _ area: Rect) {
        let ground = Style(role, reverse: true)
        let words = [symbol + " " + plainWord.split(separator: "\n").joined(separator: " "), caption]
            .filter { !$0.isEmpty }
            .flatMap { Text.wrap($0, to: max(1, area.columns - 2)) }
            .prefix(area.rows)
        let widest = words.map { Text.width($0) }.max() ?? 0
        let box = area.centred(columns: widest + 2, rows: words.count)
        for (index, line) in words.enumerated() {
            buffer.fill(box.row(index), style: ground)
            buffer.put(line, in: box.row(index), style: ground, alignment: .centre)
        }
    }

    private func draw(_ line: Bitmap, wholeCells: Bool, at point: Point, into buffer: inout Buffer) {
        let ink = Style(role, reverse: !wholeCells)
        for row in 0..<(line.height + 1) / 2 {
            for column in 0..<line.width {
                let glyph: String
                switch line.ink(column: column, row: row) {
                case (false, false): continue
                case (true, true): glyph = wholeCells ? "#" : "█"
                case (true, false): glyph = "▀"
                case (false, true): glyph = "▄"
                }
                buffer.put(glyph, at: Point(column: point.column + column, row: point.row + row), style: ink)
            }
        }
    }

    private func put(sign: String, at point: Point, into buffer: inout Buffer) {
        buffer.put(sign, at: point, style: Style(role, reverse: true))
    }

    private func put(caption: String, in row: Rect, into buffer: inout Buffer) {
        let words = " " + Text.clip(caption, to: max(0, row.columns - 2)) + " "
        buffer.put(words, in: row, style: Style(role, reverse: true), alignment: .centre)
    }
}
