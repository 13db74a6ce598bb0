internal import Glibc
public import HealthCode
internal import Synchronization

/// One reading of the machine's clocks.
public struct LedgerReading: Hashable, Sendable {
    /// The kernel's random id of this boot.
    public var bootId: String
    /// CLOCK_BOOTTIME in nanoseconds: counts sleep, cannot be set, starts anew with each boot.
    public var nanoseconds: Int64
    /// The wall clock, which anybody may have set.
    public var wall: Instant
    /// Minutes that local time is ahead of UTC.
    public var utcOffsetMinutes: Int

    /// A reading.
    public init(bootId: String, nanoseconds: Int64, wall: Instant, utcOffsetMinutes: Int = 480) {
        self.bootId = bootId
        self.nanoseconds = nanoseconds
        self.wall = wall
        self.utcOffsetMinutes = utcOffsetMinutes
    }

    /// CLOCK_BOOTTIME in milliseconds.
    public var milliseconds: Int64 { nanoseconds / 1_000_000 }
}

/// Where a ledger reads the time.
public struct LedgerClock: Sendable {
    /// The clocks, now.
    public var now: @Sendable () -> LedgerReading

    /// A clock.
    public init(now: @escaping @Sendable () -> LedgerReading) {
        self.now = now
    }

    /// This machine's clocks. Where the kernel tells no boot id, every process is a boot of its own, which makes rows
    /// due at once and dates none of them by another's clock.
    public static let system: LedgerClock = {
        let bootId = Self.bootId()
        let offset = Mutex<(quarter: Int64, minutes: Int)>((.min, 0))
        return LedgerClock {
            let wall = Self.read(CLOCK_REALTIME)
            // No country changes its clocks but at a quarter of an hour.
            let quarter = wall / 900_000_000_000
            let minutes = offset.withLock { known in
                if known.quarter != quarter { known = (quarter, Self.utcOffset(wall / 1_000_000_000)) }
                return known.minutes
            }
            return LedgerReading(
                bootId: bootId, nanoseconds: Self.read(CLOCK_BOOTTIME),
                wall: Instant(milliseconds: wall / 1_000_000), utcOffsetMinutes: minutes)
        }
    }()

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private static func utcOffset(_ seconds: Int64) -> Int {
        var seconds = time_t(seconds)
        var local = tm()
        return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff / 60
    }

    private static func bootId() -> String {
        var octets = [UInt8](repeating: 0, count: 64)
        let file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
        if file >= 0 {
            defer { close(file) }
            let count = Glibc.read(file, &octets, octets.count)
            let text = String(decoding: octets.prefix(max(0, count)), as: UTF8.self).filter { !$0.isWhitespace }
            if text.utf8.count == 36 { return text }
        }
        return "process-\(getpid())-\(read(CLOCK_REALTIME))"
    }
}
