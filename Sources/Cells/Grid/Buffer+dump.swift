extension Buffer {
    /// The screen as text a person can read: rows joined by line breaks, spaces at their ends removed.
    ///
    /// A wide glyph stands for its two columns. With `notes`, each row that holds wide glyphs says after ` |` in which
    /// columns they hide the cell to their right.
    public func dump(notes: Bool = false) -> String {
        (0..<size.rows).map { row in
            let cells = self.row(row)
            var line = cells.filter { !$0.isContinuation }.map(\.glyph.text).joined()
            while line.hasSuffix(" ") { line.removeLast() }
            let hidden = cells.enumerated().filter { $0.element.isContinuation }.map { String($0.offset) }
            return notes && !hidden.isEmpty ? line + " |hides " + hidden.joined(separator: ",") : line
        }.joined(separator: "\n")
    }

    /// The roles as text: one letter a cell by ``Role/letter``, in upper case where reversed; `.` is plain text.
    public func roleMap() -> String {
        (0..<size.rows).map { row in
            self.row(row).map { cell in
                let letter = String(cell.style.role.letter)
                guard cell.style.reverse else { return letter }
                return cell.style.role == .text ? ":" : letter.uppercased()
            }.joined()
        }.joined(separator: "\n")
    }
}
