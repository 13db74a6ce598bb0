import Cells
import Glibc
import Terminal
import TestKit
import Testing

extension OneTerminal {
    /// The whole way from a buffer through curses to a terminal, on one thread: each picture asks for the next key.
    @Suite struct SessionTests {
        /// What a test's application keeps.
        private final class Play {
            let terminal: PseudoTerminal
            var screen: VirtualScreen
            var size: Size
            var shown: Buffer?
            var events: [InputEvent] = []
            var pictures = 0
            var failure: String?
            var isOver = false

            init(_ terminal: PseudoTerminal, _ size: Size) {
                self.terminal = terminal
                self.size = size
                screen = VirtualScreen(columns: size.columns, rows: size.rows)
            }

            /// Reads what the last picture sent until it looks as it should.
            func check(_ note: String) {
                guard let shown, failure == nil, shown.size == screen.buffer.size else {
                    screen.feed(terminal.output())
                    return
                }
                let wanted = shown.dump(notes: true)
                repeat {
                    screen.feed(terminal.output())
                    if screen.buffer.dump(notes: true) == wanted { break }
                } while terminal.hasMore()
                let got = screen.buffer.dump(notes: true)
                if got != wanted { failure = "\(note)\nwanted\n\(wanted)\ngot\n\(got)" }
                if !screen.unknown.isEmpty { failure = "\(note): unknown \(screen.unknown)" }
            }
        }

        private func options(_ terminal: PseudoTerminal) -> TerminalOptions {
            var options = TerminalOptions()
            options.input = terminal.slave
            options.output = terminal.slave
            options.environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
            return options
        }

        @Test func randomPicturesArriveWhole() throws {
            let seed = Cases.seed
            var random = SplitMix64(seed: seed)
            let terminal = try #require(PseudoTerminal(columns: 23, rows: 7))
            let play = Play(terminal, Size(columns: 23, rows: 7))
            let wanted = Cases.count(1_500)
            let application = TerminalApplication(
                handle: { event in
                    if case .resize(let size) = event {
                        play.size = size
                        play.shown = nil
                        play.screen.resize(columns: size.columns, rows: size.rows)
                    }
                },
                render: { size in
                    play.check("seed \(seed) picture \(play.pictures)")
                    play.pictures += 1
                    var buffer = play.shown ?? Buffer(size)
                    for _ in 0..<Int.random(in: 1...4, using: &random) { scribble(into: &buffer, &random) }
                    play.shown = buffer
                    if play.pictures % 100 == 0 {
                        terminal.resize(
                            columns: .random(in: 2...30, using: &random), rows: .random(in: 1...9, using: &random))
                        kill(getpid(), SIGWINCH)
                    }
                    play.isOver = play.pictures >= wanted || play.failure != nil
                    terminal.type("\u{1B}[A")
                    return buffer
                },
                finished: { play.isOver })
            try Terminal.run(options(terminal), mailbox: TerminalMailbox(), application: application)
            #expect(play.failure == nil, "\(play.failure ?? "")")
            #expect(play.pictures >= wanted)
            repeat {
                play.screen.feed(terminal.output())
            } while (play.screen.isAlternate || play.screen.takesPaste) && terminal.hasMore()
            #expect(!play.screen.isAlternate && !play.screen.takesPaste, "the first screen is back")
            #expect(terminal.isCooked)
        }

        @Test func keysScansPastesAndMailComeInOrder() throws {
            let terminal = try #require(PseudoTerminal(columns: 40, rows: 4))
            let mailbox = TerminalMailbox()
            var events: [InputEvent] = []
            var posted = false
            let stop: InputEvent = .key(.function(10))
            terminal.type("\u{1B}[200~pasted\u{1B}[201~")
            mailbox.post {}
            mailbox.type("123456\r")
            let application = TerminalApplication(
                handle: { event in
                    events.append(event)
                    if event == .scan("123456") && !posted {
                        posted = true
                        terminal.type("\u{1B}[21~")
                    }
                },
                render: { Buffer($0) }, finished: { events.contains(stop) })
            try Terminal.run(options(terminal), mailbox: mailbox, application: application)
            let wanted: [InputEvent] = [
                .resize(Size(columns: 40, rows: 4)), .paste("pasted"), .scanBegan, .scan("123456"), stop,
            ]
            #expect(events == wanted)
            #expect(terminal.isCooked)
        }

