import Cells

@testable import Terminal

/// A screen as a golden: its text once, and what is to be known of its cells in runs, one line a row that has any.
///
/// `wide` names the columns of glyphs that hide the cell to their right, `12x5` for five one after another. `roles` are runs of
/// one letter a role, in upper case where filled, `+` bold, `_` underlined, followed by how many cells; `mono` is what a
/// terminal without colours makes of them: `b` bold, `r` reversed, `u` underlined.
enum Planes {
    static func text(_ buffer: Buffer) -> String {
        var parts = [buffer.dump()]
        parts += plane("wide", buffer, wide)
        parts += plane("roles", buffer) { runs($0.map { role($0.style) }, plain: ".") }
        let theme = Theme(.mono, .mono)
        parts += plane("mono", buffer) { runs($0.map { attributes($0.style, theme) }, plain: "-") }
        return parts.joined(separator: "\n") + "\n"
    }

    private static func plane(_ name: String, _ buffer: Buffer, _ line: (ArraySlice<Cell>) -> String) -> [String] {
        let rows = (0..<buffer.size.rows).compactMap { row -> String? in
            let text = line(buffer.row(row))
            return text.isEmpty ? nil : (row < 10 ? "0" : "") + "\(row) " + text
        }
        return rows.isEmpty ? [] : ["--- " + name] + rows
    }

    private static func wide(_ cells: ArraySlice<Cell>) -> String {
        var runs: [(start: Int, count: Int)] = []
        for (column, cell) in cells.enumerated() where cell.isWide {
            if let last = runs.last, last.start + 2 * last.count == column {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((column, 1))
            }
        }
        return runs.map { $0.count == 1 ? "\($0.start)" : "\($0.start)x\($0.count)" }.joined(separator: " ")
    }

    /// Runs of the same, those at the end that are plain left out.
    private static func runs(_ cells: [String], plain: String) -> String {
        var runs: [(what: String, count: Int)] = []
        for cell in cells {
            if runs.last?.what == cell { runs[runs.count - 1].count += 1 } else { runs.append((cell, 1)) }
        }
        while runs.last?.what == plain { runs.removeLast() }
        return runs.map { "\($0.what)\($0.count)" }.joined(separator: " ")
    }

    private static func role(_ style: Style) -> String {
        let letter = String(style.role.letter)
        let filled = style.reverse ? style.role == .text ? ":" : letter.uppercased() : letter
        return filled + (style.bold ? "+" : "") + (style.underline ? "_" : "")
    }

    private static func attributes(_ style: Style, _ theme: Theme) -> String {
        let look = theme[style].look
        let letters = [
            (look.isBold || style.bold, "b"), (look.isReversed, "r"), (look.isUnderlined || style.underline, "u"),
        ]
        let text = letters.filter(\.0).map(\.1).joined()
        return text.isEmpty ? "-" : text
    }
}
