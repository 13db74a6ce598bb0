import TestKit
import Testing

@testable import GuoMi

/// DER is read in its one shortest form only, where libcrypto would take more.
@Suite struct FormTests {
    static let r = [UInt8](repeating: 0x7F, count: 32)

    static func sequence(_ content: [UInt8]) -> [UInt8] { DER.wrap(0x30, content) }

    @Test func signaturesGoThereAndBack() throws {
        for number in [[UInt8](repeating: 0, count: 31) + [1], r, [0x80] + r.dropFirst(), [0, 0x80] + r.dropFirst(2)] {
            let signature = try #require(SM2Signature(raw: number + Self.r))
            #expect(SM2Signature(der: signature.der) == signature)
        }
    }

    private var r: [UInt8] { Self.r }

    static let badSignatures: [(String, [UInt8])] = [
        ("nothing", []),
        ("another tag", [0x31, 6, 2, 1, 1, 2, 1, 1]),
        ("something after it", [0x30, 6, 2, 1, 1, 2, 1, 1, 0]),
        ("something in it", [0x30, 7, 2, 1, 1, 2, 1, 1, 0]),
        ("one number", [0x30, 3, 2, 1, 1]),
        ("three numbers", [0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1]),
        ("a negative number", [0x30, 6, 2, 1, 0x80, 2, 1, 1]),
        ("a leading zero", [0x30, 7, 2, 2, 0, 1, 2, 1, 1]),
        ("an empty number", [0x30, 5, 2, 0, 2, 1, 1]),
        ("a long length", [0x30, 0x81, 6, 2, 1, 1, 2, 1, 1]),
        ("an indefinite length", [0x30, 0x80, 2, 1, 1, 2, 1, 1, 0, 0]),
        ("a length beyond the end", [0x30, 6, 2, 1, 1, 2, 5, 1]),
        ("a huge length", [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 2, 1, 1]),
        ("a number of 33 octets", sequence([2, 33, 1] + [UInt8](repeating: 0, count: 32) + [2, 1, 1])),
    ]

    @Test(arguments: badSignatures) func signaturesInAnotherFormAreRefused(_ name: String, _ octets: [UInt8]) {
        #expect(SM2Signature(der: octets) == nil, "\(name)")
    }

    @Test func ciphertextsInAnotherFormAreRefused() throws {
        let good = try #require(SM2Ciphertext(c1c3c2: Published.ciphertext))
        let x = DER.integer(good.x)
        let y = DER.integer(good.y)
        let hash = DER.wrap(4, good.hash)
        let cipher = DER.wrap(4, good.cipher)
        #expect(SM2Ciphertext(der: Self.sequence(x + y + hash + cipher)) == good)
        for content in [
            x + y + hash, x + y + hash + DER.wrap(4, []), x + y + DER.wrap(4, Array(good.hash.dropLast())) + cipher,
            x + y + cipher + hash, x + y + hash + cipher + [5, 0], [2, 2, 0, 1] + y + hash + cipher,
        ] {
            #expect(SM2Ciphertext(der: Self.sequence(content)) == nil)
        }
        #expect(SM2Ciphertext(der: good.der + [0]) == nil)
        #expect(SM2Ciphertext(c1c3c2: Array(Published.ciphertext.prefix(97))) == nil)
    }

    @Test func mutatedOctetsNeverTrapAndNeverVerify() throws {
        var random = SplitMix64(seed: 32918)
        let key = try SM2PrivateKey(scalar: Published.scalar)
        let signature = try #require(SM2Signature(raw: Published.signature)).der
        let ciphertext = try #require(SM2Ciphertext(c1c3c2: Published.ciphertext)).der
        for _ in 0..<300 {
            var changed = signature
            changed[Int.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
            if Bool.random(using: &random) { changed.removeLast(Int.random(in: 0...8, using: &random)) }
            #expect(changed == signature || !key.publicKey.verify(der: changed, of: Published.message))
            var garbled = ciphertext
            garbled[Int.random(in: garbled.indices, using: &random)] = .random(in: 0...255, using: &random)
            #expect(garbled == ciphertext || (try? key.decrypt(garbled)) == nil)
        }
    }
}
