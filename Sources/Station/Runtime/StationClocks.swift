public import Checkpoint

/// What a station reads time from.
public struct StationClocks: Sendable {
    /// The wall clock, and milliseconds since some point of this boot.
    public var now: @Sendable () -> Moment
    /// CLOCK_BOOTTIME in milliseconds: what ``Checkpoint/DeliveryNeeds/trustedOffset`` is counted from.
    public var bootTime: @Sendable () -> Int64

    /// The two.
    public init(now: @escaping @Sendable () -> Moment, bootTime: @escaping @Sendable () -> Int64) {
        self.now = now
        self.bootTime = bootTime
    }
}
