import Cells

extension BurstDecoder {
    /// A character that could belong to a scan.
    mutating func take(_ character: Character, at time: Duration, _ events: inout [InputEvent]) {
        if !run.isEmpty && time - run.time > gapLimit { settle(&events) }
        if run.characters.isEmpty { run.began = time } else { run.longestGap = max(run.longestGap, time - run.time) }
        run.time = time
        guard run.characters.count < settings.maximumLength else {
            run.isTooLong = true
            return
        }
        run.characters.append(character)
        guard !run.isScan else { return }
        if run.isAutoRepeat {
            give(&events)
        } else if run.characters.count >= settings.minimumKeys {
            beginScan(at: time, &events)
        } else if !holdsKeys && !run.hasPrefix && !run.holdsDecision(settings) {
            giveOpen(&events)
        }
    }

    /// CR, LF, Tab or ETX.
    mutating func terminate(with key: Key, at time: Duration, _ events: inout [InputEvent]) {
        if !run.isEmpty && time - run.time > gapLimit { settle(&events) }
        if run.isScan {
            measure(terminator, &events)
            endScan(isTerminated: true, &events)
            quietUntil = time + settings.quiet
        } else if let code = codeOfPieces() {
            events += [.scanBegan, .scan(code)]
            reset()
            quietUntil = time + settings.quiet
        } else if run.isEmpty, let quietUntil, time <= quietUntil {
            measureAgain(&events)
        } else {
            give(&events)
            tail = []
            events.append(.key(key))
        }
    }

    /// No further character belongs to the run.
    mutating func settle(_ events: inout [InputEvent]) {
        guard !run.isEmpty else { return }
        if run.isScan {
            measure(nil, &events)
            quietUntil = run.time + (run.isCode ? settings.codeGap : settings.quiet)
            endScan(isTerminated: false, &events)
        } else if let code = codeOfPieces() {
            quietUntil = run.time + settings.codeGap
            events += [.scanBegan, .scan(code)]
            reset()
        } else {
            give(&events)
        }
    }

    private mutating func beginScan(at time: Duration, _ events: inout [InputEvent]) {
        run.isScan = true
        if time - tailTime > settings.codeGap { tail = [] }
        let joined = tail.suffix(Self.codeLength) + run.characters
        if Self.isHeader(run.characters) {
            run.isCode = true
        } else if let start = joined.indices.prefix(tail.count).last(where: { Self.isHeader(joined[$0...]) }) {
            run.isCode = joined[start...].allSatisfy(Self.isCodeCharacter)
            run.before = run.isCode ? Array(joined[start...].dropLast(run.characters.count)) : []
        }
        events.append(.scanBegan)
    }

    private mutating func endScan(isTerminated: Bool, _ events: inout [InputEvent]) {
        let joined = run.before + run.characters
        if run.isTooLong {
            events.append(.scanTooLong)
        } else if run.isCode && joined.count == Self.codeLength {
            events.append(.scan(String(joined)))
        } else if isTerminated || run.isCode {
            events.append(.scan(String(run.characters)))
        } else {
            events.append(.paste(String(run.characters)))
        }
        reset()
    }

    /// A whole code whose pieces were given as keys one after another, the run being the last of them.
    private func codeOfPieces() -> String? {
        guard tail.count + run.characters.count >= Self.codeLength else { return nil }
        guard run.isEmpty || run.time - tailTime <= settings.codeGap else { return nil }
        let joined = (tail + run.characters).suffix(Self.codeLength)
        guard Self.isHeader(joined), joined.allSatisfy(Self.isCodeCharacter) else { return nil }
        return String(joined)
    }

    /// Gives the run's characters as keys and closes it.
    private mutating func give(_ events: inout [InputEvent]) {
        giveOpen(&events)
        if run.time - tailTime > settings.codeGap { tail = [] }
        tail.append(contentsOf: run.characters)
        if tail.count > Self.codeLength { tail.removeFirst(tail.count - Self.codeLength) }
        tailTime = run.time
        run = Run()
    }

    /// Gives what of the run was not given yet, and leaves it open.
    private mutating func giveOpen(_ events: inout [InputEvent]) {
        if run.hasPrefix { events.append(.key(.control("b"))) }
        run.hasPrefix = false
        events += run.characters[run.given...].map { .key(.character($0)) }
        run.given = run.characters.count
    }

    private mutating func reset() {
        run = Run()
        tail = []
    }

    private static func isHeader(_ characters: some Collection<Character>) -> Bool {
        let first = characters.prefix(2)
        return first.count == 2 && first.elementsEqual("HU") { $0.uppercased() == $1.uppercased() }
    }

    private static func isCodeCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}
