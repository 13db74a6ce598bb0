/// What the gate needs from the device it runs on.
public struct DeviceNeeds: Sendable {
    /// The two clocks, now.
    public var now: @Sendable () -> Moment
    /// A fresh UUID, from the system's random source, in lower case with hyphens.
    public var requestId: @Sendable () -> String
    /// Sounds a tone; returns at once.
    public var sound: @Sendable (Tone) -> Void

    /// The three needs.
    public init(
        now: @escaping @Sendable () -> Moment, requestId: @escaping @Sendable () -> String,
        sound: @escaping @Sendable (Tone) -> Void
    ) {
        self.now = now
        self.requestId = requestId
        self.sound = sound
    }
}