        @Test func aTerminationIsAnEventAndTheTerminalComesBack() throws {
            let terminal = try #require(PseudoTerminal(columns: 20, rows: 3))
            var events: [InputEvent] = []
            var screen = VirtualScreen(columns: 20, rows: 3)
            let application = TerminalApplication(
                handle: { events.append($0) },
                render: { size in
                    kill(getpid(), SIGTERM)
                    var buffer = Buffer(size)
                    buffer.put("卡口", at: Point(column: 0, row: 0))
                    return buffer
                },
                finished: { events.contains(.terminated(signal: SIGTERM)) })
            try Terminal.run(options(terminal), mailbox: TerminalMailbox(), application: application)
            var output: [UInt8] = []
            repeat {
                let part = terminal.output()
                output += part
                screen.feed(part)
            } while (output.isEmpty || screen.isAlternate || screen.takesPaste) && terminal.hasMore()
            #expect(String(decoding: output, as: UTF8.self).contains("卡口"))
            #expect(!screen.isAlternate && !screen.takesPaste)
            #expect(terminal.isCooked)
        }

        @Test func aHangUpIsAnEvent() throws {
            var terminal = PseudoTerminal(columns: 20, rows: 3)
            let slave = dup(try #require(terminal).slave)
            defer { close(slave) }
            var options = options(try #require(terminal))
            options.input = slave
            options.output = slave
            var events: [InputEvent] = []
            let application = TerminalApplication(
                handle: { events.append($0) },
                render: { size in
                    terminal = nil
                    return Buffer(size)
                },
                finished: { events.contains(.terminated(signal: SIGHUP)) })
            try Terminal.run(options, mailbox: TerminalMailbox(), application: application)
            #expect(events.last == .terminated(signal: SIGHUP))
        }

        @Test(arguments: ["linux", "vt100", "xterm-256color"])
        func anAsciiTerminalGetsAsciiAlone(_ type: String) throws {
            let terminal = try #require(PseudoTerminal(columns: 30, rows: 3))
            var options = options(terminal)
            options.environment = ["TERM": type]
            options.asciiOnly = true
            var pictures = 0
            let application = TerminalApplication(
                handle: { _ in },
                render: { size in
                    pictures += 1
                    var buffer = Buffer(size)
                    buffer.put(
                        "通行 PASS … ▀▄█ ─ ：e\u{301}", at: Point(column: 0, row: 0),
                        style: Style(.gradeLow, reverse: true))
                    return buffer
                },
                finished: { pictures > 0 })
            try Terminal.run(options, mailbox: TerminalMailbox(), application: application)
            var output: [UInt8] = []
            repeat { output += terminal.output() } while !output.contains(UInt8(ascii: "P")) && terminal.hasMore()
            #expect(output.allSatisfy { $0 < 0x80 })
            #expect(String(decoding: output, as: UTF8.self).contains("???? PASS . ### - ::e"))
            #expect(terminal.isCooked)
        }

        @Test func whatIsNoTerminalIsRefused() throws {
            let terminal = try #require(PseudoTerminal(columns: 20, rows: 3))
            var options = options(terminal)
            let file = open("/dev/null", O_RDWR)
            defer { close(file) }
            options.input = file
            let application = TerminalApplication(handle: { _ in }, render: { Buffer($0) }, finished: { true })
            #expect(throws: TerminalFault.notATerminal) {
                try Terminal.run(options, mailbox: TerminalMailbox(), application: application)
            }
        }
    }
}

/// Draws something somewhere: Chinese, marks, ASCII, blanks.
private func scribble(into buffer: inout Buffer, _ random: inout SplitMix64) {
    let pieces = ["a", "bcd", " ", "中", "文字", "e\u{301}", "か\u{3099}", "█▀▄", "----------", "          ", "𠮷"]
    let text = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined()
    let style = Style(
        Role.allCases[Int.random(in: 0..<Role.allCases.count, using: &random)], reverse: Bool.random(using: &random))
    let column = Int.random(in: -2...max(0, buffer.size.columns), using: &random)
    let row = Int.random(in: 0...max(0, buffer.size.rows - 1), using: &random)
    buffer.put(text, at: Point(column: column, row: row), style: style)
    if Int.random(in: 0..<6, using: &random) == 0 {
        buffer.fill(Rect(column: column, row: row, columns: 9, rows: 2), style: .text)
    }
}
