/// How far a drain has come and how quick it is, from the rows settled over the last ten seconds.
struct UploadMeter: Hashable, Sendable {
    private static let window: Int64 = 10_000

    private(set) var drained = 0
    private(set) var total = 0
    private var began: Int64 = 0
    private var settled: [Settled] = []

    private struct Settled: Hashable {
        let at: Int64
        let rows: Int
    }

    /// Takes note of rows settled, with so many still waiting.
    mutating func note(settled rows: Int, pending: Int, at time: Int64) {
        if total == 0 { began = time }
        drained += rows
        total = max(total, drained + pending)
        settled.append(Settled(at: time, rows: rows))
        settled.removeAll { $0.at <= time - Self.window }
    }

    /// The drain is over.
    mutating func end() { self = UploadMeter() }

    /// Rows a second; 0 before a second has passed.
    func rowsPerSecond(at time: Int64) -> Double {
        let span = min(Self.window, time - began)
        guard span >= 1_000, total > 0 else { return 0 }
        let rows = settled.reduce(0) { $0 + ($1.at > time - Self.window ? $1.rows : 0) }
        return Double(rows) * 1_000 / Double(span)
    }
}
