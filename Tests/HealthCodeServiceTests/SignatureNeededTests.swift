import GuoMi
import HealthCode
import Testing

@testable import HealthCodeService

/// Signatures that are checked side by side say each what it says alone, in the order in which they were asked for.
@Suite struct SignatureNeededTests {
    /// Genuine, forged and of an unknown key, in turn.
    private static let expected: [Bool?] = [true, false, nil]

    @Test(arguments: [0, 1, 2, 3, 4, 5, 23]) func eachItemHasItsOwnResult(_ count: Int) async throws {
        let issuer = SM2PrivateKey()
        let checks = try (0..<count).map { number in
            var code = CodeContent(
                flags: [], division: 330_100, codeId: SecureRandom.octets(12), issuedAt: 1_764_000_000, life: 60,
                grade: .low, keyId: number % 3 == 2 ? 9 : 1, signature: [])
            code.signature = try issuer.signRaw(code.signedOctets)
            if number % 3 == 1 { code.life += 1 }
            return SignatureCheck(code: code)
        }
        let results = await SignatureNeeded(checks: checks).results(IssuerKeys([1: issuer.publicKey]))
        #expect(results.map(\.id) == checks.map(\.id))
        #expect(results.map(\.isGood) == (0..<count).map { Self.expected[$0 % 3] })
    }
}
