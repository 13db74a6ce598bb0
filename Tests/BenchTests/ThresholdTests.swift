import Foundation
import Testing

@testable import kakou_bench

/// The thresholds and the README's figures: every one has its row, and none is out of it.
@Suite struct ThresholdTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func thresholds() throws -> Thresholds {
        try Thresholds(file: root.appending(path: "Tests/thresholds.json").path)
    }

    /// The lines of the README's figures that hold one.
    private static func claimed() throws -> [(line: String, figures: Figures)] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(
            text.components(separatedBy: "\n## Figures\n").last?.components(separatedBy: "\n## ")[0])
        return section.split(separator: "\n").map { (String($0), Figures($0)) }.filter { !$0.1.values.isEmpty }
    }

    @Test func everyFigureOfTheREADMEHasARowAndKeepsIt() throws {
        let thresholds = try Self.thresholds()
        let claimed = try Self.claimed()
        #expect(claimed.count > 20)
        for (line, figures) in claimed {
            let row = thresholds.lines.first { $0.pattern == figures.pattern }
            #expect(row != nil, "no threshold has the pattern: \(figures.pattern)")
            if let row { #expect(Thresholds.faults(of: row, figures).isEmpty, "\(line)") }
        }
        let printed = claimed.map(\.line)
        #expect(thresholds.faults(of: "terminal", in: printed) == [])
    }

    @Test func everyRowIsOfAClaimedFigure() throws {
        let patterns = Set(try Self.claimed().map(\.figures.pattern))
        for line in try Self.thresholds().lines {
            #expect(patterns.contains(line.pattern), "the README no longer says: \(line.pattern)")
        }
    }

    @Test func aFigureOutOfItsBoundsIsFound() throws {
        let thresholds = try Self.thresholds()
        let printed = try Self.claimed().map(\.line)
        /// What is found when one line says something else.
        func found(_ old: String, _ new: String) -> [String] {
            let changed = printed.map { $0.hasPrefix(old) ? new : $0 }
            #expect(changed != printed, "\(old)")
            return thresholds.faults(of: "terminal", in: changed)
        }
        #expect(found("T3 a whole", "T3 a whole verdict change: median 1978 B, p95 2501 B").count == 1)
        #expect(found("T3 a whole", "T3 a whole verdict change: cheap").count == 1)
        #expect(found("kakou  ", "kakou 103.0 110.0 1242 0.46 0.86 18 30.0 0.0 38988").count >= 1, "slower than htop")
        #expect(found("kakou  ", "kakou 18.7 26.7 1242 0.46 0.86 18 60.0 0.0 38988").count >= 1, "too many octets")
        #expect(found("htop  ", "less 1 1 1 1 1 1 1 1 1").count >= 5, "no peer")
        #expect(
            found("Q12", "Q12 180 scans, one by one, in a flood and in one paste: 179 rows in the ledger").count == 1)
        #expect(
            found(
                "T2 online",
                "T2 online, the parts: service p95 2.0 ms + fsync p95 0.41 ms + 5 ms = 7.4 ms; the scan's p95 9.0 ms"
            ).count == 1)
    }

    @Test(arguments: [
        ("T2 p95 0.41 ms, p50 1,234 B", "T2 p95 # ms, p50 # B", [0.41, 1_234]),
        ("one by one **0.72** [0.95]", "one by one # [#]", [0.72, 0.95]),
        ("5000/5000  x", "#/# x", [5_000, 5_000]), ("Debian 12, nothing", "Debian # nothing", [12]),
        ("no figure. SM2", "no figure. SM2", []),
        ("ends with 3.", "ends with #.", [3]),
    ])
    func figuresAreTakenOutOfALine(_ line: String, _ pattern: String, _ values: [Double]) {
        #expect(Figures(line).pattern == pattern)
        #expect(Figures(line).values == values)
    }
}
