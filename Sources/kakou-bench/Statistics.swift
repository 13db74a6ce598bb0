/// Order statistics of measured values.
struct Samples {
    private(set) var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    var count: Int { values.count }

    /// The value that `share` (0 to 1) of the samples do not exceed; NaN without samples.
    func quantile(_ share: Double) -> Double {
        guard !values.isEmpty else { return .nan }
        let sorted = values.sorted()
        return sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
    }

    var median: Double { quantile(0.5) }

    /// How many a second, where each value is milliseconds and they came one after the other.
    var perSecond: Double { 1e3 * Double(values.count) / values.reduce(0, +) }
}

/// A table printed as text, columns aligned to the right but the first.
struct Table {
    let heads: [String]
    private(set) var rows: [[String]] = []

    init(_ heads: [String]) { self.heads = heads }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    var text: String {
        let all = [heads] + rows
        let widths = heads.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { cells in
            cells.enumerated().map { index, cell in
                let space = String(repeating: " ", count: widths[index] - cell.count)
                return index == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension Double {
    /// The number with `digits` decimals, for tables.
    func fixed(_ digits: Int) -> String {
        guard isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (magnitude * scale).rounded()
        let whole = Int(scaled / scale)
        guard digits > 0 else { return (self < 0 ? "-" : "") + String(whole) }
        let rest = String(Int(scaled) - whole * Int(scale))
        return (self < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
    }
}
