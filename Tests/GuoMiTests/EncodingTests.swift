import Testing

@testable import GuoMi

@Suite struct EncodingTests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64OfTheRFC(_ plain: String, _ text: String) {
        #expect(Base64.encode(plain.utf8) == text)
        #expect(Base64.decode(text) == Array(plain.utf8))
        let url = text.filter { $0 != "=" }
        #expect(Base64.encodeURL(plain.utf8) == url)
        #expect(Base64.decodeURL(url) == Array(plain.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zm9v=", "Zm9v==", "Zm9v====", "Zm 9", "Zm9v\n", "Zh==", "Zm9=",
        "Zm-_",
        "Zm9v Zg==", "é===", "Zg==Zg==",
    ])
    func base64InAnotherFormIsRefused(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["Z", "Zg==", "Zh", "Zm9", "Zm+/", "Zm9v "])
    func urlSafeBase64InAnotherFormIsRefused(_ text: String) {
        #expect(Base64.decodeURL(text) == nil)
    }

    @Test func base64GoesThereAndBack() {
        for length in 0..<200 {
            let octets = SecureRandom.octets(length)
            #expect(Base64.decode(Base64.encode(octets)) == octets)
            #expect(Base64.decodeURL(Base64.encodeURL(octets)) == octets)
        }
    }

    @Test func identifiersAreUUIDsOfVersion4() {
        let made = Set((0..<1000).map { _ in SecureRandom.uuid() })
        #expect(made.count == 1000)
        for text in made {
            let parts = text.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts[2].first == "4" && "89ab".contains(parts[3].first ?? " "))
            #expect(text == text.lowercased())
        }
    }

    @Test func randomOctetsHaveTheirCount() {
        #expect(SecureRandom.octets(0).isEmpty)
        #expect(SecureRandom.octets(-1).isEmpty)
        #expect(SecureRandom.octets(33).count == 33)
    }
}

@Suite struct SealingTests {
    let octets = SecureRandom.octets(32)

    @Test func opensWhatItSealed() throws {
        let key = try SealingKey(id: 7, octets: octets)
        for length in [0, 1, 16, 1000] {
            let value = SecureRandom.octets(length)
            let sealed = try key.seal(value, context: [1, 2])
            #expect(sealed.count == length + SealingKey.overhead)
            #expect(SealingKey.id(of: sealed) == 7)
            #expect(try key.open(sealed, context: [1, 2]) == value)
            #expect(try key.seal(value, context: [1, 2]) != sealed)
            #expect(throws: CryptoFault.sealedInvalid) { try key.open(sealed, context: [1, 3]) }
            #expect(throws: CryptoFault.sealedInvalid) { try key.open(sealed, context: []) }
        }
    }

    @Test func everyChangedOctetIsNoticed() throws {
        let key = try SealingKey(id: 7, octets: octets)
        let sealed = try key.seal([1, 2, 3], context: [])
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x10
            #expect(throws: CryptoFault.self) { try key.open(changed, context: []) }
            #expect(throws: CryptoFault.sealedInvalid) { try key.open(Array(sealed.prefix(index)), context: []) }
        }
    }

    /// A key's cipher is set up once: what failed before leaves nothing in the next run, nor does another key's object.
    @Test func runsLeaveNothingBehind() async throws {
        let key = try SealingKey(id: 7, octets: octets)
        let other = try SealingKey(id: 7, octets: octets)
        let sealed = try other.seal([1, 2, 3], context: [9])
        for _ in 0..<20 {
            #expect(throws: CryptoFault.sealedInvalid) { try key.open(sealed, context: []) }
            #expect(try key.open(sealed, context: [9]) == [1, 2, 3])
            #expect(try other.open(try key.seal([], context: [5]), context: [5]).isEmpty)
        }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let value = [UInt8](repeating: UInt8(number), count: 100 + number)
                    return try (0..<100).allSatisfy { _ in
                        try key.open(try key.seal(value, context: [UInt8(number)]), context: [UInt8(number)]) == value
                    }
                }
            }
            for try await isWhole in group { #expect(isWhole) }
        }
    }

    @Test func anotherKeyIsNamed() throws {
        let sealed = try SealingKey(id: 0xFFFF_FFFE, octets: octets).seal([1], context: [])
        #expect(throws: CryptoFault.sealingKeyUnknown(0xFFFF_FFFE)) {
            try SealingKey(id: 2, octets: octets).open(sealed, context: [])
        }
        #expect(throws: CryptoFault.sealedInvalid) {
            try SealingKey(id: 0xFFFF_FFFE, octets: SecureRandom.octets(32)).open(sealed, context: [])
        }
        #expect(throws: CryptoFault.keyInvalid) { try SealingKey(id: 1, octets: [1]) }
    }
}
