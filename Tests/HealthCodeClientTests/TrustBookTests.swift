import Checkpoint
import Glibc
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// What a device tells of codes by itself (protocol.md 3.19; offline.md, promise 3), and what of it a restart keeps.
@Suite(.serialized) struct TrustBookTests {
    let issuer = SM2PrivateKey()
    let service = ScriptedService()
    let directory = "/tmp/kakou-trust-\(getpid())-\(SecureRandom.uuid())"
    static let day: Int64 = 86_400_000

    private func clean() {
        for name in PrivateFile.names(in: directory) { unlink(directory + "/" + name) }
        rmdir(directory)
    }

    // MARK: Inspecting

    private func code(
        signedBy key: SM2PrivateKey? = nil, division: UInt32 = 330_100, keyId: UInt16 = 5, issuedAt: Instant,
        life: UInt32 = 600, codeId: [UInt8] = Array(1...12)
    ) throws -> CodeContent {
        var code = CodeContent(
            flags: [], division: division, codeId: codeId, issuedAt: UInt32(issuedAt.seconds), life: life, grade: .low,
            keyId: keyId)
        code.signature = try (key ?? issuer).signRaw(code.signedOctets)
        return code
    }

    private func issuerEntry(
        _ status: IssuerStatus = .active, division: String = "330100", keyId: Int = 5,
        from: Instant = ServiceClockTests.noon.adding(seconds: -86_400 * 30),
        until: Instant = ServiceClockTests.noon.adding(seconds: 86_400 * 30)
    ) -> JSON {
        [
            "keyId": .integer(keyId), "divisionCode": .string(division),
            "publicKey": .string(Base64.encode(issuer.publicKey.point)), "notBefore": .string(from.c17),
            "notAfter": .string(until.c17), "status": .string(status.rawValue),
        ]
    }

    private func trust(
        at serverTime: Instant, issuers: [JSON], sequence: Int = 0, revoked: [(String, Instant)] = []
    ) throws -> Trust {
        let content: JSONObject = [
            "serverTime": .string(serverTime.c17), "seq": .integer(sequence), "issuers": .array(issuers),
            "service": .object(service.service), "minClientVersion": "1.0.0",
            "limits": ["batchItems": .integer(200)],
            "revokedCodes": .array(
                revoked.map { ["codeId": .string($0.0), "revokedAt": .string($0.1.c17)] }),
        ]
        return try #require(Trust(content))
    }

