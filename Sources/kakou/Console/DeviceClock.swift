internal import Checkpoint
internal import Glibc
internal import HealthCode

/// The two clocks of this machine.
enum DeviceClock {
    /// The wall clock and the uptime, now.
    static var now: Moment { Moment(wall: Instant(milliseconds: milliseconds(CLOCK_REALTIME)), uptime: uptime) }

    /// Milliseconds since boot, sleep included; never goes back.
    static var uptime: Int64 { milliseconds(CLOCK_BOOTTIME) }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
