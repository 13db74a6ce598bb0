import Glibc
import HealthCode
import Testing

@Suite("Time: C17 and C14 in UTC+8, strict")
struct InstantTests {
    @Test(
        "known points",
        arguments: [
            ("19700101080000000", 0), ("19700101000000000", -28_800_000), ("20200429000000000", 1_588_089_600_000),
            ("20000229235959999", 951_839_999_999), ("20240229120000001", 1_709_179_200_001),
            ("00010101000000000", -62_135_625_600_000), ("99991231235959999", 253_402_271_999_999),
        ] as [(String, Int64)])
    func known(_ row: (text: String, milliseconds: Int64)) {
        #expect(Instant(c17: row.text) == Instant(milliseconds: row.milliseconds))
        #expect(Instant(milliseconds: row.milliseconds).c17 == row.text)
        #expect(Instant(c14: String(row.text.prefix(14)))?.c14 == String(row.text.prefix(14)))
    }

    @Test(
        "what is no time is nil",
        arguments: [
            "", "2020042900000000", "202004290000000000", "20200429240000000", "20200429006000000", "20200429000060000",
            "20200429235960000", "20200001000000000", "20201301000000000", "20200100000000000", "20200132000000000",
            "20210229000000000", "19000229000000000", "21000229000000000", "20200431000000000", "00000101000000000",
            "2020-04-29T00:00:", " 2020042900000000", "+2020042900000000", "２０２００４２９０００００００００", "2020042900000000x",
            "20200429000000.00",
        ])
    func strangers(_ text: String) {
        #expect(Instant(c17: text) == nil)
        #expect(Instant(c14: text) == nil)
        #expect(Instant(c14: String(text.prefix(14))) == nil || text.hasPrefix("20200429000000") || text.count < 17)
    }

    @Test("the clock, the day and the month-day are UTC+8's")
    func parts() throws {
        let instant = try #require(Instant(c17: "20201122140327450"))
        #expect(instant.clock == "14:03:27")
        #expect(instant.monthDay == "11-22")
        #expect(Instant(c14: "20201122000000")?.day == Instant(c14: "20201122235959")?.day)
        #expect((Instant(c14: "20201123000000")?.day ?? 0) - instant.day == 1)
        #expect(Instant(milliseconds: 0).day == 0)
        #expect(Instant(milliseconds: -28_800_001).day == -1)
    }

    @Test("arithmetic holds at the bounds and never traps")
    func bounds() {
        let last = Instant(milliseconds: .max)
        let first = Instant(milliseconds: .min)
        #expect(last.adding(seconds: .max) == last)
        #expect(first.adding(seconds: .min) == first)
        #expect(last - first == .max)
        #expect(first - last == .min)
        #expect(Instant(seconds: .max) == last)
        #expect(Instant(seconds: .min) == first)
        #expect(last.c17 == "99991231235959999")
        #expect(first.c17 == "00010101000000000")
        #expect(first < last)
        #expect(Instant(milliseconds: -1).seconds == -1)
        #expect(Instant(milliseconds: -1000).seconds == -1)
        #expect(Instant(milliseconds: 1999).seconds == 1)
        #expect(first.day < 0 && last.day > 0 && last.clock == "23:59:59")
        #expect(Instant(milliseconds: 1_000).adding(seconds: -2) == Instant(milliseconds: -1_000))
    }

    @Test("every day of four centuries goes there and back, as the C library's calendar says")
    func calendar() {
        for day in -146_097..<146_097 {
            let date = CivilDate(daysSince1970: day)
            var seconds = time_t(day) * 86_400
            var parts = tm()
            gmtime_r(&seconds, &parts)
            guard date.daysSince1970 == day, date.year == Int(parts.tm_year) + 1900,
                date.month == Int(parts.tm_mon) + 1, date.day == Int(parts.tm_mday)
            else {
                Issue.record("day \(day)")
                return
            }
        }
        #expect(CivilDate(daysSince1970: .min) == CivilDate(year: 1, month: 1, day: 1))
        #expect(CivilDate(daysSince1970: .max) == CivilDate(year: 9999, month: 12, day: 31))
    }

    @Test("any instant is written so that it reads the same, and any text that reads is written the same")
    func roundTrip() {
        let count = Cases.share(150)
        var mutation = Mutation(random: Cases.generator("instant", count))
        for _ in 0..<count {
            let span = Int(253_402_271_999_999 + 62_135_625_600_000)
            let instant = Instant(milliseconds: Int64(mutation.random.below(span)) - 62_135_625_600_000)
            let text = instant.c17
            guard Instant(c17: text) == instant else {
                Issue.record("\(instant.milliseconds) \(text)")
                return
            }
            let spoilt = mutation.spoil(text)
            if let read = Instant(c17: spoilt), read.c17 != spoilt { Issue.record("\(spoilt)") }
            if let read = Instant(c14: spoilt), read.c14 != spoilt { Issue.record("\(spoilt)") }
        }
    }
}
