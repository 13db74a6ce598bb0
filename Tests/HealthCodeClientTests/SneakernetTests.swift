import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// Rows that travel in a file: what is in it, who can read it, and what hostile ones come to.
@Suite struct SneakernetTests {
    let service = ScriptedService()
    static let noon = Samples.noon

    private func device() throws -> Device { try service.enrolled("http://127.0.0.1:1") }

    private func rows() throws -> [Delivery] {
        let claim = try #require(try Samples.claim())
        return [
            Samples.delivery(temperature: 365, reason: "样本甲的邻居"),
            Samples.delivery(.document(claim), seq: 2, decision: .none),
            Samples.delivery(.notACode, seq: 3),
        ]
    }

    private func file(_ rows: [Delivery]) throws -> (octets: [UInt8], key: SneakernetKey, count: Int) {
        let key = SneakernetKey()
        let made = try SneakernetFile.make(rows, of: try device(), at: Self.noon, key: key)
        return (made.octets, key, made.count)
    }

    // MARK: What is in it

    @Test func whatGoesInComesOut() throws {
        let rows = try rows()
        let made = try file(rows)
        #expect(made.count == 2)
        let read = try SneakernetFile(made.octets, key: made.key)
        #expect(read.header.custNum == "C1")
        #expect(read.header.deviceSn == "SN1")
        #expect(read.header.madeAt == Self.noon)
        #expect(read.header.count == 2)
        #expect(read.items.map(\.requestId) == rows.prefix(2).map(\.row.requestId))
        #expect(try SneakernetFile.header(of: made.octets) == read.header)
        let typed = try #require(SneakernetKey(" " + made.key.letters.lowercased() + "\n"))
        #expect(try SneakernetFile(made.octets, key: typed) == read)
    }

    /// Each row is an item of X1 that this device signed; the proof of identity is tied to it.
    @Test func everyRowIsSignedByItsDevice() throws {
        let rows = try rows()
        let made = try file(rows)
        let read = try SneakernetFile(made.octets, key: made.key)
        let head = Array(#"{"bizPackage":{"bizSerialNum":"S","items":["#.utf8)
        let body = head + Array(read.items.map(\.octets).joined(separator: [0x2C])) + Array(#"]},"sign":""}"#.utf8)
        let batch = try BatchRequest(try Envelope.parse(body))
        let items = batch.entries.compactMap { entry in
            if case .item(let item, _) = entry { item } else { nil }
        }
        #expect(items.count == 2)
        for item in items {
            #expect(item.verifyOrigin(with: service.device.publicKey))
            #expect(item.origin?.custNum == "C1" && item.origin?.keyId == 1)
            #expect(item.request.deviceSn == "SN1")
            #expect(item.request.deferred?.decisionReason == nil && item.request.deferred?.operatorRef == nil)
        }
        #expect(items[0].request.currentBodyTemp == 365)
        guard case .card(let cipher) = items[1].request.subject else {
            Issue.record("no card")
            return
        }
        let proof = try IdentityProof.open(cipher, key: service.encryption, failure: .cardInvalid, member: "")
        #expect(proof.randomNumber == Origin.proofRandom(custNum: "C1", requestId: items[1].requestId))
    }

    /// Whoever finds the file learns of no person; whoever opens it, of no name or number.
    @Test func itNamesNobody() throws {
        let claim = try #require(try Samples.claim())
        let made = try file(try rows())
        let clear = String(decoding: made.octets, as: UTF8.self)
        let opened = String(
            decoding: try SneakernetFile(made.octets, key: made.key).items.flatMap(\.octets), as: UTF8.self)
        for secret in [claim.name, claim.certNum, "邻居", "operatorRef", "decisionReason"] {
            #expect(!clear.contains(secret))
            #expect(!opened.contains(secret))
        }
        #expect(!clear.contains(Samples.code.text))
        #expect(opened.contains(Samples.code.text))
        #expect(!clear.contains(made.key.letters))
        #expect(!"\(made.key)".contains(made.key.letters.prefix(5)))
    }

    @Test func anotherDevicesRowGoesOnAsItIs() throws {
        let first = try file(try rows())
        let item = try #require(try SneakernetFile(first.octets, key: first.key).items.first)
        let carried = Samples.delivery(.carried(custNum: item.custNum, item: item.octets), item.requestId)
        let second = try file([carried])
        #expect(try SneakernetFile(second.octets, key: second.key).items == [item])
    }

    @Test func nothingToCarryIsSaid() throws {
        #expect(throws: SneakernetFault.nothing) { try self.file([]) }
        #expect(throws: SneakernetFault.nothing) { try self.file([Samples.delivery(.twoCodes)]) }
        let broken = Samples.delivery(.carried(custNum: "C9", item: Array("{}".utf8)), SecureRandom.uuid())
        #expect(throws: SneakernetFault.nothing) { try self.file([broken]) }
    }

    // MARK: Hostile files

    @Test(arguments: ["", "ABC", "AAAAAAAAAAAAAAAAAAAAAAAAA1", String(repeating: "A", count: 27)])
    func noKey(_ text: String) {
        #expect(SneakernetKey(text) == nil)
    }

    /// Devices of one service open each other's files without letters; a device of another service does not.
    @Test func devicesOfOneServiceShareAKey() throws {
        let device = try device()
        #expect(SneakernetKey(of: device) == SneakernetKey(of: device))
        let made = try SneakernetFile.make(try rows(), of: device, at: Self.noon, key: SneakernetKey(of: device))
        #expect(try SneakernetFile(made.octets, key: SneakernetKey(of: device)).items.count == made.count)
        #expect(throws: SneakernetFault.wrongKey) { try SneakernetFile(made.octets, key: SneakernetKey()) }
    }

    @Test func anotherKeyOpensNothing() throws {
        let made = try file(try rows())
        let other = try file(try rows())
        #expect(throws: SneakernetFault.wrongKey) { try SneakernetFile(made.octets, key: other.key) }
    }

    /// Every single bit, every cut and every octet too many: a typed error, never a row.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func anyDamageIsNoticed(_ seed: UInt64) throws {
        let made = try file(try rows())
        var random = Cases(seed: seed)
        for _ in 0..<1_500 {
            var damaged = made.octets
            let place = random.below(damaged.count)
            switch random.below(4) {
            case 0: damaged[place] ^= UInt8(1) << UInt8(random.below(8))
            case 1: damaged.removeLast(damaged.count - place)
            case 2: damaged.insert(UInt8(random.below(256)), at: place)
            default: damaged.removeSubrange(place..<min(damaged.count, place + 1 + random.below(9)))
            }
            guard damaged != made.octets else { continue }
            do throws(SneakernetFault) {
                let read = try SneakernetFile(damaged, key: made.key)
                Issue.record("taken: seed \(seed), octet \(place), \(read.items.count) rows")
            } catch {
                #expect(
                    [.notSuchAFile, .damaged, .newer(version: 0)].contains(error) || error.code == "K02",
                    "seed \(seed), octet \(place): \(error)")
            }
        }
    }

