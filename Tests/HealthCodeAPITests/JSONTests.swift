import HealthCode
import TestKit
import Testing

@testable import HealthCodeAPI

@Suite struct JSONTests {
    static func read(_ text: String) -> JSON? { try? JSON(Array(text.utf8)) }

    static func cause(_ octets: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSONFault.Cause? {
        do throws(JSONFault) {
            _ = try JSON(octets, limits: limits)
            return nil
        } catch {
            return error.cause
        }
    }

    static let accepted: [(String, JSON)] = [
        ("null", .null), (" true\n", .bool(true)), ("\tfalse\r", .bool(false)), ("0", .integer(0)), ("-0", .integer(0)),
        ("12", .integer(12)), ("-12", .integer(-12)), ("1.5", .tenths(15)), ("1E2", .integer(100)),
        ("1e+2", .integer(100)), ("100e-2", .integer(1)), ("0.0", .integer(0)), ("\"\"", .string("")),
        ("\"a\"", .string("a")), ("\"验码\"", .string("验码")), ("\"\\u9a8c\\u7801\"", .string("验码")),
        ("\"\\ud83d\\ude00\"", .string("😀")), ("\"\\uD83D\\uDE00\"", .string("😀")),
        ("\"\\\"\\\\\\/\"", .string("\"\\/")),
        ("\"\\b\\f\\n\\r\\t\"", .string("\u{8}\u{c}\n\r\t")), ("\"\\u0000\"", .string("\0")),
        ("\"\u{7f}\"", .string("\u{7f}")),
        ("\"\u{2028}\"", .string("\u{2028}")), ("\"\u{10ffff}\"", .string("\u{10ffff}")), ("[]", .array([])),
        ("[ ]", .array([])), ("[1, [2 ],null]", .array([.integer(1), .array([.integer(2)]), .null])),
        ("{}", [:]), ("{ \"a\" : 1 }", ["a": .integer(1)]), ("{\"\":1}", ["": .integer(1)]),
        ("{\"a\":{\"a\":1},\"b\":[]}", ["a": ["a": .integer(1)], "b": .array([])]),
    ]

    /// What a terminal is shown of JSON is the same JSON, and steers nothing.
    @Test func escapedForATerminalItReadsTheSame() throws {
        var random = SplitMix64(seed: Cases.seed)
        for number in 0..<5_000 {
            let value: JSON = [HostileText.text(using: &random): .string(HostileText.text(using: &random))]
            let shown = PlainText.escaped(json: value.text)
            let found = HostileText.forbidden(in: shown.unicodeScalars.split(separator: "\n").map { String($0) })
            #expect(found == nil, "KAKOU_SEED=\(Cases.seed), case \(number)")
            #expect(Self.read(shown) == value, "KAKOU_SEED=\(Cases.seed), case \(number)")
        }
        #expect(PlainText.escaped(json: #"{"a":"样例 1"}"#) == #"{"a":"样例 1"}"#)
        #expect(
            PlainText.escaped(json: "\"\u{202E}\u{1F468}\u{200D}\u{E0001}\"")
                == "\"\\u202e\u{1F468}\\u200d\\udb40\\udc01\"")
    }

    @Test(arguments: accepted.indices) func accepts(_ index: Int) {
        let (text, value) = Self.accepted[index]
        #expect(Self.read(text) == value, "\(text)")
    }

    static let refused = [
        "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1.e1", "1e", "1e+",
        "0x1",
        "1 2", "--1", "1-", "1a", "'a'", "a", "\"", "\"a", "\"\\\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\\ud800\\u0041\"", "\"\n\"", "\"\t\"",
        "\"\0\"", "\"\u{1f}\"", "\"\\", "\"\\u", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1:2]", "[\"a\":1]",
        "{",
        "}", "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,\"a\":1}", "{\"a\" 1}",
        "{\"a\",1}",
        "{a:1}", "{'a':1}", "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{}{}", "[]]", "null,", "// c\n1", "/**/1", "1 //",
        "\u{feff}1",
        "\u{a0}1", "\u{c}1", "[1\u{a0}]", "tru", "fals", "{\"a\":tru}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}",
        "{\"b\":{\"a\":1,\"c\":2,\"a\":3}}", "[{\"a\":1,\"a\":null}]",
    ]

    @Test(arguments: refused) func refuses(_ text: String) { #expect(Self.read(text) == nil) }

    @Test func refusesOctetsThatAreNotUTF8() {
        let bad: [[UInt8]] = [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
            [0xFE],
        ]
        for octets in bad {
            for text in [[0x22] + octets + [0x22], [0x22, 0x5C, 0x6E] + octets + [0x22]] {
                #expect(Self.cause(text) == .notUTF8, "\(octets)")
            }
            #expect(Self.cause([0x7B, 0x22] + octets + [0x22, 0x3A, 0x31, 0x7D]) == .notUTF8)
            #expect(Self.cause(octets) == .unexpected)
        }
        #expect(Self.cause([0xEF, 0xBB, 0xBF, 0x31]) == .unexpected)
        #expect(Self.cause([0xFF, 0xFE, 0x31, 0x00]) == .unexpected)
    }

    @Test func manyMembersAreStillUnique() {
        let names = (0..<500).map { "\"n\($0)\":1" }
        #expect(Self.read("{" + names.joined(separator: ",") + "}")?.object?.members.count == 500)
        for repeated in [0, 15, 16, 17, 499] {
            #expect(
                Self.cause(Array(("{" + names.joined(separator: ",") + ",\"n\(repeated)\":1}").utf8)) == .duplicateName)
        }
    }

