import Cells
import Glibc
import HealthCode
import Terminal
import TestKit
import Testing

extension OneTerminal {
    /// T3 (console.md): what a whole verdict change costs on the way to an xterm of 80 columns and 24 rows.
    ///
    /// Counted, not measured: the real screens of every verdict after every other go through curses to a terminal whose
    /// other end reads, and a bell marks the end of each picture.
    @Suite struct VerdictOctetsTests {
        /// Octets of the most expensive change, and of all but the most expensive twentieth.
        static let limits = (
            most: Counted.limit("octetsOfAnyVerdict"), usual: Counted.limit("octetsOfUsualVerdicts")
        )

        /// One change: the picture that stands, and those that follow from the scan to the whole answer.
        private struct Change {
            let name: String
            let pictures: [Buffer]
            let isShown: Bool

            init(_ change: (from: Int, to: Int), _ language: Language) {
                var screens = VerdictScreens(language, Size(columns: 80, rows: 24))
                screens.scan(change.from) { _ in }
                var pictures = [screens.picture]
                let from = screens.shown
                screens.scan(change.to) { pictures.append($0.picture) }
                self.pictures = pictures
                let wanted = (VerdictScreens.answers[change.from].0, VerdictScreens.answers[change.to].0)
                isShown = from == wanted.0 && screens.shown == wanted.1
                name = "\(wanted.0) to \(wanted.1)"
            }
        }

        private final class Count {
            var waiting: [(from: Int, to: Int)]
            var change: Change?
            /// Pictures of the change that were given to the terminal.
            var given = 0
            var counts: [(octets: Int, name: String)] = []
            var unshown: [String] = []

            init(_ language: Language) {
                let isWhole = language == .zh || RunForm.isFull
                waiting = VerdictScreens.changes.filter { isWhole || ($0.from + $0.to) % 3 == 0 }
            }
        }

        @Test(arguments: Language.allCases)
        func everyVerdictAfterEveryOtherIsCheap(_ language: Language) throws {
            let terminal = try #require(PseudoTerminal(columns: 80, rows: 24))
            let mailbox = TerminalMailbox()
            let count = Count(language)
            let application = TerminalApplication(
                handle: { _ in },
                render: { _ in
                    if count.given > 0 {
                        let octets = octetsToTheBell(terminal)
                        // The first one only puts the standing verdict there.
                        if count.given > 1 { count.counts[count.counts.count - 1].octets += octets }
                    }
                    if count.given == count.change?.pictures.count ?? 0 {
                        count.change = count.waiting.popLast().map { Change($0, language) }
                        count.given = 0
                        if let change = count.change {
                            count.counts.append((0, change.name))
                            if !change.isShown { count.unshown.append(change.name) }
                        }
                    }
                    guard let change = count.change else { return nil }
                    count.given += 1
                    mailbox.ring()
                    terminal.type("\u{1B}[A")
                    return change.pictures[count.given - 1]
                },
                finished: { count.waiting.isEmpty && count.change == nil && !count.counts.isEmpty })
            var options = TerminalOptions()
            options.input = terminal.slave
            options.output = terminal.slave
            options.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
            try Terminal.run(options, mailbox: mailbox, application: application)

            #expect(count.unshown.isEmpty, "the verdicts that stand are those of the answers")
            let counts = count.counts.sorted { $0.octets < $1.octets }
            #expect(counts.count > 100 && counts.allSatisfy { $0.octets > 100 })
            let most = try #require(counts.last)
            let usual = counts[counts.count * 95 / 100].octets
            #expect(most.octets <= Self.limits.most, "\(language): \(counts.suffix(5))")
            #expect(usual <= Self.limits.usual, "\(language): p95 \(usual), median \(counts[counts.count / 2].octets)")
        }

        /// The octets of the last picture: all that comes before the bell.
        private func octetsToTheBell(_ terminal: PseudoTerminal) -> Int {
            var octets: [UInt8] = []
            repeat { octets += terminal.output() } while octets.last != 7 && terminal.hasMore()
            if let path = getenv("KAKOU_OCTETS"), let file = fopen(path, "a") {
                fwrite(octets, 1, octets.count, file)
                fclose(file)
            }
            return octets.count - 1
        }
    }
}
