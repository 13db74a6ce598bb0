/// The time rules of an itinerary; profile 3.8, 3.21.9.
public enum TripRule {
    /// When a trip was made; without an arrival only its departure is known.
    public struct Span: Hashable, Sendable {
        /// Departure.
        public let depart: Instant
        /// Arrival, if it was told.
        public let arrive: Instant?

        /// A trip's times, in whatever order they were told.
        public init(depart: Instant, arrive: Instant?) {
            self.depart = depart
            self.arrive = arrive
        }

        /// The last known moment of the trip.
        var end: Instant { arrive ?? depart }
    }

    /// 4004 for an arrival before the departure, and for a day more than 14 back or 7 ahead in UTC+8; else nil.
    public static func fault(_ span: Span, now: Instant) -> ReturnCode? {
        let window = (now.day - Int32(Limits.historyDays))...(now.day + Int32(Limits.futureTripDays))
        guard span.end >= span.depart, window.contains(span.depart.day), window.contains(span.end.day) else {
            return .timeOutOfRange
        }
        return nil
    }

    /// The pairs of 0-based indexes, the smaller first, of trips that share some time: a warning, not an error.
    ///
    /// To arrive and to leave at the same moment is no overlap.
    public static func overlaps(_ spans: [Span]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        for (i, a) in spans.enumerated() {
            for (j, b) in spans.enumerated().dropFirst(i + 1) where a.depart < b.end && b.depart < a.end {
                pairs.append((i, j))
            }
        }
        return pairs
    }
}
