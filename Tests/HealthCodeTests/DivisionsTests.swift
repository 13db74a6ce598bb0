import Testing

@testable import HealthCode

@Suite("Divisions: today's table for places, history for number prefixes")
struct DivisionsTests {
    @Test(
        "names carry their parents, collectives left out",
        arguments: [
            ("330106", "浙江省杭州市西湖区", "杭州"),
            ("110105", "北京市朝阳区", "北京"),
            ("110100", "北京市市辖区", "北京"),
            ("310000", "上海市", "上海"),
            ("500231", "重庆市垫江县", "重庆"),
            ("222401", "吉林省延边朝鲜族自治州延吉市", "延边"),
            ("150000", "内蒙古自治区", "内蒙古"),
            ("652722", "新疆维吾尔自治区博尔塔拉蒙古自治州精河县", "博尔塔拉"),
            ("429004", "湖北省仙桃市", "仙桃"),
            ("441900", "广东省东莞市", "东莞"),
            ("540481", "西藏自治区林芝市米林市", "林芝"),
            ("710000", "台湾省", "台湾"),
            ("810000", "香港特别行政区", "香港"),
            ("000000", "境外", "境外"),
        ])
    func names(_ row: (code: String, full: String, short: String)) {
        #expect(Divisions.name(of: row.code) == row.full)
        #expect(Divisions.shortName(of: row.code) == row.short)
        #expect(Divisions.isCurrent(row.code) == (row.code != "000000"))
        #expect(Divisions.isTripEnd(row.code))
    }

    @Test(
        "abolished codes are remembered and no places",
        arguments: [
            ("310103", "上海市卢湾区", "上海"),
            ("342322", "安徽省滁县地区来安县", "滁县"),
            ("510200", "四川省重庆市", "重庆"),
            ("540422", "西藏自治区林芝市米林县", "林芝"),
            ("830000", "台湾居民", "台湾居民"),
        ])
    func history(_ row: (code: String, full: String, short: String)) {
        #expect(Divisions.name(of: row.code) == row.full)
        #expect(Divisions.shortName(of: row.code) == row.short)
        #expect(!Divisions.isCurrent(row.code))
        #expect(!Divisions.isTripEnd(row.code))
        #expect(Divisions.wasEver(row.code))
    }

    @Test("what is no code is nothing", arguments: ["", "1", "999999", "33010", "3301066", "33010x", "３３０１０６", "杭州市"])
    func strangers(_ code: String) {
        #expect(Divisions.name(of: code) == nil)
        #expect(Divisions.shortName(of: code) == nil)
        #expect(!Divisions.wasEver(code))
        #expect(!Divisions.isCurrent(code))
    }

    @Test("abroad is a code for trips alone")
    func abroad() {
        #expect(!Divisions.isCurrent(Divisions.abroad))
        #expect(!Divisions.wasEver(Divisions.abroad))
    }

    @Test("every line of every table is found, in order, and no table repeats another")
    func everyLine() {
        for (table, count) in [
            (DivisionTable.today, 3_221), (DivisionTable.history, 3_888), (DivisionTable.short, 843),
        ] {
            let all = table.all
            #expect(all.count == count)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.code < $1.code })
            #expect(all.allSatisfy { table.name(of: $0.code) == $0.name })
        }
        #expect(DivisionTable.history.all.allSatisfy { !Divisions.isCurrent($0.code) })
        #expect(Divisions.current.allSatisfy { Divisions.shortName(of: $0.code)?.isEmpty == false })
    }

    @Test("a search finds by the head of code or name, within its limit")
    func search() {
        #expect(Divisions.search("3301", limit: 50).first == Division(code: "330100", name: "杭州市"))
        #expect(Divisions.search("3301", limit: 3).count == 3)
        #expect(Divisions.search("西湖", limit: 9).map(\.code).contains("330106"))
        #expect(Divisions.search("西湖区", limit: 9).count == 2)
        #expect(Divisions.search("", limit: 9).isEmpty)
        #expect(Divisions.search("杭", limit: 0).isEmpty)
        #expect(Divisions.search("杭", limit: -1).isEmpty)
        #expect(Divisions.search("ZZ", limit: 9).isEmpty)
    }
}
