/// A serial number of service 1000 and the random that came with it; good for one call (protocol.md 3.10).
struct Serial: Hashable, Sendable {
    /// `bizSerialNum`.
    let number: String
    /// `randomNumber`, which a proof of identity has to carry.
    let random: String
    /// When it stops being worth presenting: its life counted from the asking, less the margin.
    let staleAt: ContinuousClock.Instant

    /// What is taken off a serial's life: the time of a whole verification, three times over.
    static let margin: Duration = .seconds(9)

    /// A serial that was asked for at `askedAt` and lives `life` seconds from then at the least.
    init(number: String, random: String, life: Int, askedAt: ContinuousClock.Instant) {
        self.number = number
        self.random = random
        staleAt = askedAt + max(.zero, .seconds(life) - Self.margin)
    }
}
