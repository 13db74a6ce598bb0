/// The clock and the sleep of what runs by itself, so that tests can put their own in place.
struct Pace: Sendable {
    var now: @Sendable () -> ContinuousClock.Instant
    var sleep: @Sendable (Duration) async throws -> Void

    /// The real ones.
    static let real = Pace(now: { ContinuousClock.now }, sleep: { try await Task.sleep(for: $0) })
}
