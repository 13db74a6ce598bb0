import Testing

@testable import HealthCode

@Suite("Pinyin: names in letters")
struct PinyinTests {
    @Test(
        "places read as their people say them",
        arguments: [
            ("杭州市", "hang zhou shi"), ("浙江省", "zhe jiang sheng"), ("重庆市", "chong qing shi"),
            ("长沙市", "chang sha shi"), ("长子县", "zhang zi xian"),
            ("子长市", "zi chang shi"),
            ("厦门市", "xia men shi"), ("六安市", "lu an shi"), ("六合区", "lu he qu"), ("六盘水市", "liu pan shui shi"),
            ("蚌埠市", "beng bu shi"), ("番禺区", "pan yu qu"), ("吐鲁番市", "tu lu fan shi"), ("丽水市", "li shui shi"),
            ("乐清市", "yue qing shi"), ("乐山市", "le shan shi"), ("乐亭县", "lao ting xian"), ("台州市", "tai zhou shi"),
            ("燕郊", "yan jiao"), ("亳州市", "bo zhou shi"), ("大埔县", "da bu xian"), ("黄埔区", "huang pu qu"),
            ("大城县", "dai cheng xian"), ("大同市", "da tong shi"), ("东阿县", "dong e xian"),
            ("阿克苏地区", "a ke su di qu"),
            ("单县", "shan xian"), ("涡阳县", "guo yang xian"), ("铅山县", "yan shan xian"), ("浚县", "xun xian"),
            ("泌阳县", "bi yang xian"), ("尉犁县", "yu li xian"), ("尉氏县", "wei shi xian"), ("蔚县", "yu xian"),
            ("荥阳市", "xing yang shi"), ("荥经县", "ying jing xian"), ("召陵区", "shao ling qu"), ("南召县", "nan zhao xian"),
            ("洪洞县", "hong tong xian"), ("洞头区", "dong tou qu"), ("犍为县", "qian wei xian"), ("筠连县", "jun lian xian"),
            ("崆峒区", "kong tong qu"), ("称多县", "chen duo xian"), ("宕昌县", "tan chang xian"),
            ("西藏自治区", "xi zang zi zhi qu"),
            ("成都市", "cheng du shi"), ("喀什市", "ka shi shi"), ("什邡市", "shi fang shi"), ("珲春市", "hun chun shi"),
            ("黄陂区", "huang pi qu"), ("歙县", "she xian"), ("黟县", "yi xian"), ("枞阳县", "zong yang xian"),
            ("东莞市", "dong guan shi"), ("句容市", "ju rong shi"), ("盱眙县", "xu yi xian"), ("漯河市", "luo he shi"),
            ("渑池县", "mian chi xian"), ("睢县", "sui xian"), ("砀山县", "dang shan xian"), ("郫都区", "pi du qu"),
            ("邛崃市", "qiong lai shi"), ("阆中市", "lang zhong shi"), ("耒阳市", "lei yang shi"), ("郴州市", "chen zhou shi"),
            ("个旧市", "ge jiu shi"), ("弥勒市", "mi le shi"), ("绿春县", "lyu chun xian"), ("吕梁市", "lyu liang shi"),
            ("巴彦淖尔市", "ba yan nao er shi"), ("乌鲁木齐市", "wu lu mu qi shi"), ("且末县", "qie mo xian"),
            ("焉耆回族自治县", "yan qi hui zu zi zhi xian"), ("仙桃市", "xian tao shi"), ("井陉县", "jing xing xian"),
            ("栖霞市", "qi xia shi"), ("莘县", "shen xian"), ("会理市", "hui li shi"), ("中牟县", "zhong mu xian"),
            ("覃塘区", "qin tang qu"), ("龙圩区", "long xu qu"), ("万载县", "wan zai xian"), ("朝阳区", "chao yang qu"),
            ("宿州市", "su zhou shi"), ("繁峙县", "fan shi xian"), ("柞水县", "zha shui xian"), ("乾县", "qian xian"),
            ("行唐县", "xing tang xian"), ("鄱阳县", "po yang xian"), ("莆田市", "pu tian shi"), ("曾都区", "zeng du qu"),
        ])
    func places(_ row: (name: String, letters: String)) {
        #expect(Pinyin.syllables(ofPlace: row.name).joined(separator: " ") == row.letters)
    }

    @Test("every exception is of a place of today, and is one: its characters read otherwise by themselves")
    func exceptions() {
        for (name, letters) in PinyinTable.places {
            #expect(Divisions.current.contains { $0.name.hasPrefix(name) }, "\(name)")
            let syllables = letters.split(separator: " ").map(String.init)
            #expect(syllables.count == name.count, "\(name)")
            #expect(name.map { Pinyin.pinyin(of: $0) } != syllables, "\(name)")
        }
        for (name, letters) in PinyinTable.surnames {
            let syllables = letters.split(separator: " ").map(String.init)
            #expect(syllables.count == name.count, "\(name)")
            #expect(name.map { Pinyin.pinyin(of: $0) } != syllables, "\(name)")
        }
    }

    @Test("an exception stands at the front of every name it is in: it never spoils another's")
    func exceptionsElsewhere() {
        for division in Divisions.current {
            for (name, _) in PinyinTable.places where division.name.dropFirst().contains(name) {
                Issue.record("\(name) in \(division.name)")
            }
        }
    }

    @Test("every division has its letters, whole")
    func everyDivision() {
        for division in Divisions.current {
            let syllables = Pinyin.syllables(ofPlace: division.name)
            #expect(syllables.count == division.name.count, "\(division.name)")
            #expect(
                syllables.allSatisfy { syllable in syllable.utf8.allSatisfy { (0x61...0x7A).contains($0) } },
                "\(division.name)")
        }
    }

    @Test("every character of the table has one reading")
    func once() {
        var seen: Set<Unicode.Scalar> = []
        let lines = PinyinTable.syllables.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split(separator: "\n")
        for line in lines {
            for scalar in line.unicodeScalars.drop(while: { $0 != " " }).dropFirst() {
                #expect(seen.insert(scalar).inserted, "\(scalar)")
                #expect(Pinyin.pinyin(of: Character(scalar)) == String(line.prefix { $0 != " " }))
            }
        }
        #expect(seen.count > 8_000)
    }

    @Test(
        "people by their surnames; what is masked stays",
        arguments: [
            ("张*明", "zhang * ming"), ("单*", "shan *"), ("曾*", "zeng *"), ("尉迟*", "yu chi *"),
            ("欧阳娜", "ou yang na"),
            ("解*放", "xie * fang"), ("任*", "ren *"), ("W*", "W *"), ("", ""), ("吕布", "lyu bu"),
            ("长孙*", "zhang sun *"),
        ])
    func people(_ row: (name: String, letters: String)) {
        #expect(Pinyin.syllables(ofPerson: row.name).joined(separator: " ") == row.letters)
    }

    @Test("initials, and what is no common character")
    func initials() {
        #expect(Pinyin.initials(ofPlace: "浙江省杭州市") == "zjshzs")
        #expect(Pinyin.initials(ofPlace: "重庆市") == "cqs")
        for stranger: Character in ["a", "1", "*", "か", "𠀀", " ", "é", "e\u{301}"] {
            #expect(Pinyin.pinyin(of: stranger) == nil)
        }
    }
}
