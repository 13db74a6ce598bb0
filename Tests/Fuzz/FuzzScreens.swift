// rooms: HealthCode Cells Phrases Widgets Checkpoint Console TestKit
// sources: Tests/ConsoleTests/Hostile
import Cells
import Checkpoint
import Console
import HealthCode
import TestKit

/// Events of any kind with hostile text in every field, chosen by the octets: no trap in update or view, and nothing in a
/// cell or a line that does something to a terminal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var hostile = HostileEvents(Octets(UnsafeBufferPointer(start: start, count: count)))
    var now = Moment(wall: Instant(milliseconds: 1_700_000_000_000), uptime: 1_000_000)
    var state = ConsoleState(settings: hostile.settings(), now: now, makeRequestId: { "r" })
    while !hostile.random.isSpent {
        let before = state
        now = now.adding(milliseconds: 700)
        _ = update(&state, ConsoleEvent(hostile.next(state), at: now))
        precondition(HostileText.forbidden(in: linearLines(from: before, to: state)) == nil)
        precondition(HostileText.forbidden(in: view(state, hostile.size())) == nil)
        if state.isFinished { break }
    }
    return 0
}

/// The fuzzer's octets as a source of random numbers, each mixed with its place: a constant source would never satisfy
/// `random(in:)`, which throws numbers away.
private struct Octets: RandomNumberGenerator {
    private var rest: ArraySlice<UInt8>
    private var place: UInt64 = 0

    init(_ octets: UnsafeBufferPointer<UInt8>) {
        rest = Array(octets.prefix(400))[...]
    }

    var isSpent: Bool { rest.isEmpty }

    mutating func next() -> UInt64 {
        place &+= 0x9E37_79B9_7F4A_7C15
        var mixed = place ^ UInt64(rest.popFirst() ?? 0)
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
