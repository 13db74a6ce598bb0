import HealthCode
import Phrases

/// Spans of time as a person says them: one unit, rounded down, seconds up to two minutes.
enum SpanWords {
    /// The words of so many milliseconds; negative ones count as positive.
    static func of(_ milliseconds: Int64) -> Words {
        let seconds = Int(clamping: milliseconds.magnitude / 1_000)
        switch seconds {
        case ..<120: return Templates.seconds(seconds)
        case ..<7_200: return Templates.minutes(seconds / 60)
        case ..<172_800: return Templates.hours(seconds / 3_600)
        default: return Templates.days(seconds / 86_400)
        }
    }

    /// Whole minutes, rounded to the nearest, where there is a minute; for a clock that is off.
    static func rounded(_ milliseconds: Int64) -> Words {
        let seconds = Int(clamping: milliseconds.magnitude / 1_000)
        return seconds < 60 || seconds >= 7_200 ? of(milliseconds) : Templates.minutes((seconds + 30) / 60)
    }
}

extension Instant {
    /// The time of day without seconds; with the day where that is not `now`'s.
    func moment(asOf now: Instant) -> String {
        (date == now.date ? "" : monthDay + " ") + clock.prefix(5)
    }
}
