internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient
internal import Ledger
internal import Station

/// The two clocks of this machine.
enum DeviceClock {
    private static let origin = ContinuousClock.now

    /// The wall clock and the uptime, now.
    static var now: Moment { Moment(wall: ServiceClock.systemTime(), uptime: uptime) }

    /// Milliseconds since the program first asked, sleep of the machine included; never goes back.
    static var uptime: Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - origin).components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }

    /// What a station reads time from: the console's clocks, and the boot's that the ledger counts by.
    static let station = StationClocks(now: { DeviceClock.now }, bootTime: { LedgerClock.system.now().milliseconds })
}
