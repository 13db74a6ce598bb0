import Cells

@testable import Terminal

/// Plays octets to a decoder in virtual time, and its ticks when they are due.
///
/// A script is text pieces and waits: `.type("HU", every: 8)`, `.wait(40)`, `.read("abc")` for one read.
struct Marble {
    enum Step {
        /// Octets that come in one read.
        case read([UInt8])
        /// Milliseconds in which nothing comes in.
        case wait(Int)
    }

    var decoder: BurstDecoder
    private(set) var now = Duration.zero
    private(set) var events: [InputEvent] = []
    /// When each event came, in milliseconds.
    private(set) var times: [Int] = []

    init(holdsKeys: Bool = true, settings: BurstSettings = BurstSettings()) {
        decoder = BurstDecoder(settings)
        decoder.holdsKeys = holdsKeys
    }

    mutating func play(_ steps: [Step]...) {
        for step in steps.joined() {
            switch step {
            case .read(let octets): note(decoder.feed(octets, at: now))
            case .wait(let milliseconds): pass(.milliseconds(milliseconds))
            }
        }
    }

    /// Waits until nothing is open any more.
    mutating func settle() {
        while let due = decoder.deadline { pass(due - now) }
    }

    private mutating func pass(_ duration: Duration) {
        let end = now + duration
        while let due = decoder.deadline, due <= end {
            now = max(now, due)
            let before = decoder.deadline
            note(decoder.tick(at: now))
            precondition(decoder.deadline != before, "a tick that changes nothing would spin")
        }
        now = end
    }

    private mutating func note(_ new: [InputEvent]) {
        events += new
        let (seconds, attoseconds) = now.components
        times += new.map { _ in Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000) }
    }

    /// What came of a script.
    static func events(holdsKeys: Bool = true, _ steps: [Step]...) -> [InputEvent] {
        var marble = Marble(holdsKeys: holdsKeys)
        for step in steps { marble.play(step) }
        marble.settle()
        return marble.events
    }
}

extension [Marble.Step] {
    /// A text that comes in one read.
    static func read(_ text: String) -> [Marble.Step] { [.read(Array<UInt8>(text.utf8))] }

    /// One read an octet, so many milliseconds apart.
    static func type(_ text: String, every milliseconds: Int) -> [Marble.Step] {
        text.utf8.flatMap { [.read([$0]), .wait(milliseconds)] }
    }
}

/// The events of characters typed one by one.
func keys(_ text: String) -> [InputEvent] { text.map { .key(.character($0)) } }

/// A text of the form of a health code: 148 letters and figures from `HU`.
let sampleCode = "HU" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 5).prefix(146)
