import Cells
import Checkpoint
import HealthCode
import Testing
import Widgets

@testable import Console

/// The statistics screen, F7.
@Suite struct StatisticsTests {
    private func expect(_ gate: Gate, _ name: String, _ language: Language) {
        Golden.expect(gate.screen(), "statistics-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "statistics-\(name)-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func aDay(_ language: Language) {
        var gate = Gate(language)
        gate.openStatistics()
        expect(gate, "day", language)
        Golden.expect(gate.screen(132, 43), "statistics-day-132x43-\(language.rawValue)")
        gate.press(.down)
        Golden.expect(gate.screen(40, 12), "statistics-results-40x12-\(language.rawValue)")
        gate.press(.pageDown, .down)
        Golden.expect(gate.screen(40, 12), "statistics-decisions-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func aDayWithoutScans(_ language: Language) {
        var gate = Gate(language)
        gate.openStatistics(RecordStatistics(day: Sample.today))
        expect(gate, "empty", language)
    }

    @Test func daysAreLookedThroughUpToToday() {
        var gate = Gate()
        gate.openStatistics()
        gate.press(.right)
        #expect(gate.effects.isEmpty && gate.state.message != nil)
        gate.press(.left)
        #expect(gate.effects == [.readStatistics(day: Sample.today.adding(milliseconds: -86_400_000))])
        #expect(gate.state.statistics.value == nil)
        // An answer about another day than the one shown is nobody's.
        gate.send(.statistics(Sample.statistics))
        #expect(gate.state.statistics.value == nil)
        gate.press(.right)
        #expect(gate.effects == [.readStatistics(day: Sample.today)])
    }

    @Test func todayIsReadAgainWhileItIsShownAndNoOftener() {
        var gate = Gate()
        gate.openStatistics()
        var asked = 0
        for _ in 0..<20 {
            gate.wait(1_000)
            asked += gate.effects.count
            if !gate.effects.isEmpty { gate.send(.statistics(Sample.statistics)) }
        }
        #expect(asked == 4)
        gate.press(.escape)
        gate.wait(10_000)
        #expect(gate.effects.isEmpty && gate.state.overlay == nil)
    }

    @Test func everyBarOfADayIsInItsSums() {
        let value = Sample.statistics
        let ink = Ink(ConsoleSettings())
        for rows in 1...30 {
            #expect(StatisticsText.hours(value, ink, rows: rows).reduce(0) { $0 + $1.value } == value.total)
            #expect(StatisticsText.hours(value, ink, rows: rows).count <= rows)
        }
        for rows in 2...30 {
            let bars = StatisticsText.results(value, ink, rows: rows, columns: 38)
            #expect(bars.reduce(0) { $0 + $1.value } == value.total && bars.count <= rows)
            #expect(bars.last?.value == value.unverified)
            #expect(bars.allSatisfy { $0.role == .bar })
        }
    }
}
