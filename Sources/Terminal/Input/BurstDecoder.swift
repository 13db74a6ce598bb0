public import Cells

/// Tells scans from keys: octets and the time they came in, events out. It has no clock of its own.
///
/// - A run of at least ``BurstSettings/minimumKeys`` keys, none later than the threshold after the one before, is a
///   scan when CR, LF, Tab or ETX ends it. One that nothing ends is given as a paste: text, but never commands.
/// - 148 letters and figures from `HU` are a scan whatever the timing.
/// - Keys of a shorter run are given as keys: at once where keys only go to a field, and after
///   ``BurstSettings/hold`` where one letter would be a command. In the first case up to five keys of a scan reach the
///   field before ``InputEvent/scanBegan``, which therefore empties the field.
/// - A letter that repeats itself, as a held key does, is a key.
public struct BurstDecoder: Sendable {
    /// The characters of a health code.
    public static let codeLength = 148

    /// The times and lengths.
    public let settings: BurstSettings
    /// True where one letter is a command, so that no key may be given before it is known not to begin a scan.
    public var holdsKeys = true

    /// True where ``InputEvent/measured(_:)`` is given with every scan.
    public var measuresBursts = false

    /// What was measured of the last scan, for a second terminator.
    var facts: BurstFacts?
    /// The octet that is being taken, which tells one terminator from another.
    var octet: UInt8 = 0
    var parser: KeyParser
    /// When the last octet came in.
    var octetTime = Duration.zero
    var run = Run()
    var paste = PasteLine()
    /// Characters already given as keys, newest last: the beginning of a code that a slow line brings in pieces.
    var tail: [Character] = []
    var tailTime = Duration.zero
    /// Until when terminators are swallowed.
    var quietUntil: Duration?

    /// A decoder that has seen nothing yet.
    public init(_ settings: BurstSettings = BurstSettings(), keys: KeyTable = .standard) {
        self.settings = settings
        parser = KeyParser(keys)
    }

    /// Takes what one read brought; `time` never runs backwards.
    public mutating func feed(_ octets: some Sequence<UInt8>, at time: Duration) -> [InputEvent] {
        var events = tick(at: time)
        for octet in octets {
            self.octet = octet
            for token in parser.feed(octet) { take(token, at: time, &events) }
        }
        octetTime = time
        return events
    }

    /// Gives what no further octet can change any more at that time.
    public mutating func tick(at time: Duration) -> [InputEvent] {
        var events: [InputEvent] = []
        if let due = parserDeadline, time >= due {
            for token in parser.timeOut() { take(token, at: time, &events) }
        }
        if let due = runDeadline, time >= due { settle(&events) }
        if paste.isOpen, time >= octetTime + settings.codeGap {
            parser.abandonPaste()
            endPaste(&events)
        }
        return events
    }

    /// When ``tick(at:)`` is to be called if nothing comes in before; nil where nothing is open.
    public var deadline: Duration? {
        let pasteDeadline = paste.isOpen ? octetTime + settings.codeGap : nil
        return [parserDeadline, runDeadline, pasteDeadline].compactMap { $0 }.min()
    }

    private var parserDeadline: Duration? {
        switch parser.expectation {
        case .nothing: nil
        case .perhaps: octetTime + settings.escapeDelay
        case .surely: octetTime + settings.sequenceDelay
        }
    }

    private var runDeadline: Duration? {
        guard !run.isEmpty else { return nil }
        if run.isScan { return run.time + gapLimit }
        if run.holdsDecision(settings) { return run.time + settings.decisionHold }
        if run.given < run.characters.count || run.hasPrefix { return run.time + settings.hold }
        return tail.count + run.characters.count >= Self.codeLength ? run.time + settings.threshold : nil
    }

    /// The longest time after which a character still belongs to the run.
    var gapLimit: Duration {
        guard run.isScan else { return settings.threshold }
        if run.isCode && run.joinedLength < Self.codeLength { return settings.codeGap }
        return run.isCode ? settings.threshold : settings.threshold * 2
    }

    private mutating func take(_ token: KeyToken, at time: Duration, _ events: inout [InputEvent]) {
        switch token {
        case .key(.character(let character)): take(character, at: time, &events)
        case .key(.enter), .key(.tab), .key(.control("c")):
            if case .key(let key) = token { terminate(with: key, at: time, &events) }
        case .key(.control("b")) where run.isEmpty:
            run.hasPrefix = true
            run.time = time
        case .key(.control) where run.isScan && time - run.time <= gapLimit: break
        case .key(let key):
            settle(&events)
            tail = []
            // A person is at the keys: the Enter that follows is theirs.
            quietUntil = nil
            events.append(.key(key))
        case .pasteBegan:
            settle(&events)
            tail = []
            paste = PasteLine(isOpen: true)
        case .pasted(let scalar): take(pasted: scalar, &events)
        case .pasteEnded: endPaste(&events)
        }
    }
}

extension BurstDecoder {
    /// The characters held now; never more than ``BurstSettings/maximumLength`` and one code.
    public var heldCharacters: Int { max(run.characters.count, paste.length) }
}
