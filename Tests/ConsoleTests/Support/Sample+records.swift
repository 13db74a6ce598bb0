import Cells
import Checkpoint
import HealthCode

@testable import Console

extension Sample {
    static let today = Instant.start(ofDay: Int(Gate.start.wall.day))

    /// A scan so many minutes before 14:03:26; the person is a sample, masked.
    static func record(
        _ seq: Int64, _ verdict: VerdictKind?, shown: OutcomeWord? = nil, minutes: Int64 = 1, grade: String? = nil,
        _ decision: GateDecision = .none, by operatorRef: String? = nil, name: String = "", reason: String? = nil,
        note: String? = nil, alert: Bool? = nil, kind: String = "code"
    ) -> RecordEntry {
        let at = time("20261124140326000").adding(seconds: -60 * minutes)
        return RecordEntry(
            seq: seq, requestId: "0c3e8a52-7d1f-4b7c-9a60-" + String(String(seq + 1_000_000_000_000).suffix(12)),
            kind: kind, input: kind == "document" ? .documentForm : .scanner, scannedWall: at,
            state: verdict == nil ? .retry : .done, shown: shown ?? verdict?.row.outcome, verdict: verdict,
            grade: grade,
            lastCode: verdict == nil ? "NET-101" : verdict == .used ? "3004" : "0",
            answeredAt: verdict == nil ? nil : at.adding(seconds: 1), decision: decision,
            decidedAt: decision == .none ? nil : at.adding(seconds: 4), operatorRef: operatorRef, reason: reason,
            note: note,
            maskedName: name, maskedNumber: name.isEmpty ? "" : "330***********1234", alertAcknowledged: alert)
    }

    /// A scan of every kind, newest first.
    static let records: [RecordEntry] = [
        record(1_014, .pass, minutes: 0, grade: "00", .admitted, by: "早班", name: "张*明"),
        record(1_013, nil, shown: .recorded, minutes: 3, .held, by: "早班"),
        record(
            1_012, .stop, shown: .timeout, minutes: 12, grade: "10", .admitted, by: "早班", name: "李*明", reason: "体温高",
            note: "已报值班负责人", alert: false, kind: "document"),
        record(1_011, .recheck, minutes: 31, grade: "01", .held, by: "late shift", name: "王*"),
        record(1_010, .duplicate, minutes: 32, grade: "00", name: "王*"),
        record(1_009, .used, minutes: 190, .refused, by: "早班"),
        record(1_008, nil, shown: .forged, minutes: 1_000, .refused, by: "早班"),
        record(1_007, .gradeUnknown, minutes: 1_600, grade: "77", name: "欧**娜"),
        record(1_006, nil, minutes: 1_601, kind: "carried"),
    ]

    /// Scans from one number down.
    static func scans(_ newest: Int64, _ count: Int) -> [RecordEntry] {
        (0..<Int64(count)).map { record(newest - $0, .pass, grade: "00") }
    }

    /// A day of a gate.
    static let statistics: RecordStatistics = {
        var day = RecordStatistics(day: today)
        day.hours = [0, 0, 0, 0, 0, 3, 88, 412, 530, 301, 190, 166, 205, 240, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        day.unverifiedHours = day.hours.map { $0 / 20 }
        let judged = day.total - day.unverified
        day.verdicts = [.recheck: 41, .stop: 3, .contact: 2, .unassessed: 17, .duplicate: 25, .used: 4, .expired: 30]
        day.verdicts[.pass] = judged - day.verdicts.values.reduce(0, +)
        day.decisions = [.admitted: 1_700, .held: 44, .refused: 12]
        day.decisions[.none] = day.total - 1_756
        day.alerts = 3
        day.openAlerts = 1
        return day
    }()
}

extension Gate {
    /// The question for records that the last event asked.
    var asked: RecordQuery? {
        for case .readRecords(let query) in effects { return query }
        return nil
    }

    /// Opens the records with these scans in them.
    mutating func openRecords(_ entries: [RecordEntry] = Sample.records) {
        send(.backlog(Sample.backlog))
        press(.function(5))
        answerRecords(entries, total: entries.isEmpty ? 0 : 1_000_000)
    }

    /// Answers a question for records, the last one unless another is given.
    mutating func answerRecords(
        _ entries: [RecordEntry], next: RecordQuery.Start? = nil, left: Int64 = 0, total: Int = 1_000_000,
        to query: RecordQuery? = nil
    ) {
        guard let query = query ?? asked else { return }
        send(.records(RecordPage(query: query, entries: entries, next: next, total: total, left: left)))
    }

    /// Types a filter and uses it.
    mutating func filter(_ line: String) {
        press(.character("/"))
        type(line)
        press(.enter)
    }

    /// Opens the records of a ledger with scans 1 to `count`.
    mutating func openScans(_ count: Int64) {
        send(.backlog(Sample.backlog))
        press(.function(5))
        answerScans(count)
    }

    /// Answers as such a ledger would, until nothing is asked.
    mutating func answerScans(_ count: Int64) {
        while let query = asked {
            let limit = Int64(query.limit)
            let (low, high): (Int64, Int64) =
                switch query.start {
                case .newest: (max(1, count - limit + 1), count)
                case .before(let seq): (max(1, seq - limit), seq - 1)
                case .oldest: (1, min(count, limit))
                case .after(let seq): (seq + 1, min(count, seq + limit))
                }
            let isOver = query.isDown ? low <= 1 : high >= count
            let next: RecordQuery.Start? = isOver ? nil : query.isDown ? .before(low) : .after(high)
            answerRecords(high < low ? [] : Sample.scans(high, Int(high - low + 1)), next: next, total: Int(count))
        }
    }

    /// Opens the statistics of a day.
    mutating func openStatistics(_ value: RecordStatistics = Sample.statistics) {
        send(.backlog(Sample.backlog))
        press(.function(7))
        send(.statistics(value))
    }
}
