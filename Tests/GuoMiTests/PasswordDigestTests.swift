import Foundation
import Testing

@testable import GuoMi

@Suite struct PasswordDigestTests {
    @Test func aPasswordMatchesItsOwnDigestAlone() throws {
        let digest = PasswordDigest("1234", rounds: 1_000)
        #expect(digest.matches("1234"))
        for other in ["", "1235", "12345", "123", "１２３４"] { #expect(!digest.matches(other)) }
        let read = try #require(PasswordDigest(text: digest.text))
        #expect(read == digest && read.matches("1234"))
        #expect(PasswordDigest("1234", rounds: 1_000).text != digest.text, "the salt is fresh each time")
    }

    /// The digest of another implementation: the openssl command's PBKDF2 over SM3.
    @Test func theOpensslCommandAgrees() throws {
        let salt = "000102030405060708090a0b0c0d0e0f"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "kdf", "-binary", "-keylen", "32", "-kdfopt", "digest:SM3", "-kdfopt", "pass:271828", "-kdfopt",
            "hexsalt:\(salt)",
            "-kdfopt", "iter:1000", "PBKDF2",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let digest = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        #expect(digest.count == 32)
        let text = "pbkdf2-sm3$1000$\(Base64.encode(Array(0...15)))$\(Base64.encode(digest))"
        let kept = try #require(PasswordDigest(text: text))
        #expect(kept.matches("271828") && !kept.matches("271829"))
    }

    @Test func nonsenseIsNoDigest() {
        let good = PasswordDigest("1234", rounds: 1_000).text
        let parts = good.split(separator: "$").map(String.init)
        let wrong = [
            "", "1234", good + "$", String(good.dropLast()), parts.dropLast().joined(separator: "$"),
            (["pbkdf2-sha256"] + parts.dropFirst()).joined(separator: "$"), "pbkdf2-sm3$0$\(parts[2])$\(parts[3])",
            "pbkdf2-sm3$999$\(parts[2])$\(parts[3])", "pbkdf2-sm3$01000$\(parts[2])$\(parts[3])",
            "pbkdf2-sm3$-5$\(parts[2])$\(parts[3])", "pbkdf2-sm3$1000$\(parts[3])$\(parts[3])",
            "pbkdf2-sm3$1000$\(parts[2])$\(parts[2])", "pbkdf2-sm3$99999999999999999999$\(parts[2])$\(parts[3])",
        ]
        for text in wrong { #expect(PasswordDigest(text: text) == nil, "\(text)") }
    }
}
