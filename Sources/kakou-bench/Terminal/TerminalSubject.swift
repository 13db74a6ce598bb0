/// A terminal program to be measured: how to start it and which two keys change what it shows.
struct TerminalSubject {
    let name: String
    let command: [String]
    /// Pressed in turn, so that the program always has something to paint.
    let keys: (String, String)
    /// What stands on the last line of its first whole frame that says something.
    let lastWords: String

    /// The programs that are measured beside kakou, each with a text of 2,000 lines where it takes one.
    static func peers(text: String, repository: String) -> [TerminalSubject] {
        [
            TerminalSubject(name: "htop", command: ["htop"], keys: ("\u{1B}[B", "\u{1B}[A"), lastWords: "Quit"),
            TerminalSubject(
                name: "tig", command: ["sh", "-c", "cd '\(repository)' && exec tig"], keys: ("j", "k"),
                lastWords: "[main]"),
            TerminalSubject(name: "less", command: ["less", text], keys: ("j", "k"), lastWords: "line 23 "),
            TerminalSubject(
                name: "vim", command: ["vim", "-u", "NONE", "-n", text], keys: ("j", "k"), lastWords: "line 23 "),
        ]
    }
}

/// What was measured of one terminal program.
struct TerminalFigures {
    /// T1: milliseconds from start to the end of the first whole frame, median and 95th percentile.
    var start = Samples()
    var firstFrameOctets = Samples()
    /// T2: milliseconds from a key to the first octet it caused.
    var key = Samples()
    var keyOctets = Samples()
    /// T3: octets and processor share while nobody does anything.
    var idleOctetsPerSecond = 0.0
    var idleCPUPercent = 0.0
    /// T5: resident memory after all that.
    var residentKiB = 0

    /// Measures every program with the same steps. They are started in turn, again and again: a machine is not as quick a
    /// minute later, and programs that alternate meet it alike.
    static func measure(
        _ subjects: [TerminalSubject], starts: Int, keys: Int, idle: Duration
    ) throws -> [TerminalFigures] {
        var all = subjects.map { _ in TerminalFigures() }
        for _ in 0..<starts {
            for (place, subject) in subjects.enumerated() {
                let child = try PtyChild(subject.command)
                all[place].addStart(of: child, subject)
                child.kill()
            }
        }
        for (place, subject) in subjects.enumerated() { try all[place].use(subject, keys: keys, idle: idle) }
        return all
    }

    /// Presses keys, leaves the program alone, and looks at its memory.
    private mutating func use(_ subject: TerminalSubject, keys: Int, idle: Duration) throws {
        let child = try PtyChild(subject.command)
        defer { child.kill() }
        _ = child.read(quiet: .seconds(2), limit: .seconds(5)) { $0.octets.contains(sequence: subject.lastWords) }
        _ = child.read(quiet: .milliseconds(300), limit: .seconds(2))
        for index in 0..<keys {
            let pressed = ContinuousClock.now
            try child.type(index.isMultiple(of: 2) ? subject.keys.0 : subject.keys.1)
            let answer = child.read(quiet: .milliseconds(15), limit: .milliseconds(400))
            guard let first = answer.first else { continue }
            key.add((first - pressed).milliseconds)
            keyOctets.add(Double(answer.octets.count))
        }
        _ = child.read(quiet: .milliseconds(300), limit: .seconds(2))
        measureIdle(child, for: idle)
        residentKiB = ProcessFacts.residentKiB(of: child.pid)
    }

    private mutating func addStart(of child: PtyChild, _ subject: TerminalSubject) {
        let frame = child.read(quiet: .seconds(2), limit: .seconds(5)) {
            $0.octets.contains(sequence: subject.lastWords)
        }
        guard let last = frame.last, frame.octets.contains(sequence: subject.lastWords) else { return }
        start.add((last - child.started).milliseconds)
        firstFrameOctets.add(Double(frame.octets.count))
    }

    private mutating func measureIdle(_ child: PtyChild, for idle: Duration) {
        let before = ProcessFacts.seconds(of: child.pid)
        let began = ContinuousClock.now
        let output = child.read(quiet: idle, limit: idle)
        let seconds = (ContinuousClock.now - began).milliseconds / 1e3
        idleOctetsPerSecond = Double(output.octets.count) / seconds
        idleCPUPercent = (ProcessFacts.seconds(of: child.pid) - before) / seconds * 100
    }
}
