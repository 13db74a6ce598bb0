import Testing

@testable import GuoMi

@Suite struct SM2Tests {
    let published: SM2PrivateKey

    init() throws { published = try SM2PrivateKey(scalar: Published.scalar) }

    @Test func thePublishedScalarHasThePublishedPoint() {
        #expect(published.publicKey.point == Published.point)
        #expect(hex(published.publicKey.identityDigest) == Published.identityDigest)
        #expect(hex(published.publicKey.digest(of: Published.message)) == Published.messageDigest)
    }

    @Test func thePublishedSignatureVerifies() throws {
        let key = try SM2PublicKey(point: Published.point)
        #expect(key.verify(raw: Published.signature, of: Published.message))
        let der = try #require(SM2Signature(raw: Published.signature)).der
        #expect(key.verify(der: der, of: Published.message))
        for index in Published.signature.indices {
            var changed = Published.signature
            changed[index] ^= 1
            #expect(!key.verify(raw: changed, of: Published.message))
        }
        #expect(!key.verify(raw: Published.signature, of: Array("message digesu".utf8)))
    }

    @Test func thePublishedCiphertextDecrypts() throws {
        let ciphertext = try #require(SM2Ciphertext(c1c3c2: Published.ciphertext))
        #expect(try published.decrypt(ciphertext.der) == Published.plaintext)
    }

    @Test func signsWhatItVerifies() throws {
        for length in [0, 1, 55, 56, 64, 1000, 100_000] {
            let message = SecureRandom.octets(length)
            let key = SM2PrivateKey()
            let signature = try key.signDER(message)
            #expect(key.publicKey.verify(der: signature, of: message))
            #expect(key.publicKey.verify(der: signature, of: message[...]))
            #expect(!key.publicKey.verify(der: signature, of: message + [0]))
            #expect(!published.publicKey.verify(der: signature, of: message))
            #expect(key.publicKey.verify(raw: try key.signRaw(message), of: message))
        }
    }

    @Test func decryptsWhatItEncrypts() throws {
        let key = SM2PrivateKey()
        for length in [1, 2, 31, 32, 33, 127, 128, 2000] {
            let plaintext = SecureRandom.octets(length)
            let ciphertext = try key.publicKey.encrypt(plaintext)
            #expect(SM2Ciphertext(der: ciphertext)?.der == ciphertext)
            #expect(try key.decrypt(ciphertext) == plaintext)
            #expect(throws: CryptoFault.ciphertextInvalid) { try published.decrypt(ciphertext) }
        }
        #expect(throws: CryptoFault.libraryRefused) { try key.publicKey.encrypt([]) }
    }

    @Test func aKeyFromItsScalarIsTheSameKey() throws {
        let key = SM2PrivateKey()
        let again = try SM2PrivateKey(scalar: key.scalar)
        #expect(again.publicKey == key.publicKey)
        #expect(try SM2PublicKey(point: key.publicKey.point) == key.publicKey)
    }

    @Test func scalarsOutsideTheRangeAreRefused() throws {
        var last = SM2Curve.order
        last[31] -= 2
        #expect(throws: Never.self) { try SM2PrivateKey(scalar: last) }
        for add in 1...2 {
            var beyond = last
            beyond[31] += UInt8(add)
            #expect(throws: CryptoFault.keyInvalid) { try SM2PrivateKey(scalar: beyond) }
        }
        for scalar in [[], [UInt8](repeating: 0, count: 32), [UInt8](repeating: 255, count: 32), [1]] {
            #expect(throws: CryptoFault.keyInvalid) { try SM2PrivateKey(scalar: scalar) }
        }
        #expect(throws: Never.self) { try SM2PrivateKey(scalar: [UInt8](repeating: 0, count: 31) + [1]) }
    }

    @Test func pointsOffTheCurveAreRefused() {
        var off = Published.point
        off[64] ^= 1
        let compressed = [0x02] + Published.point[1..<33]
        let hybrid = [0x06 | Published.point[64] & 1] + Published.point.dropFirst()
        for point in [[], [0], off, Array(Published.point.dropLast()), Published.point + [0], compressed, hybrid] {
            #expect(throws: CryptoFault.keyInvalid) { try SM2PublicKey(point: point) }
        }
        #expect(throws: CryptoFault.keyInvalid) { try SM2PublicKey(point: [0x04] + [UInt8](repeating: 0, count: 64)) }
    }

    @Test func nothingShowsTheScalar() {
        var dumped = ""
        dump(published, to: &dumped)
        let secret = Published.scalar.map(String.init).joined(separator: ", ")
        for text in [dumped, "\(published)", String(reflecting: published)] {
            #expect(!text.contains(hex(Published.scalar)) && !text.contains(secret) && !text.contains("57\n"))
        }
    }

    @Test func manyThreadsMayUseOneKey() async throws {
        let key = SM2PrivateKey()
        let good = try await withThrowingTaskGroup(of: Int.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    try (0..<20).filter { round in
                        let message = [UInt8(worker), UInt8(round)]
                        return key.publicKey.verify(der: try key.signDER(message), of: message)
                    }.count
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(good == 160)
    }
}
