import Testing

@testable import HealthCode

@Suite("Divisions: found by name, initials, pinyin or code")
struct DivisionsFindTests {
    @Test(
        "what people type finds the place among the first",
        arguments: [
            ("hz", "330100"), ("zjhz", "330100"), ("HZ", "330100"), ("hangzhou", "330100"), ("杭州", "330100"),
            ("浙江省杭州", "330100"), ("3301", "330100"), ("xhq", "330106"), ("hzxhq", "330106"), ("zjhzxhq", "330106"),
            ("cq", "500000"), ("cs", "430100"), ("xm", "350200"), ("la", "341500"), ("bb", "340300"), ("pyq", "440113"),
            ("ls", "331100"), ("yqs", "330382"), ("tz", "331000"), ("bj", "110000"), ("zhejiang", "330000"),
            ("仙桃", "429004"), ("xiantao", "429004"), ("hbxt", "429004"), ("810", "810000"), ("yb", "222400"),
        ])
    func finds(_ row: (text: String, code: String)) {
        let found = Divisions.find(row.text)
        #expect(found.prefix(40).contains { $0.code == row.code }, "\(found.prefix(12).map(\.name))")
    }

    @Test("every division is found by its code, its name, its initials and its pinyin")
    func everyDivision() {
        for division in Divisions.current where division.level < 2 {
            let syllables = Pinyin.syllables(ofPlace: division.name)
            for text in [division.code, division.name, syllables.joined(), String(syllables.compactMap(\.first))] {
                #expect(Divisions.find(text).contains(division), "\(division.name) by \(text)")
            }
        }
    }

    @Test("nothing typed means the provinces; larger places stand before smaller ones")
    func order() {
        #expect(Divisions.find("").count == 34)
        let levels = Divisions.find("x").map(\.level)
        #expect(levels == levels.sorted() && levels.contains(2))
    }

    @Test("what names nothing finds nothing", arguments: ["qqqq", "99", "火星", "hz1", "/"])
    func strangers(_ text: String) {
        #expect(Divisions.find(text).isEmpty)
    }
}