    private func book(_ trust: Trust?) throws -> TrustBook {
        let device = try service.enrolled("http://127.0.0.1:1")
        let book = TrustBook(of: device)
        if let trust { book.absorb(trust, body: [], of: device) }
        return book
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let expected: CodeFinding.Signature
        var isForged = false
        var status = IssuerStatus.active
        var division = "330100"
        var keyId = 5
        /// Milliseconds from the trust answer to now.
        var age: Int64 = 0
        /// Milliseconds from now to the issue.
        var issued: Int64 = -60_000
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "good", expected: .good),
        Case(name: "good under a retired key", expected: .good, status: .retired),
        Case(name: "good on the last millisecond of trust", expected: .good, age: day),
        Case(name: "forged", expected: .forged, isForged: true),
        Case(name: "forged under a retired key", expected: .forged, isForged: true, status: .retired),
        Case(name: "forged, stale trust", expected: .cannotCheck, isForged: true, age: day + 1),
        Case(name: "good, stale trust", expected: .cannotCheck, age: day + 1),
        Case(name: "forged, another division", expected: .cannotCheck, isForged: true, division: "110000"),
        Case(name: "forged, another key", expected: .cannotCheck, isForged: true, keyId: 6),
        Case(name: "forged, revoked issuer", expected: .cannotCheck, isForged: true, status: .revoked),
        Case(name: "good, revoked issuer", expected: .cannotCheck, status: .revoked),
        Case(name: "forged, issued before the key", expected: .cannotCheck, isForged: true, issued: -31 * day),
        Case(name: "forged, issued after the key", expected: .cannotCheck, isForged: true, issued: 32 * day),
    ]

    @Test(arguments: cases)
    func signatures(_ row: Case) throws {
        let now = ServiceClockTests.noon
        let hands = ServiceClockTests.Hands()
        let entry = issuerEntry(row.status, division: row.division, keyId: row.keyId)
        let book = try book(try trust(at: now.adding(milliseconds: -row.age), issuers: [entry]))
        let code = try code(
            signedBy: row.isForged ? SM2PrivateKey() : issuer, issuedAt: now.adding(milliseconds: row.issued))
        let finding = book.inspect(code, clock: hands.clock)
        #expect(finding.signature == row.expected)
        #expect(finding.trustAgeMilliseconds == row.age)
        #expect(finding.gradeAtIssue == .low)
    }

    @Test func withoutTrustNothingIsForged() throws {
        let code = try code(signedBy: SM2PrivateKey(), issuedAt: ServiceClockTests.noon)
        let finding = try book(nil).inspect(code, clock: ServiceClockTests.Hands().clock)
        #expect(finding.signature == .cannotCheck)
        #expect(finding.trustAgeMilliseconds == nil)
    }

    /// A clock that is before the trust it holds cannot say how old that is.
    @Test func aClockKnownToBeWrongChecksNothing() throws {
        let now = ServiceClockTests.noon
        let hands = ServiceClockTests.Hands(wall: -now.milliseconds)
        let clock = hands.clock
        let book = try book(try trust(at: now, issuers: [issuerEntry()]))
        clock.raise(to: now)
        let forged = try code(signedBy: SM2PrivateKey(), issuedAt: now)
        #expect(book.inspect(forged, clock: clock).signature == .cannotCheck)
        #expect(book.inspect(forged, clock: clock).trustAgeMilliseconds == nil)
        clock.learn(now.adding(seconds: 60), sent: hands.at(0), received: hands.at(0))
        #expect(book.inspect(forged, clock: clock).signature == .forged)
    }

    @Test func aLifeThatIsOverIsExpiredByThisClock() throws {
        let now = ServiceClockTests.noon
        let book = try book(try trust(at: now, issuers: [issuerEntry()]))
        let clock = ServiceClockTests.Hands().clock
        let ending = try code(issuedAt: now.adding(seconds: -600), life: 600)
        #expect(book.inspect(ending, clock: clock).isExpired)
        #expect(book.inspect(ending, clock: clock).signature == .good)
        let living = try code(issuedAt: now.adding(seconds: -599), life: 600)
        #expect(!book.inspect(living, clock: clock).isExpired)
    }

    @Test func aHitInTheListIsRevokedEvenWhenStale() throws {
        let now = ServiceClockTests.noon
        let code = try code(issuedAt: now)
        let stale = now.adding(milliseconds: -2 * Self.day)
        let book = try book(
            try trust(at: stale, issuers: [issuerEntry()], sequence: 3, revoked: [(code.codeIdHex.lowercased(), stale)])
        )
        let finding = book.inspect(code, clock: ServiceClockTests.Hands().clock)
        #expect(finding.isRevoked)
        #expect(finding.signature == .cannotCheck)
    }

    // MARK: The list

    private static func name(_ number: UInt32) -> String {
        Hex.encode([UInt8](repeating: 7, count: 8) + (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - $0 * 8)) })
    }

    @Test func theListGrowsAndForgetsWhatNoLifeReaches() throws {
        let now = ServiceClockTests.noon
        var list = RevokedList()
        let old = now.adding(milliseconds: -22 * Self.day)
        list.absorb(try trust(at: now, issuers: [], sequence: 2, revoked: [(Self.name(1), old), (Self.name(2), now)]))
        #expect(list.codes.count == 1)
        list.absorb(try trust(at: now, issuers: [], sequence: 1, revoked: [(Self.name(3), now), ("zz", now)]))
        #expect(list.codes.count == 2)
        #expect(list.sequence == 2)
        #expect(RevokedList(octets: list.octets) == list)
    }

    @Test(arguments: [1, 2, 3]) func anyDamageIsNoticed(_ seed: UInt64) throws {
        var list = RevokedList()
        let now = ServiceClockTests.noon
        list.absorb(try trust(at: now, issuers: [], sequence: 9, revoked: (0..<20).map { (Self.name($0), now) }))
        let octets = list.octets
        var random = Cases(seed: seed)
        for _ in 0..<400 {
            var damaged = octets
            let place = random.below(octets.count)
            damaged[place] ^= UInt8(1) << UInt8(random.below(8))
            #expect(RevokedList(octets: damaged) == nil, "seed \(seed), octet \(place)")
            #expect(RevokedList(octets: Array(octets.prefix(place))) == nil, "seed \(seed), cut at \(place)")
        }
    }

    // MARK: Over a restart

    /// X2 pages of two; `since` says where each begins.
    private func server(_ codes: [String]) throws -> ScriptedServer {
        let (service, entry) = (service, issuerEntry(from: Instant(milliseconds: 0), until: ServiceClock.endOfTime))
        return try ScriptedServer { request in
            let since = request.path.split(separator: "=").last.flatMap { Int($0) } ?? 0
            let page = codes.dropFirst(since).prefix(2)
            let now = ServiceClock.systemTime()
            let members: JSONObject = [
                "serverTime": .string(now.c17), "seq": .integer(since + page.count), "issuers": .array([entry]),
                "service": .object(service.service), "degraded": .bool(true),
                "revokedCodes": .array(page.map { ["codeId": .string($0), "revokedAt": .string(now.c17)] }),
            ]
            return .answer(status: 200, body: service.answer(request, .success, members))
        }
    }

    @Test func aRestartKeepsIssuersAndRevocations() async throws {
        defer { clean() }
        let codes = (0..<5).map { Self.name($0) }
        let server = try server(codes)
        let device = try service.enrolled(server.url, directory: directory)
        try DeviceDirectory.store(device)
        let client = HealthCodeClient(device)
        let report = try await client.delivery.download().get()
        #expect(report.revokedCodes == 5)
        #expect(report.isDegraded)
        #expect(server.requests.map(\.path).map { $0.suffix(2) } == ["=0", "=2", "=4", "=5"])
        await client.close()
        server.stop()

        let again = HealthCodeClient(try DeviceDirectory.load(directory))
        let codeId = try #require(Hex.decode(codes[3]))
        let code = try code(issuedAt: ServiceClock.systemTime(), codeId: codeId)
        #expect(again.inspect(code).isRevoked)
        #expect(again.inspect(code).signature == .good)
        #expect(again.trustBook.sequence == 5)
        await again.close()
    }

    @Test func aDamagedListIsAskedForFromTheBeginning() async throws {
        defer { clean() }
        let server = try server((0..<3).map { Self.name($0) })
        defer { server.stop() }
        let device = try service.enrolled(server.url, directory: directory)
        try DeviceDirectory.store(device)
        let client = HealthCodeClient(device)
        _ = try await client.download().get()
        await client.close()
        let path = directory + "/" + DeviceDirectory.revoked
        var octets = try #require(try PrivateFile.read(path))
        octets[20] ^= 1
        try PrivateFile.write(octets, to: path)
        let again = HealthCodeClient(device)
        #expect(again.trustBook.sequence == 0)
        #expect(try await again.download().get().revokedCodes == 3)
        await again.close()
    }

    @Test func aNewEncryptionKeyIsKnownBeforeTheNextDocument() async throws {
        let fresh = SM2PrivateKey()
        let service = service
        let server = try ScriptedServer { request in
            var keys = service.service
            keys["encryptKey"] = .object(ServiceKey(keyId: 9, key: fresh.publicKey).json)
            let members: JSONObject = [
                "serverTime": .string(ServiceClock.systemTime().c17), "seq": .integer(0), "issuers": .array([]),
                "service": .object(keys), "revokedCodes": .array([]), "degraded": .bool(false),
            ]
            return .answer(status: 200, body: service.answer(request, .success, members))
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        _ = try await client.download().get()
        #expect(client.device.encryptKey == ServiceKey(keyId: 9, key: fresh.publicKey))
        await client.close()
    }

    // MARK: Forgetting

    @Test func forgettingDestroysEveryKey() async throws {
        defer { clean() }
        let server = try server([])
        defer { server.stop() }
        let device = try service.enrolled(server.url, directory: directory)
        try DeviceDirectory.store(device)
        let client = HealthCodeClient(device)
        _ = try await client.download().get()
        let key = directory + "/" + device.keyFile
        let descriptor = open(key, O_RDONLY)
        #expect(descriptor >= 0)
        await client.delivery.forget()
        #expect(PrivateFile.names(in: directory).allSatisfy { $0 == "." || $0 == ".." })
        // What the file held is gone too, not the name alone.
        var held = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &held, held.count)
        close(descriptor)
        let scalar = Hex.encode(device.privateKey.scalar)
        #expect(count > 0)
        #expect(!String(decoding: held.prefix(max(0, count)), as: UTF8.self).contains(scalar))
        guard case .failed(let failure) = await client.verify(Samples.scan(), within: .seconds(60)) else {
            Issue.record("still verifies")
            return
        }
        #expect(failure.cause == .notEnrolled)
        #expect(!failure.wasSent)
        await client.close()
    }
}
