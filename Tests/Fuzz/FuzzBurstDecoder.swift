// rooms: Cells
// sources: Sources/Terminal/Input
import Cells

/// Octets in reads of any length at any distance in time: no trap, no deadline that stands still, no scan longer than
/// allowed; and afterwards a code is a scan all the same. The first octet chooses lengths and distances.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = UnsafeBufferPointer(start: start, count: count)
    guard let first = octets.first else { return 0 }
    var choice = UInt64(first) &* 0x9E37_79B9_7F4A_7C15 | 1
    func below(_ bound: UInt64) -> UInt64 {
        choice = choice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (choice >> 33) % bound
    }
    var decoder = BurstDecoder()
    decoder.holdsKeys = first & 1 == 0
    var time = Duration.zero
    var rest = octets.dropFirst()
    while !rest.isEmpty {
        let length = 1 + Int(below(32))
        check(decoder.feed(rest.prefix(length), at: time), decoder)
        rest = rest.dropFirst(length)
        time += .milliseconds(Int64(below(first & 2 == 0 ? 30 : 300)))
    }
    settle(&decoder, &time)
    // Ends a paste or a sequence that the noise left open, then lets every quiet time pass.
    check(decoder.feed(Array("\u{1B}[201~\r".utf8), at: time), decoder)
    settle(&decoder, &time)
    time += .seconds(10)
    let code = "HUI" + String(repeating: "A", count: 145)
    var events = decoder.feed(Array((code + "\r").utf8), at: time)
    while let deadline = decoder.deadline {
        time = max(time, deadline)
        events += decoder.tick(at: time)
    }
    precondition(events.contains(.scan(code)))
    return 0
}

/// Ticks at each deadline until none is left, as the terminal's loop would; one that stood still would be a busy loop.
private func settle(_ decoder: inout BurstDecoder, _ time: inout Duration) {
    var rounds = 0
    while let deadline = decoder.deadline {
        time = max(time, deadline)
        check(decoder.tick(at: time), decoder)
        rounds += 1
        precondition(rounds < 10_000)
    }
}

private func check(_ events: [InputEvent], _ decoder: BurstDecoder) {
    for event in events {
        if case .scan(let text) = event {
            precondition(!text.isEmpty && text.unicodeScalars.count <= decoder.settings.maximumLength)
        }
    }
}
