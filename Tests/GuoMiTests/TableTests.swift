import Testing

@testable import GuoMi

/// A table has to say exactly what libcrypto's own verification says.
@Suite struct TableTests {
    /// A key, the way without a table and the way with one.
    private struct Both {
        let key = SM2PrivateKey()
        let handle: KeyHandle
        let table: VerificationTable

        init() throws {
            handle = try #require(KeyHandle(point: key.publicKey.point))
            table = try #require(VerificationTable(point: key.publicKey.point))
        }

        /// What both say, where they say the same; nil where they differ.
        func verdict(_ raw: [UInt8], _ digest: [UInt8]) throws -> Bool? {
            let der = try #require(SM2Signature(raw: raw)).der
            let verdict = table.verify(raw, digest)
            return handle.verify(der, digest) == verdict ? verdict : nil
        }
    }

    @Test func saysWhatLibcryptoSays() throws {
        for _ in 0..<8 {
            let both = try Both()
            let other = try Both()
            for _ in 0..<8 {
                let message = SecureRandom.octets(40)
                let raw = try both.key.signRaw(message)
                let digest = both.key.publicKey.digest(of: message)
                #expect(try both.verdict(raw, digest) == true)
                #expect(try other.verdict(raw, digest) == false)
                for place in stride(from: 0, to: 512, by: 31) {
                    var changed = raw
                    changed[place / 8] ^= 1 << UInt8(place % 8)
                    #expect(try both.verdict(changed, digest) == false)
                    var another = digest
                    another[place / 16] ^= 1 << UInt8(place % 8)
                    #expect(try both.verdict(raw, another) == false)
                }
            }
        }
    }

    /// r and s at and beyond their bounds, and r + s = n, where t is zero.
    @Test func numbersOutOfRangeAreRefused() throws {
        let both = try Both()
        let zero = [UInt8](repeating: 0, count: 32)
        let one = Array(zero.dropLast()) + [1]
        let order = SM2Curve.order
        var last = order
        last[31] -= 1
        let most = [UInt8](repeating: 255, count: 32)
        for r in [zero, one, last, order, most] {
            for s in [zero, one, last, order, most] {
                for digest in [zero, one, order, most] {
                    #expect(try both.verdict(r + s, digest) == false)
                }
            }
        }
    }

    @Test func thePublishedSignatureVerifiesByTable() throws {
        let key = try SM2PublicKey(point: Published.point)
        for _ in 0..<TablePlace.threshold + 4 {
            #expect(key.verify(raw: Published.signature, of: Published.message))
        }
        for index in Published.signature.indices {
            var changed = Published.signature
            changed[index] ^= 1
            #expect(!key.verify(raw: changed, of: Published.message))
        }
    }

    @Test func aPointThatIsNoneHasNoTable() {
        #expect(VerificationTable(point: []) == nil)
        #expect(VerificationTable(point: [4] + [UInt8](repeating: 1, count: 64)) == nil)
    }

    @Test func aKeyGetsItsTableWhenItIsUsedOften() throws {
        let point = SM2PrivateKey().publicKey.point
        let place = TablePlace()
        for _ in 1..<TablePlace.threshold { #expect(place.use(point) == nil) }
        let table = try #require(place.use(point))
        #expect(place.use(point) === table)
        place.empty()
        #expect(place.use(point) == nil)
    }

    @Test func theShelfHoldsSoManyTablesAndNoMore() {
        let point = SM2PrivateKey().publicKey.point
        let shelf = TableShelf(places: 3)
        let keys = (0..<5).map { _ in TablePlace() }
        for key in keys {
            for _ in 0..<TablePlace.threshold { _ = key.use(point) }
            shelf.keep(key)
        }
        #expect(keys.map { $0.use(point) != nil } == [false, false, true, true, true])
    }

    /// Threads that verify while the table is made all get the right answer.
    @Test func manyThreadsMakeOneTable() async throws {
        let key = SM2PrivateKey()
        let message = SecureRandom.octets(100)
        let good = try key.signDER(message)
        let bad = try key.signDER(message + [0])
        let answers = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask {
                    key.publicKey.verify(der: index % 3 == 0 ? bad : good, of: message) == (index % 3 != 0)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 200)
        #expect(answers.allSatisfy { $0 })
    }
}
