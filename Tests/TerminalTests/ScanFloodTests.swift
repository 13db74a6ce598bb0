import Cells
import Terminal
import TestKit
import Testing

/// offline.md Q12: 10,000 scans of 148 characters, each ended by CR, LF, Tab or ETX, at 0 to 20 ms a character and as one
/// paste: none is dropped and none merged. Time is virtual; `KAKOU_FULL=1` for all ten thousand, `KAKOU_SEED` for others.
@Suite struct ScanFloodTests {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    static let ends: [(name: String, octets: [UInt8])] = [
        ("CR", [13]), ("LF", [10]), ("Tab", [9]), ("ETX", [3]), ("CR LF", [13, 10]),
    ]
    private static var count: Int { RunForm.isFull ? 10_000 : 120 }
    private static var seed: UInt64 { RunForm.seed ?? 12 }

    /// A code of its own for each, told by its letters; every hundredth has another's beginning and end.
    private static func code(_ random: inout SplitMix64) -> String {
        "HU" + String((0..<146).map { _ in letters.randomElement(using: &random) ?? "A" })
    }

    /// At one pace throughout (0, 1, 5, 20 ms a character), and at one of its own for each character, each scan with an end
    /// of its own, whether or not single letters are commands.
    @Test(arguments: [0, 1, 5, 20, -1], [true, false]) func typedNoneIsDroppedAndNoneMerged(
        _ pace: Int, _ holdsKeys: Bool
    ) {
        var random = SplitMix64(seed: Self.seed &+ UInt64(pace + 2))
        var decoder = BurstDecoder()
        decoder.holdsKeys = holdsKeys
        var now = Duration.zero
        var wrong = 0
        for number in 0..<Self.count {
            let code = Self.code(&random)
            let end = Self.ends.randomElement(using: &random) ?? Self.ends[0]
            var events: [InputEvent] = []
            func pass(_ milliseconds: Int) {
                let until = now + .milliseconds(milliseconds)
                while let due = decoder.deadline, due <= until {
                    now = max(now, due)
                    events += decoder.tick(at: now)
                }
                now = until
            }
            for octet in Array(code.utf8) + end.octets {
                events += decoder.feed([octet], at: now)
                pass(pace < 0 ? Int.random(in: 0...20, using: &random) : pace)
            }
            // The next person's code comes at once, or a moment later.
            if number % 3 == 0 { pass(Int.random(in: 0...400, using: &random)) }
            let read = events.compactMap { event -> String? in if case .scan(let text) = event { text } else { nil } }
            let keys = events.filter { if case .key(let key) = $0 { key == .enter || key == .tab } else { false } }
            guard read == [code], keys.isEmpty else {
                wrong += 1
                if wrong == 1 { Issue.record("seed \(Self.seed), scan \(number), \(end.name): \(events.suffix(3))") }
                continue
            }
        }
        #expect(wrong == 0, "\(wrong) of \(Self.count), seed \(Self.seed)")
    }

    /// All of them in one bracketed paste, in reads of any size.
    @Test(arguments: [1, 7, 1_024, 65_536]) func inOnePasteNoneIsDroppedAndNoneMerged(_ size: Int) {
        var random = SplitMix64(seed: Self.seed &+ UInt64(size))
        let codes = (0..<Self.count).map { _ in Self.code(&random) }
        var octets = Array("\u{1B}[200~".utf8)
        for code in codes {
            octets += Array(code.utf8)
            octets += (Self.ends.randomElement(using: &random) ?? Self.ends[0]).octets
        }
        octets += Array("\u{1B}[201~".utf8)
        var decoder = BurstDecoder()
        var events: [InputEvent] = []
        var rest = octets[...]
        while !rest.isEmpty {
            events += decoder.feed(rest.prefix(size), at: .milliseconds(1))
            rest = rest.dropFirst(size)
        }
        let read = events.compactMap { event -> String? in
            switch event {
            case .paste(let text), .scan(let text): text
            default: nil
            }
        }
        #expect(read == codes, "\(read.count) of \(codes.count), seed \(Self.seed)")
    }
}
