internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What the scans of a day came to: a few hundred rows of `tally` at most, whatever the day.
enum Tally {
    static let select = "SELECT hour, verdict, decision, n FROM tally WHERE hour >= ? AND hour < ? AND n > 0"
    /// Alerts hang on rows whose numbers the day's hours bound.
    static let alerts = """
        SELECT COUNT(*) AS n, COUNT(*) - COUNT(acknowledged) AS open FROM alert CROSS JOIN scan ON scan.seq = alert.seq
        WHERE alert.seq >= ? AND alert.seq <= ? AND wall >= ? AND wall < ?
        """

    static func day(_ transaction: Transaction, _ day: Instant) throws -> RecordStatistics {
        var statistics = RecordStatistics(day: day)
        let first = RecordSearch.hour(day.milliseconds)
        for row in try transaction.rows(select, [first, first + 24]) {
            let (hour, count) = (Int(row.number("hour") - first), Int(row.number("n")))
            guard statistics.hours.indices.contains(hour) else { continue }
            statistics.hours[hour] += count
            if let verdict = VerdictKind(rawValue: row.text("verdict")) {
                statistics.verdicts[verdict, default: 0] += count
            } else {
                statistics.unverifiedHours[hour] += count
            }
            statistics.decisions[GateDecision(rawValue: row.text("decision")) ?? .none, default: 0] += count
        }
        let bounds = try transaction.row(RecordSearch.bounds, [first, first + 23])
        guard let low = bounds?.numberIfAny("low"), let high = bounds?.numberIfAny("high") else { return statistics }
        let end = day.adding(milliseconds: 86_400_000)
        let row = try transaction.row(alerts, [low, high, day.milliseconds, end.milliseconds])
        statistics.alerts = Int(row?.number("n") ?? 0)
        statistics.openAlerts = Int(row?.number("open") ?? 0)
        return statistics
    }
}
