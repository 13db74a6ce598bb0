import Testing

@testable import GuoMi

@Suite struct SM3Tests {
    /// GB/T 32905-2016, annex A.
    @Test(arguments: [
        ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (String(repeating: "abcd", count: 16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        ("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
    ])
    func publishedDigests(_ message: String, _ digest: String) {
        #expect(hex(SM3.digest(Array(message.utf8))) == digest)
        #expect(hex(SM3.digest(message.utf8)) == digest)
    }

    @Test func piecesGiveTheDigestOfTheWhole() {
        let message = SecureRandom.octets(1000)
        for size in [1, 7, 63, 64, 65, 999] {
            let running = SM3()
            var rest = message[...]
            while !rest.isEmpty {
                running.update(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
            #expect(running.finish() == SM3.digest(message))
        }
    }

    /// One context for messages of every length around a block's end, each as by itself.
    @Test func seriesGivesEachMessageItsOwnDigest() {
        let series = SM3Series()
        for length in Array(0...130) + [1_000, 0, 64] {
            let message = SecureRandom.octets(length)
            let digest = message.withUnsafeBytes { series.digest($0) }
            #expect(digest.indices.map { digest[$0] } == SM3.digest(message))
        }
    }

    /// HMAC by its definition, RFC 2104, over the digest under test.
    @Test(arguments: [0, 1, 31, 32, 63, 64, 65, 200]) func keyedDigestsFollowTheirDefinition(_ length: Int) {
        let key = SecureRandom.octets(length)
        let message = SecureRandom.octets(50)
        let block = (length > 64 ? SM3.digest(key) : key)
        let padded = block + [UInt8](repeating: 0, count: 64 - block.count)
        let inner = SM3.digest(padded.map { $0 ^ 0x36 } + message)
        #expect(SM3.hmac(key: key, message) == SM3.digest(padded.map { $0 ^ 0x5C } + inner))
    }

    /// A key that is kept says what the same key says when it is given anew, to any number of threads.
    @Test func keptKeysGiveTheSameDigests() async throws {
        for length in [1, 32, 63, 64, 65, 200] {
            let key = SecureRandom.octets(length)
            let kept = try #require(KeyedDigest(key: key))
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        (0..<70).allSatisfy { length in
                            let message = SecureRandom.octets(length)
                            return kept.digest(message) == SM3.hmac(key: key, message)
                        }
                    }
                }
                for await isSame in group { #expect(isSame) }
            }
        }
        #expect(KeyedDigest(key: []) == nil)
    }
}
