import Cells

extension Banner {
    /// How a banner is set: the letters, the plain text below them, and whether the sign stands beside the letters or
    /// before the plain text. The sign is never left out.
    struct Setting {
        let letters: Lettering
        let caption: String
        let isSignBeside: Bool
    }

    /// The word in big letters where they fit: first the wanted word; then the Latin one, above the wanted word as plain
    /// text.
    func setting(in size: Size) -> Setting? {
        if glyphs == .ascii { return setting(latin, caption, in: size) }
        if let wanted = setting(word, caption, in: size) { return wanted }
        let above = Size(columns: size.columns, rows: size.rows - 1)
        return setting(latin, flatWord, in: above)
    }

    private func setting(_ word: String, _ caption: String, in size: Size) -> Setting? {
        let narrow = Size(columns: size.columns - signColumns, rows: size.rows)
        let beside = Lettering(word, in: narrow, glyphs)
        let above = Lettering(word, in: Size(columns: size.columns, rows: size.rows - 1), glyphs)
        if let above, above.rowsPerLine > beside?.rowsPerLine ?? 0 {
            return Setting(letters: above, caption: caption, isSignBeside: false)
        }
        return beside.map { Setting(letters: $0, caption: caption, isSignBeside: true) }
    }

    private var signColumns: Int { symbol.isEmpty ? 0 : Text.width(symbol) + 1 }
    private var flatWord: String { word.split(separator: "\n").joined(separator: " ") }

    func render(_ setting: Setting, into buffer: inout Buffer, _ area: Rect) {
        let ground = Style(role, reverse: true)
        let letters = setting.letters
        let left = setting.isSignBeside ? signColumns : 0
        let caption = setting.isSignBeside ? setting.caption : symbol + " " + setting.caption
        let hasCaption = !caption.isEmpty && area.rows > letters.rows
        let place = Rect(
            column: area.left + left, row: area.top, columns: area.columns - left,
            rows: area.rows - (hasCaption ? 1 : 0))
        let top = place.centred(columns: 0, rows: letters.rows).top
        for (index, line) in letters.lines.enumerated() {
            let row = top + index * letters.rowsPerLine
            let middle = Rect(column: place.left, row: row, columns: place.columns, rows: letters.rowsPerLine)
            buffer.fill(middle.centred(columns: line.width + 2, rows: middle.rows), style: ground)
            let start = middle.centred(columns: line.width, rows: 1).left
            draw(line, wholeCells: letters.isWholeCells, at: Point(column: start, row: row), into: &buffer)
        }
        if setting.isSignBeside { buffer.put(symbol, at: area.origin, style: ground) }
        guard hasCaption else { return }
        let words = " " + Text.clip(caption, to: max(0, area.columns - 2)) + " "
        buffer.put(words, in: area.row(area.rows - 1), style: ground, alignment: .centre)
    }

    func renderPlain(into buffer: inout Buffer, _ area: Rect) {
        let ground = Style(role, reverse: true)
        let words = [symbol + " " + (glyphs == .ascii ? latin : flatWord), caption]
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
}
