import Checkpoint
import HealthCode

extension ConsoleState {
    /// Whether the statistics screen is there, be it under a dialog.
    var showsStatistics: Bool { overlay == .statistics || beneath == .statistics }

    mutating func openStatistics() -> [ConsoleEffect] {
        closeAll()
        overlay = .statistics
        statistics = StatisticsState()
        return read(day: Int(now.wall.day))
    }

    private mutating func read(day: Int) -> [ConsoleEffect] {
        if day != statistics.day { statistics.value = nil }
        statistics.day = day
        statistics.isAsked = true
        return [.readStatistics(day: .start(ofDay: day))]
    }

    /// The day before or after; never one that has not begun.
    mutating func moveDay(by days: Int) -> [ConsoleEffect] {
        read(day: min(statistics.day + days, Int(now.wall.day)))
    }

    /// What came of a day that is still the one shown.
    mutating func take(_ value: RecordStatistics) -> [ConsoleEffect] {
        guard value.day == .start(ofDay: statistics.day) else { return [] }
        statistics.value = value
        statistics.isAsked = false
        statistics.readAt = now.uptime
        return []
    }

    /// Today goes on: it is read again every five seconds while it is on the screen.
    mutating func refreshStatistics() -> [ConsoleEffect] {
        guard showsStatistics, !statistics.isAsked, statistics.day == Int(now.wall.day),
            now.uptime - statistics.readAt >= 5_000
        else { return [] }
        return read(day: statistics.day)
    }
}
