internal import HealthCode
internal import HealthCodeAPI
internal import Synchronization

/// What X4 counts, in Prometheus' text format.
final class Metrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let code: String
    }

    private struct Counts {
        var answers: [Key: Int] = [:]
        /// A histogram a route: calls at most this slow.
        var buckets: [String: [Int]] = [:]
        var sums: [String: Double] = [:]
        var shed: [String: Int] = [:]
        var groups = 0
        var grouped = 0
    }

    /// Upper bounds in seconds.
    private static let bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3]

    private let counts = Mutex(Counts())

    /// An answered call.
    func noteAnswer(_ route: String, _ code: ReturnCode, seconds: Double) {
        counts.withLock { counts in
            counts.answers[Key(route: route, code: code.rawValue), default: 0] += 1
            counts.sums[route, default: 0] += seconds
            let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
            counts.buckets[route, default: Array(repeating: 0, count: Self.bounds.count + 1)][bucket] += 1
        }
    }

    /// A call refused for want of room.
    func noteShed(_ route: String) { counts.withLock { $0.shed[route, default: 0] += 1 } }

    /// A commit of so many requests.
    func noteGroup(_ count: Int) {
        counts.withLock {
            $0.groups += 1
            $0.grouped += count
        }
    }

    /// The text of `/metrics`.
    func text(inFlight: Int) -> String {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP kakou_answers_total Answers by interface and errorCode.", "# TYPE kakou_answers_total counter",
        ]
        for (key, count) in counts.answers.sorted(by: { ($0.key.route, $0.key.code) < ($1.key.route, $1.key.code) }) {
            lines.append("kakou_answers_total{interface=\"\(key.route)\",code=\"\(key.code)\"} \(count)")
        }
        lines += ["# HELP kakou_answer_seconds Time to an answer.", "# TYPE kakou_answer_seconds histogram"]
        for (route, buckets) in counts.buckets.sorted(by: { $0.key < $1.key }) {
            var total = 0
            for (index, count) in buckets.enumerated() {
                total += count
                let bound = index < Self.bounds.count ? String(Self.bounds[index]) : "+Inf"
                lines.append("kakou_answer_seconds_bucket{interface=\"\(route)\",le=\"\(bound)\"} \(total)")
            }
            lines.append("kakou_answer_seconds_sum{interface=\"\(route)\"} \(counts.sums[route] ?? 0)")
            lines.append("kakou_answer_seconds_count{interface=\"\(route)\"} \(total)")
        }
        lines += ["# HELP kakou_shed_total Calls refused for want of room.", "# TYPE kakou_shed_total counter"]
        for (route, count) in counts.shed.sorted(by: { $0.key < $1.key }) {
            lines.append("kakou_shed_total{interface=\"\(route)\"} \(count)")
        }
        lines += [
            "# HELP kakou_in_flight Calls being worked on.", "# TYPE kakou_in_flight gauge",
            "kakou_in_flight \(inFlight)",
            "# HELP kakou_commits_total Commits.", "# TYPE kakou_commits_total counter",
            "kakou_commits_total \(counts.groups)",
            "# HELP kakou_committed_calls_total Calls in those commits.", "# TYPE kakou_committed_calls_total counter",
            "kakou_committed_calls_total \(counts.grouped)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
