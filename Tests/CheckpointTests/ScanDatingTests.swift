import Checkpoint
import HealthCode
import TestKit
import Testing

/// offline.md "Time": what dates a scan.
@Suite struct ScanDatingTests {
    private static let noon = Instant(milliseconds: 1_700_000_000_000)

    private static func row(
        boot: String, at milliseconds: Int64, wall: Instant = Instant(milliseconds: 0), scannedAt: Instant? = nil,
        content: OutboxRow.Content = .own(.notACode, temperature: nil)
    ) -> OutboxRow {
        OutboxRow(
            seq: 1, requestId: "r", subject: [1], content: content, state: .sending,
            scannedBoot: BootTime(bootId: boot, milliseconds: milliseconds), scannedWall: wall, scannedAt: scannedAt,
            localOutcome: "recorded")
    }

    private static func book(_ boots: (String, Int64?, Instant?)...) -> BootBook {
        BootBook(boots: boots.map { BootBook.Boot(bootId: $0.0, offsetMilliseconds: $0.1, firstTrusted: $0.2) })
    }

    @Test func aRowOfThisBootWaitsForItsOffsetAndIsDatedByTheBootsClock() {
        let book = Self.book(("a", nil, nil))
        #expect(ScanDating(book: book, offset: nil).delivery(Self.row(boot: "a", at: 5_000)) == nil)
        let wall = Self.noon.adding(seconds: -7_200)
        let dated = ScanDating(book: book, offset: Self.noon.milliseconds).delivery(
            Self.row(boot: "a", at: 5_000, wall: wall))
        #expect(dated?.scannedAt == Self.noon.adding(seconds: 5))
        #expect(dated?.clockOffsetMilliseconds == 7_205_000)
        #expect(dated?.localOutcome == "recorded")
    }

    @Test func anEarlierMeasuredBootIsDatedByItsOwnOffset() {
        let book = Self.book(("a", Self.noon.milliseconds, Self.noon), ("b", nil, nil))
        let dated = ScanDating(book: book, offset: nil).delivery(Self.row(boot: "a", at: 1_000))
        #expect(dated?.scannedAt == Self.noon.adding(seconds: 1))
    }

    @Test func anEarlierUnmeasuredBootGoesWithTheFirstTrustedTimeAfterItAndSaysSo() {
        let later = Self.noon.adding(seconds: 3_600)
        let book = Self.book(
            ("a", nil, nil), ("b", Self.noon.milliseconds, Self.noon), ("c", later.milliseconds, later))
        let dated = ScanDating(book: book, offset: later.milliseconds).delivery(
            Self.row(boot: "a", at: 99, wall: Instant(milliseconds: 0)))
        #expect(dated?.scannedAt == Self.noon)
        #expect(dated?.clockOffsetMilliseconds == nil)
        #expect(dated?.localOutcome == ScanDating.clockUnknown)
        #expect(ScanDating.clockUnknown.count <= 16)
    }

    @Test func nothingIsDatedWhileNothingIsKnown() {
        let book = Self.book(("a", nil, nil), ("b", nil, nil))
        #expect(ScanDating(book: book, offset: nil).delivery(Self.row(boot: "a", at: 1)) == nil)
        #expect(ScanDating(book: BootBook(), offset: nil).delivery(Self.row(boot: "x", at: 1)) == nil)
    }

    @Test func aBootThatIsInNoBookCameBeforeAllOfThem() {
        let book = Self.book(("b", Self.noon.milliseconds, Self.noon))
        let dated = ScanDating(book: book, offset: Self.noon.milliseconds).delivery(Self.row(boot: "lost", at: 1))
        #expect(dated?.scannedAt == Self.noon)
        #expect(dated?.localOutcome == ScanDating.clockUnknown)
    }

    @Test func aTimeOnceFixedStaysWhateverIsLearntLater() {
        let book = Self.book(("a", Self.noon.milliseconds, Self.noon))
        let fixed = Self.noon.adding(seconds: -60)
        let dated = ScanDating(book: book, offset: Self.noon.milliseconds + 9_000).delivery(
            Self.row(boot: "a", at: 5_000, scannedAt: fixed))
        #expect(dated?.scannedAt == fixed)
    }

    @Test func aCarriedItemWasDatedByItsOrigin() {
        let row = Self.row(boot: "a", at: 1, content: .carried(custNum: "C", item: [0x7B, 0x7D]))
        #expect(ScanDating(book: BootBook(), offset: nil).delivery(row)?.localOutcome == "recorded")
    }

    /// Scans of one boot keep their order whatever the wall clock did meanwhile.
    @Test func theWallClockReordersNothing() {
        var random = SystemRandomNumberGenerator()
        let seed = random.next()
        let dating = ScanDating(book: Self.book(("a", Self.noon.milliseconds, Self.noon)), offset: nil)
        var dice = SplitMix64(seed: seed)
        var last = Instant(milliseconds: .min)
        var boot: Int64 = 0
        for _ in 0..<1_000 {
            boot += Int64.random(in: 1...10_000, using: &dice)
            let wall = Instant(milliseconds: Int64.random(in: 0...2_000_000_000_000, using: &dice))
            let at = dating.delivery(Self.row(boot: "a", at: boot, wall: wall))?.scannedAt
            #expect((at ?? last) > last, "seed \(seed)")
            last = at ?? last
        }
    }
}
