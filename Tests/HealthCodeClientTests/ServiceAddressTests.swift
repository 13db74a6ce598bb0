import Testing

@testable import HealthCodeClient

@Suite struct ServiceAddressTests {
    static let good: [(String, String, Bool)] = [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", true),
        ("https://gate.example", "https://gate.example:443", false),
        ("HTTP://LocalHost/", "http://localhost:80", true), ("https://[::1]:9", "https://[::1]:9", true),
        ("http://[2001:db8::2]", "http://[2001:db8::2]:80", false),
    ]

    @Test func addressesAreReadAndWritten() throws {
        for (text, origin, loopback) in Self.good {
            let address = try ServiceAddress(text)
            #expect(address.origin == origin)
            #expect(address.isLoopback == loopback)
            #expect(try ServiceAddress(address.origin) == address)
        }
    }

    static let bad: [(String, ServiceAddress.Fault)] = [
        ("", .scheme), ("gate.example", .scheme), ("ftp://x", .scheme), ("http://", .host), ("http://:80", .host),
        ("http://a b", .host), ("http://user@host", .host), ("http://[::1", .host), ("http://[zz]", .host),
        ("http://x:0", .port), ("http://x:65536", .port), ("http://x:y", .port), ("http://x:", .port),
        ("http://x/path", .path), ("http://x:1/?q", .path),
    ]

    @Test func everythingElseIsRefusedWithItsReason() {
        for (text, fault) in Self.bad {
            #expect(throws: fault, "\(text)") { try ServiceAddress(text) }
        }
    }
}
