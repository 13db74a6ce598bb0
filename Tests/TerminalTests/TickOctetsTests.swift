import Cells
import Console
import Glibc
import HealthCode
import Terminal
import Testing

extension OneTerminal {
    /// T3 (console.md): a tick of the clock costs at most 40 octets, over every verdict and over none, online and cut off.
    @Suite struct TickOctetsTests {
        static let limit = Counted.limit("octetsOfATick")

        private final class Count {
            var pictures: [(name: String, picture: Buffer)] = []
            var given = 0
            var counts: [(octets: Int, name: String)] = []
        }

        /// Nine seconds over each verdict: the minute does not turn, the verdict stands; the first picture only puts it there.
        private static func pictures(_ language: Language) -> [(name: String, picture: Buffer)] {
            var all: [(String, Buffer)] = []
            for isCutOff in [false, true] {
                for answer in [-1] + Array(VerdictScreens.answers.indices) {
                    var screens = VerdictScreens(language, Size(columns: 80, rows: 24))
                    if isCutOff { screens.cutOff() }
                    if answer >= 0 { screens.scan(answer) { _ in } } else { screens.pass(30_000) }
                    all.append(("", screens.picture))
                    let name = answer < 0 ? "nobody" : "\(VerdictScreens.answers[answer].0)"
                    for _ in 0..<9 {
                        screens.pass(1_000)
                        all.append((name + (isCutOff ? ", cut off" : ""), screens.picture))
                    }
                }
            }
            return all
        }

        @Test(arguments: Language.allCases) func aTickIsCheap(_ language: Language) throws {
            let terminal = try #require(PseudoTerminal(columns: 80, rows: 24))
            let mailbox = TerminalMailbox()
            let count = Count()
            count.pictures = Self.pictures(language)
            let application = TerminalApplication(
                handle: { _ in },
                render: { _ in
                    if count.given > 0 {
                        var octets: [UInt8] = []
                        repeat { octets += terminal.output() } while octets.last != 7 && terminal.hasMore()
                        let name = count.pictures[count.given - 1].name
                        if !name.isEmpty { count.counts.append((octets.count - 1, name)) }
                        if octets.count > 41, !name.isEmpty, let path = getenv("KAKOU_OCTETS"),
                            let file = fopen(path, "a")
                        {
                            fwrite(octets, 1, octets.count, file)
                            fclose(file)
                        }
                    }
                    guard count.given < count.pictures.count else { return nil }
                    count.given += 1
                    mailbox.ring()
                    terminal.type("\u{1B}[A")
                    return count.pictures[count.given - 1].picture
                },
                finished: { count.given == count.pictures.count && count.counts.count == count.given * 9 / 10 })
            var options = TerminalOptions()
            options.input = terminal.slave
            options.output = terminal.slave
            options.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
            try Terminal.run(options, mailbox: mailbox, application: application)
            let counts = count.counts.sorted { $0.octets < $1.octets }
            let most = try #require(counts.last)
            #expect(counts.allSatisfy { $0.octets > 0 })
            #expect(most.octets <= Self.limit, "\(language): \(counts.suffix(6)), median \(counts[counts.count / 2])")
        }
    }
}
