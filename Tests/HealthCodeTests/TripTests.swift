import HealthCode
import Testing

@Suite("Times of declarations and trips: 3.7, 3.8, 3.21.9")
struct TripTests {
    private static let now = Instant(seconds: 1_606_025_007)

    private func span(_ depart: Int64, _ arrive: Int64?) -> TripRule.Span {
        TripRule.Span(
            depart: Self.now.adding(seconds: depart * 3600),
            arrive: arrive.map { Self.now.adding(seconds: $0 * 3600) })
    }

    @Test("a trip lies within the last 14 days and the next 7, and ends after it began")
    func window() {
        let day: Int64 = 24
        #expect(TripRule.fault(span(-1, 1), now: Self.now) == nil)
        #expect(TripRule.fault(span(-1, nil), now: Self.now) == nil)
        #expect(TripRule.fault(span(2, 2), now: Self.now) == nil)
        #expect(TripRule.fault(span(2, 1), now: Self.now) == .timeOutOfRange)
        #expect(TripRule.fault(span(-14 * day, -13 * day), now: Self.now) == nil)
        #expect(TripRule.fault(span(-15 * day, -13 * day), now: Self.now) == .timeOutOfRange)
        #expect(TripRule.fault(span(7 * day, nil), now: Self.now) == nil)
        #expect(TripRule.fault(span(8 * day, nil), now: Self.now) == .timeOutOfRange)
        #expect(TripRule.fault(span(6 * day, 8 * day), now: Self.now) == .timeOutOfRange)
        for bound in [Instant(milliseconds: .min), Instant(milliseconds: .max)] {
            #expect(TripRule.fault(TripRule.Span(depart: bound, arrive: nil), now: Self.now) == .timeOutOfRange)
            #expect(TripRule.fault(span(0, nil), now: bound) == .timeOutOfRange)
        }
    }

    @Test("overlaps are pairs of indexes, touching is none")
    func overlaps() {
        func pairs(_ spans: [TripRule.Span]) -> [[Int]] { TripRule.overlaps(spans).map { [$0.0, $0.1] } }
        #expect(pairs([]).isEmpty)
        #expect(pairs([span(0, 4), span(4, 6)]).isEmpty)
        #expect(pairs([span(0, 4), span(3, 6)]) == [[0, 1]])
        #expect(pairs([span(3, 6), span(0, 4), span(5, 9)]) == [[0, 1], [0, 2]])
        #expect(pairs([span(0, 9), span(3, nil), span(20, nil)]) == [[0, 1]])
        #expect(pairs([span(0, 4), span(0, 4)]) == [[0, 1]])
        #expect(pairs([span(0, nil), span(0, nil)]).isEmpty)
    }

    @Test("a declaration is at most 72 hours old and not from the future")
    func declarations() {
        func fault(_ seconds: Int64) -> ReturnCode? {
            DeclarationRule.fault(declaredAt: Self.now.adding(seconds: seconds), now: Self.now)
        }
        #expect(fault(0) == nil && fault(-72 * 3600) == nil && fault(300) == nil)
        #expect(fault(-72 * 3600 - 1) == .timeOutOfRange)
        #expect(fault(301) == .timeOutOfRange)
        #expect(fault(.max) == .timeOutOfRange && fault(.min) == .timeOutOfRange)
    }
}
