import Cells

/// As much of xterm as curses uses: it shows what the octets make of a screen.
///
/// Like xterm, it blanks the other half of a wide glyph when one half is written over.
struct VirtualScreen {
    private(set) var buffer: Buffer
    private(set) var unknown: [String] = []
    private(set) var isAlternate = false
    private(set) var takesPaste = false
    private var column = 0
    private var row = 0
    private var isWrapDue = false
    private var margins = (top: 0, bottom: Int.max)
    private var last = Glyph.space
    private var lastColumn = 0
    private var pending: [UInt8] = []

    init(columns: Int, rows: Int) {
        buffer = Buffer(Size(columns: columns, rows: rows))
    }

    mutating func resize(columns: Int, rows: Int) {
        var resized = Buffer(Size(columns: columns, rows: rows))
        resized.draw(buffer, at: Point(column: 0, row: 0))
        buffer = resized
        column = min(column, columns - 1)
        row = min(row, rows - 1)
    }

    mutating func feed(_ octets: [UInt8]) {
        let all = pending + octets
        let whole = all.count - Self.openOctets(all)
        pending = Array(all[whole...])
        var text = String(decoding: all[..<whole], as: UTF8.self).unicodeScalars[...]
        while let scalar = text.first {
            let before = text
            text = text.dropFirst()
            switch scalar {
            case "\u{1B}":
                guard escape(&text) else {
                    pending = Array(String(before).utf8) + pending
                    return
                }
            case "\r": move(0, row)
            case "\n":
                if row + 1 == min(margins.bottom, buffer.size.rows) {
                    scroll(from: margins.top, by: 1)
                } else {
                    move(column, row + 1)
                }
            case "\u{8}": move(column - 1, row)
            case "\u{7}", "\u{F}", "\u{E}": break
            default: put(scalar)
            }
        }
    }

    /// The octets at the end that begin a character and do not finish it.
    private static func openOctets(_ octets: [UInt8]) -> Int {
        for back in 1...4 where back <= octets.count {
            let octet = octets[octets.count - back]
            if octet & 0xC0 == 0x80 { continue }
            let length = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        guard case .shown = ScalarClass(scalar) else {
            let marked = Text.glyphs(last.text + String(Character(scalar)))
            if let glyph = marked.first { write(glyph, at: lastColumn) }
            return
        }
        write(Glyph(scalar), at: column)
        advance()
    }

    private mutating func write(_ glyph: Glyph, at column: Int) {
        last = glyph
        lastColumn = column
        buffer.put([glyph], at: Point(column: column, row: row))
    }

    private mutating func advance() {
        isWrapDue = column + last.width >= buffer.size.columns
        column = min(column + last.width, buffer.size.columns - 1)
    }

    private mutating func move(_ column: Int, _ row: Int) {
        self.column = min(max(0, column), buffer.size.columns - 1)
        self.row = min(max(0, row), buffer.size.rows - 1)
        isWrapDue = false
    }

    /// False where the sequence is not whole yet.
    private mutating func escape(_ text: inout Substring.UnicodeScalarView) -> Bool {
        guard let kind = text.first else { return false }
        text = text.dropFirst()
        switch kind {
        case "[":
            let parameters = text.prefix { $0.value < 0x40 }
            text = text.dropFirst(parameters.count)
            guard let final = text.first else { return false }
            text = text.dropFirst()
            control(String(parameters), final)
        case "(", ")":
            guard !text.isEmpty else { return false }
            text = text.dropFirst()
        case "M":
            if row == margins.top {
                scroll(from: margins.top, by: -1)
            } else {
                move(column, row - 1)
            }
        case "=", ">", "7", "8": break
        default: unknown.append("ESC \(kind)")
        }
        return true
    }

    private mutating func control(_ parameters: String, _ final: Unicode.Scalar) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        let first = numbers.first.flatMap { $0 }
        let count = max(1, first ?? 1)
        switch final {
        case "H": move((numbers.count > 1 ? numbers[1] ?? 1 : 1) - 1, count - 1)
        case "d": move(column, count - 1)
        case "G": move(count - 1, row)
        case "A": move(column, row - count)
        case "B": move(column, row + count)
        case "C": move(column + count, row)
        case "D": move(column - count, row)
        case "J": erase(screen: first ?? 0)
        case "K": erase(line: first ?? 0)
        case "X": blank(column..<min(column + count, buffer.size.columns), row)
        case "b":
            for _ in 0..<count {
                write(last, at: column)
                advance()
            }
        case "h", "l": mode(parameters, isOn: final == "h")
        case "r":
            margins = (count - 1, (numbers.count > 1 ? numbers[1] : nil) ?? buffer.size.rows)
            move(0, 0)
        case "S": scroll(from: margins.top, by: count)
        case "T": scroll(from: margins.top, by: -count)
        case "L": scroll(from: row, by: -count)
        case "M": scroll(from: row, by: count)
        case "m", "t": break
        default: unknown.append("CSI \(parameters)\(final)")
        }
    }

    /// Moves the rows from one to the lower margin up, or down where negative.
    private mutating func scroll(from top: Int, by count: Int) {
        let bottom = min(margins.bottom, buffer.size.rows)
        let before = buffer
        for row in top..<max(top, bottom) {
            blank(0..<buffer.size.columns, row)
            guard row + count >= top && row + count < bottom else { continue }
            var column = 0
            for cell in before.row(row + count) where !cell.isContinuation {
                buffer.put([cell.glyph], at: Point(column: column, row: row))
                column += cell.glyph.width
            }
        }
    }

    private mutating func mode(_ parameters: String, isOn: Bool) {
        switch parameters {
        case "?1049": isAlternate = isOn
        case "?2004": takesPaste = isOn
        default: break
        }
    }

    private mutating func erase(screen: Int) {
        guard screen != 2 else {
            for row in 0..<buffer.size.rows { blank(0..<buffer.size.columns, row) }
            return
        }
        erase(line: screen)
        let rows = screen == 0 ? row + 1..<max(row + 1, buffer.size.rows) : 0..<row
        for row in rows { blank(0..<buffer.size.columns, row) }
    }

    private mutating func erase(line: Int) {
        switch line {
        case 0: blank(column..<buffer.size.columns, row)
        case 1: blank(0..<column + 1, row)
        default: blank(0..<buffer.size.columns, row)
        }
    }

    private mutating func blank(_ columns: Range<Int>, _ row: Int) {
        buffer.fill(Rect(column: columns.lowerBound, row: row, columns: columns.count, rows: 1))
    }
}
