import Checkpoint
import HealthCode

/// Days and hours of a filter as a range of time; all of UTC+8.
enum RecordTimes {
    /// From the beginning, included, to the end, excluded; both nil where nothing is asked.
    static func range(
        on days: String?, from: String?, to: String?, now: Instant
    ) throws(RecordFault) -> (from: Instant?, until: Instant?) {
        guard days != nil || from != nil || to != nil else { return (nil, nil) }
        let (first, last) = try span(days ?? "today", now)
        let begins = Instant.start(ofDay: first).adding(milliseconds: try from.map(milliseconds) ?? 0)
        let ends = Instant.start(ofDay: last).adding(milliseconds: try to.map(milliseconds) ?? 86_400_000)
        guard begins < ends else {
            throw RecordFault([days, from, to].compactMap(\.self).joined(separator: " "), .backwards)
        }
        return (begins, ends)
    }

    private static func span(_ text: String, _ now: Instant) throws(RecordFault) -> (Int, Int) {
        guard let dots = text.firstRange(of: "..") else {
            let day = try day(text, now)
            return (day, day)
        }
        let (first, last) = (
            try day(String(text[..<dots.lowerBound]), now), try day(String(text[dots.upperBound...]), now)
        )
        guard first <= last else { throw RecordFault(text, .backwards) }
        return (first, last)
    }

    /// The number of a day; a day without a year is the last one that was.
    static func day(_ text: String, _ now: Instant) throws(RecordFault) -> Int {
        let today = now.date
        switch text.lowercased() {
        case "today", "今天": return today.daysSince1970
        case "yesterday", "昨天": return today.daysSince1970 - 1
        default: break
        }
        let texts = text.split(separator: "-", omittingEmptySubsequences: false)
        let parts = texts.compactMap { $0.count <= 4 ? number($0) : nil }
        guard parts.count == texts.count else { throw RecordFault(text, .notADay) }
        if parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) {
            return date.daysSince1970
        }
        if parts.count == 2 {
            for year in stride(from: today.year, through: max(1, today.year - 8), by: -1) {
                guard let date = CivilDate(year: year, month: parts[0], day: parts[1]) else { continue }
                if date.daysSince1970 <= today.daysSince1970 { return date.daysSince1970 }
            }
        }
        throw RecordFault(text, .notADay)
    }

    /// Milliseconds since midnight; 24 is the day's end.
    private static func milliseconds(_ text: String) throws(RecordFault) -> Int64 {
        let texts = text.split(separator: ":", omittingEmptySubsequences: false)
        let parts = texts.compactMap { (1...2).contains($0.count) ? number($0) : nil }
        guard parts.count == texts.count, (1...2).contains(parts.count), let hour = parts.first else {
            throw RecordFault(text, .notATime)
        }
        let minute = parts.count == 2 ? parts[1] : 0
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { throw RecordFault(text, .notATime) }
        return Int64(hour * 60 + minute) * 60_000
    }

    /// ASCII digits alone: no sign, no other script.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
