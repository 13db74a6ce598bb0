import Cells
import Glibc
import HealthCode
import Terminal
import Testing

extension OneTerminal {
    /// T3 (console.md): what a whole verdict change costs on the way to an xterm of 80 columns and 24 rows.
    ///
    /// Counted, not measured: the real screens of every verdict after every other go through curses to a terminal whose
    /// other end reads, and a bell marks the end of each picture.
    @Suite struct VerdictOctetsTests {
        /// Octets of the most expensive change, and of all but the most expensive twentieth.
        static let limits = (most: 2_500, usual: 2_400)

        private final class Count {
            var screens: VerdictScreens
            var queue: [Buffer] = []
            var steps = VerdictScreens.walk[...]
            var changes: [(octets: Int, step: Int)] = []
            var isCounting = false
            var unshown = 0

            init(_ language: Language) {
                screens = VerdictScreens(language, Size(columns: 80, rows: 24))
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
                    if count.isCounting {
                        count.changes[count.changes.count - 1].octets += octetsToTheBell(terminal)
                    }
                    if count.queue.isEmpty, let step = count.steps.popFirst() {
                        count.queue = count.screens.scan(step)
                        if count.screens.shown != VerdictScreens.answers[step].0 { count.unshown += 1 }
                        count.changes.append((0, step))
                    }
                    guard !count.queue.isEmpty else { return nil }
                    count.isCounting = true
                    mailbox.ring()
                    terminal.type("\u{1B}[A")
                    return count.queue.removeFirst()
                },
                finished: { count.isCounting && count.queue.isEmpty && count.steps.isEmpty })
            var options = TerminalOptions()
            options.input = terminal.slave
            options.output = terminal.slave
            options.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
            try Terminal.run(options, mailbox: mailbox, application: application)

            #expect(count.unshown == 0, "the verdicts that stand are those of the answers")
            // The first picture is the whole screen, the last one was not read any more.
            let changes = count.changes.dropFirst().dropLast().sorted { $0.octets < $1.octets }
            #expect(changes.count > 400)
            let most = try #require(changes.last)
            let usual = changes[changes.count * 95 / 100].octets
            let worst = changes.suffix(5).map { "\(VerdictScreens.answers[$0.step].0) \($0.octets)" }
            #expect(most.octets <= Self.limits.most, "\(language): \(worst)")
            #expect(
                usual <= Self.limits.usual, "\(language): p95 \(usual), median \(changes[changes.count / 2].octets)")
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
