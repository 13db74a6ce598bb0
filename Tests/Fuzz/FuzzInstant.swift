// rooms: HealthCode
import HealthCode

/// A time is refused, or it is written as it was read; and any instant has a text that reads.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: octets, as: UTF8.self)
    if let instant = Instant(c17: text) { precondition(instant.c17 == text) }
    if let instant = Instant(c14: text) { precondition(instant.c14 == text && instant.c17 == text + "000") }
    let number = octets.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    let instant = Instant(milliseconds: number)
    precondition(Instant(c17: instant.c17) != nil)
    _ = (instant.clock, instant.monthDay, instant.day, instant.seconds)
    _ = (instant.adding(seconds: number), instant - Instant(milliseconds: .min))
    return 0
}
