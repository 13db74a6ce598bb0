/// The name somebody probably meant.
enum Nearest {
    /// The candidate with the fewest edits to `text`; the first of equals, empty where there are none.
    static func name(to text: String, among candidates: [String]) -> String {
        candidates.map { ($0, distance(text, $0)) }.min { $0.1 < $1.1 }?.0 ?? ""
    }

    /// How many insertions, deletions and replacements lead from one text to the other.
    static func distance(_ a: String, _ b: String) -> Int {
        let b = Array(b)
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == b[j] ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
