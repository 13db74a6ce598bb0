/// A row of RFC 4180: cells with a comma, a quote or a line end are quoted, and the row ends with CR LF.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe instead: one that begins with `=`, `+`,
/// `-`, `@`, a tab or a line end, also behind spaces.
enum CSVRow {
    /// The row of these cells.
    static func text(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// One cell.
    static func cell(_ text: String) -> String {
        let first = text.unicodeScalars.first { $0 != " " }
        let isFormula = first.map { formula.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.unicodeScalars.contains(where: { quoted.contains($0) }) else { return safe }
        // By scalars: a quotation mark with a combining mark behind it is another character, and a quotation mark still.
        var doubled = String.UnicodeScalarView()
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { doubled.append(scalar) }
            doubled.append(scalar)
        }
        return "\"" + String(doubled) + "\""
    }

    private static let formula: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    private static let quoted: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
}
