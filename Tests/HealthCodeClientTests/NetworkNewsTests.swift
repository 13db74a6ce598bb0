import HealthCodeClient
import Testing

/// What of the kernel's messages is a network that came up; rtnetlink(7).
@Suite struct NetworkNewsTests {
    /// A message: length, type, and for a link its flags.
    static func message(_ type: UInt16, flags: UInt32 = 0, body: Int = 16) -> [UInt8] {
        func octets(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
        var all = octets(UInt32(16 + body), 4) + octets(UInt32(type), 2) + [UInt8](repeating: 0, count: 10 + body)
        if body >= 12 { all.replaceSubrange(24..<28, with: octets(flags, 4)) }
        return all
    }

    static let rows: [(name: String, octets: [UInt8], isNews: Bool)] = [
        ("nothing", [], false), ("half a head", [16, 0, 0], false),
        ("link with a carrier", message(16, flags: 0x11043), true),
        ("link up, no carrier", message(16, flags: 0x1003), false),
        ("loopback", message(16, flags: 0x10049), false), ("link gone", message(17, flags: 0x11043), false),
        ("new address", message(20), true), ("address gone", message(21), false),
        ("new route", message(24), true), ("route gone", message(25), false), ("neighbour", message(28), false),
        ("news behind another", message(21) + message(20), true),
        ("odd length, then news", message(25, body: 17) + [0, 0, 0] + message(24), true),
        ("a length of nothing", [0, 0, 0, 0] + message(20), false),
        ("longer than what came", Array(message(20).dropLast(4)), false),
        ("a link cut off", Array(message(16, flags: 0x40, body: 8)), false),
    ]

    @Test(arguments: rows.indices) func messagesAreReadToTheirEnd(_ index: Int) {
        let row = Self.rows[index]
        #expect(NetworkNews.isNews(row.octets) == row.isNews, "\(row.name)")
    }

    @Test func noOctetsAreTooMuch() {
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let count = Int(state >> 58)
            let octets = (0..<count).map { UInt8(truncatingIfNeeded: state >> ($0 % 57)) }
            _ = NetworkNews.isNews(octets)
        }
    }

    @Test func listeningEndsWhereNobodyWantsIt() {
        let news = NetworkNews {}
        news?.stop()
        news?.stop()
    }
}