    @Test func nestingIsCounted() {
        for depth in [1, 15, 16] {
            #expect(Self.read(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) != nil)
        }
        #expect(
            Self.cause(Array((String(repeating: "[", count: 17) + String(repeating: "]", count: 17)).utf8)) == .tooDeep)
        #expect(Self.cause(Array(String(repeating: "{\"a\":", count: 40_000).utf8)) == .tooDeep)
        #expect(Self.cause(Array(("[" + String(repeating: "[],", count: 1000) + "[]]").utf8)) == nil)
    }

    @Test func lengthIsBounded() {
        let text = Array("\"aaaaaaaa\"".utf8)
        #expect(Self.cause(text, JSONLimits(size: 10)) == nil)
        #expect(Self.cause(text, JSONLimits(size: 9)) == .tooLong)
    }

    @Test func placesAreThoseOfTheText() throws {
        let text = Array("  { \"a\" : [1, {\"验\":2}] , \"b\":\"x\" }".utf8)
        let object = try #require(try JSON(text).object)
        #expect(String(decoding: text[object.range], as: UTF8.self) == "{ \"a\" : [1, {\"验\":2}] , \"b\":\"x\" }")
        let a = object.members[0]
        #expect(String(decoding: text[a.valueRange], as: UTF8.self) == "[1, {\"验\":2}]")
        let inner = try #require(a.value.array?[1].object)
        #expect(String(decoding: text[inner.range], as: UTF8.self) == "{\"验\":2}")
        #expect(text[object.members[1].nameStart] == UInt8(ascii: "\""))
    }

    @Test func writesWhatItReads() throws {
        for (_, value) in Self.accepted { #expect(try JSON(value.octets) == value) }
        let nasty = (0..<0x30).compactMap(Unicode.Scalar.init).map(String.init).joined() + "\\\"/\u{7f}\u{2028}😀验"
        #expect(try JSON(JSON.string(nasty).octets) == .string(nasty))
        #expect(JSON.string("\u{1}\n\"\\/").text == "\"\\u0001\\n\\\"\\\\/\"")
        #expect((["b": .integer(1), "a": .array([.null, .bool(true)])] as JSON).text == "{\"b\":1,\"a\":[null,true]}")
    }
}

@Suite struct JSONNumberTests {
    static func number(_ text: String) throws -> JSONNumber {
        guard case .number(let number) = try JSON(Array(text.utf8)) else {
            throw JSONFault(cause: .badNumber, offset: 0)
        }
        return number
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("0e99999999999999999999", 0), ("1", 1), ("1.0", 1), ("10e-1", 1), ("0.1e1", 1),
        ("1e3", 1000),
        ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("922337203685477580.7e1", Int.max),
        ("0.000001e6", 1), ("1000000000000000000000e-21", 1),
    ])
    func integers(_ text: String, _ value: Int) throws { #expect(try Self.number(text).integer == value) }

    @Test(arguments: [
        "1.5", "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "1e-1", "1e999999999999999999999999",
        "1e-999999999999999999999999", "123456789012345678901234567890", "0.1", "1e9223372036854775807",
        "1e-9223372036854775808", "99999999999999999999e-1",
    ])
    func notIntegers(_ text: String) throws { #expect(try Self.number(text).integer == nil) }

    @Test(arguments: [
        ("36.5", 365), ("36", 360), ("36.50", 365), ("36.0", 360), ("3.65e1", 365), ("-1.5", -15), ("37.300", 373),
        ("365e-1", 365), ("922337203685477580.7", Int.max),
    ])
    func tenths(_ text: String, _ value: Int) throws { #expect(try Self.number(text).tenths == value) }

    @Test(arguments: ["36.55", "37.29999999999999999999999", "1e-2", "0.01", "922337203685477580.8", "1e300"])
    func notTenths(_ text: String) throws { #expect(try Self.number(text).tenths == nil) }

    @Test func equalityIsByValue() throws {
        #expect(try Self.number("36.5") == Self.number("365e-1"))
        #expect(try Self.number("100") == Self.number("1.00E+2"))
        #expect(try Self.number("0") == Self.number("-0.00e5"))
        #expect(try Self.number("36.5") != Self.number("36.51"))
        #expect(try Self.number("1e99999999999999999999") != Self.number("1e88888888888888888888"))
        #expect(Set([try Self.number("1"), try Self.number("1.0")]).count == 1)
    }

    @Test func writing() {
        #expect(JSONNumber(-5).text == "-5")
        #expect(
            [365, 360, -5, 0, Int.min].map { JSONNumber(tenths: $0).text } == [
                "36.5", "36.0", "-0.5", "0.0", "-922337203685477580.8",
            ])
    }
}