    /// Lengths that promise more than there is, or than memory holds.
    @Test(arguments: [0, 1, 4_096, 4_097, 1 << 23, 0x7FFF_FFFF, 0xFFFF_FFFF] as [UInt32])
    func lyingLengths(_ length: UInt32) throws {
        let octets = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> UInt32($0)) }
        #expect(throws: SneakernetFault.damaged) {
            try SneakernetFile.header(of: SneakernetFormat.mark + octets + [UInt8](repeating: 0x20, count: 5_000))
        }
    }

    @Test func aNewerOneSaysSo() throws {
        let clear = Array(#"{"version":2}"#.utf8)
        func part(_ octets: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(octets.count)] + octets }
        let file = SneakernetFormat.mark + part(clear) + part([]) + part([])
        #expect(throws: SneakernetFault.newer(version: 2)) { try SneakernetFile.header(of: file) }
    }

    /// A file that is rightly signed and sealed, with rows that are not: the whole is refused.
    @Test func wrongRowsInARightFile() throws {
        let device = try device()
        let made = try file(try rows())
        let good = try SneakernetFile(made.octets, key: made.key).items.map(\.octets)
        let rows: [([[UInt8]], SneakernetFault)] = [
            ([good[0], good[0]], .badRow(1)), ([good[0], Array("{}".utf8)], .badRow(1)), ([[]], .badRow(0)),
            ([good[0] + [0x20]], .badRow(0)), ([Array(good[0].dropLast())], .badRow(0)),
        ]
        for (items, fault) in rows {
            let key = SneakernetKey()
            let header = SneakernetHeader(of: device, madeAt: Self.noon, count: items.count)
            let file = try SneakernetFormat.write(header, items, key: key, signer: device.privateKey)
            #expect(throws: fault) { try SneakernetFile(file, key: key) }
        }
        for count in [1, 3] {
            let key = SneakernetKey()
            let header = SneakernetHeader(of: device, madeAt: Self.noon, count: count)
            let file = try SneakernetFormat.write(header, good, key: key, signer: device.privateKey)
            #expect(throws: SneakernetFault.damaged) { try SneakernetFile(file, key: key) }
        }
        let key = SneakernetKey()
        let header = SneakernetHeader(of: device, madeAt: Self.noon, count: 2)
        let forged = try SneakernetFormat.write(header, good, key: key, signer: SM2PrivateKey())
        #expect(throws: SneakernetFault.damaged) { try SneakernetFile(forged, key: key) }
    }

    @Test func itIsWrittenWholeAndFoundAgain() throws {
        let path = "/tmp/kakou-rows-\(SecureRandom.uuid())"
        let made = try file(try rows())
        try SneakernetFile.store(made.octets, at: path)
        #expect(try SneakernetFile.load(path) == made.octets)
        try PrivateFile.remove(path)
    }
}

/// Numbers after a seed, so that a failure can be had again.
struct Cases {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return bound > 0 ? Int(state >> 33) % bound : 0
    }
}
