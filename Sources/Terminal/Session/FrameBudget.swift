/// When the next picture may be sent: at most thirty a second, yet the first few at once.
///
/// A scan makes two or three pictures within milliseconds (the field is cleared, the verdict comes), which must not
/// wait for one another; a thousand scans must not make a thousand pictures.
struct FrameBudget: Hashable, Sendable {
    /// Pictures that may follow one another without waiting.
    static let burst = 4
    /// Pictures a second after that; with the burst, never more than thirty in one second.
    static let rate = 26

    private var left = Duration.zero
    private var time: Duration
    private static let cost = Duration.seconds(1) / rate

    /// A full budget.
    init(at time: Duration) {
        self.time = time
        left = Self.cost * Self.burst
    }

    /// How long until a picture may be sent; zero or less where it may be at once.
    mutating func wait(at now: Duration) -> Duration {
        left = min(Self.cost * Self.burst, left + (now - time))
        time = now
        return Self.cost - left
    }

    /// A picture was sent, perhaps before its time, for which nobody is made to wait later.
    mutating func spend() {
        left = max(.zero, left - Self.cost)
    }
}
