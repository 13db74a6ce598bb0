import Checkpoint
import Glibc
import GuoMi
import HealthCode
import HealthCodeAPI
import Synchronization
import Testing

@testable import HealthCodeClient

/// Enrolment over real sockets and real files, in a directory of its own.
@Suite(.serialized) struct EnrolmentTests {
    let directory = "/tmp/kakou-enrol-\(SecureRandom.uuid())"

    static func token(_ service: ScriptedService) -> String {
        let digest = Hex.encode(SM3.digest(service.signing.publicKey.point).prefix(8))
        return String(repeating: "A", count: 26) + "-" + digest.lowercased()
    }

    /// A service that enrols whoever comes.
    static func server(_ service: ScriptedService, answering code: ReturnCode = .success) throws -> ScriptedServer {
        try ScriptedServer { request in
            if request.method == "GET" {
                return .answer(
                    status: 200,
                    body: service.answer(
                        request, .success,
                        [
                            "serverTime": "20260101000000000", "seq": .integer(0), "issuers": .array([]),
                            "service": .object(service.service),
                        ]))
            }
            let asked = ScriptedService.business(request)
            guard code == .success else { return .answer(status: 200, body: service.answer(request, code)) }
            return .answer(
                status: 200,
                body: service.answer(
                    request, .success,
                    [
                        "custNum": "C9", "deviceSn": asked["deviceSn"] ?? "?", "keyId": .integer(1),
                        "checkpoint": ["gateId": "G1", "gateType": "106", "divisionCode": "330100"],
                        "service": .object(service.service),
                    ]))
        }
    }

    private func order(_ server: ScriptedServer, _ token: String, again: Bool = false) -> EnrolmentOrder {
        EnrolmentOrder(url: server.url, token: token, directory: directory, again: again)
    }

    private func mode(_ path: String) -> mode_t {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
    }

    private func clean() {
        for name in ["device.json", "device-1.key", "device-2.key", "enrolling.json", "trust.json", "ca.pem"] {
            unlink("\(directory)/\(name)")
        }
        rmdir(directory)
    }

    @Test func anEnrolledDirectoryIsPrivateAndLoads() async throws {
        defer { clean() }
        let service = ScriptedService()
        let server = try Self.server(service)
        defer { server.stop() }
        let device = try await Enrolment.enrol(order(server, Self.token(service)))
        #expect(device.custNum == "C9")
        #expect(mode(directory) == 0o700)
        for name in ["device.json", "device-1.key"] { #expect(mode("\(directory)/\(name)") == 0o600, "\(name)") }
        #expect(mode("\(directory)/enrolling.json") == 0, "the pending key is forgotten")
        let loaded = try DeviceDirectory.load(directory)
        #expect(loaded.json == device.json)
        #expect(loaded.privateKey.scalar == device.privateKey.scalar)
        let sent = try Envelope.parse(server.requests[0].body)
        #expect(sent.verify(with: device.privateKey.publicKey))
        #expect(sent.content["custNum"]?.string == "")
        #expect(
            !String(decoding: server.requests[0].body, as: UTF8.self).contains(Hex.encode(device.privateKey.scalar)))
    }

    @Test func whoeverAnswersFirstIsNotTrusted() async throws {
        defer { clean() }
        let (ours, theirs) = (ScriptedService(), ScriptedService())
        let server = try Self.server(theirs)
        defer { server.stop() }
        await #expect(throws: DeviceFault.notTheTokensService) {
            try await Enrolment.enrol(order(server, Self.token(ours)))
        }
        #expect(throws: DeviceFault.notEnrolled(directory: directory)) { try DeviceDirectory.load(directory) }
    }

    @Test func theRightKeyInTheAnswerIsNotEnough() async throws {
        defer { clean() }
        let (ours, theirs) = (ScriptedService(), ScriptedService())
        let server = try ScriptedServer { request in
            .answer(
                status: 200,
                body: theirs.answer(
                    request, .success,
                    ["custNum": "C9", "deviceSn": "x", "service": .object(ours.service)]))
        }
        defer { server.stop() }
        await #expect(
            throws: DeviceFault.service(ServiceFailure(.badSignature, detail: "signature wrong", status: 200))
        ) {
            try await Enrolment.enrol(order(server, Self.token(ours)))
        }
    }

    @Test func aRefusedTokenSaysSo() async throws {
        defer { clean() }
        let service = ScriptedService()
        let server = try Self.server(service, answering: .enrolmentTokenInvalid)
        defer { server.stop() }
        await #expect(
            throws: DeviceFault.service(ServiceFailure(.serviceError, code: .enrolmentTokenInvalid, isSigned: true))
        ) {
            try await Enrolment.enrol(order(server, Self.token(service)))
        }
    }

    /// A lost answer is asked for again with the same key under the same requestId.
    @Test func aLostAnswerCostsNoSecondToken() async throws {
        defer { clean() }
        let service = ScriptedService()
        let lost = try ScriptedServer { _ in .drop }
        let port = lost.port
        await #expect(throws: DeviceFault.self) { try await Enrolment.enrol(order(lost, Self.token(service))) }
        lost.stop()
        let kept = try PendingKey.kept("http://127.0.0.1:\(port) \(Self.token(service))", deviceSn: nil, in: directory)
        let sent = ScriptedService.business(lost.requests[0])
        #expect(sent["requestId"]?.string == kept.requestId)
        #expect(sent["publicKey"]?.string == Base64.encode(kept.key.publicKey.point))
    }

    @Test func aSecondEnrolmentHasToBeAskedForByName() async throws {
        defer { clean() }
        let service = ScriptedService()
        let server = try Self.server(service)
        defer { server.stop() }
        _ = try await Enrolment.enrol(order(server, Self.token(service)))
        await #expect(throws: DeviceFault.alreadyEnrolled(custNum: "C9")) {
            try await Enrolment.enrol(order(server, Self.token(service)))
        }
        _ = try await Enrolment.enrol(order(server, Self.token(service), again: true))
    }

    @Test(arguments: ["", "x", "AAAA-0123456789abcdef", String(repeating: "A", count: 26) + "-0123", "a-b-c"])
    func tokensOfTheWrongForm(_ text: String) async {
        let order = EnrolmentOrder(url: "http://127.0.0.1:1", token: text, directory: directory)
        await #expect(throws: DeviceFault.tokenForm) { try await Enrolment.enrol(order) }
    }

    @Test func plainHTTPToOthersIsRefused() async {
        let order = EnrolmentOrder(url: "http://gate.example", token: "", directory: directory)
        await #expect(throws: DeviceFault.plainHTTP(host: "gate.example")) { try await Enrolment.enrol(order) }
    }

    @Test func damagedAndForeignFilesAreNamed() async throws {
        defer { clean() }
        let service = ScriptedService()
        let server = try Self.server(service)
        defer { server.stop() }
        _ = try await Enrolment.enrol(order(server, Self.token(service)))
        let record = "\(directory)/device.json"
        chmod(record, 0o644)
        #expect(throws: DeviceFault.notPrivate(path: record)) { try DeviceDirectory.load(directory) }
        chmod(record, 0o600)
        try PrivateFile.write(Array("{".utf8), to: record)
        #expect(throws: DeviceFault.corrupt(path: record, reason: "not JSON")) { try DeviceDirectory.load(directory) }
        try PrivateFile.remove(record)
        #expect(throws: DeviceFault.notEnrolled(directory: directory)) { try DeviceDirectory.load(directory) }
    }

    @Test func anotherKeyInTheKeyFileIsNoticed() async throws {
        defer { clean() }
        let service = ScriptedService()
        let server = try Self.server(service)
        defer { server.stop() }
        _ = try await Enrolment.enrol(order(server, Self.token(service)))
        try KeyFile.write(SM2PrivateKey(), to: "\(directory)/device-1.key")
        #expect(throws: DeviceFault.self) { try DeviceDirectory.load(directory) }
        try PrivateFile.write(Array("kakou-sm2-1 00\n".utf8), to: "\(directory)/device-1.key")
        #expect(throws: DeviceFault.self) { try DeviceDirectory.load(directory) }
    }

    /// Rotation: the new key counts once its answer is here and on disk (protocol.md 3.20).
    @Test func rotationReplacesTheKeyOnlyWhenAnswered() async throws {
        defer { clean() }
        let service = ScriptedService()
        let fails = Mutex(true)
        let server = try ScriptedServer { request in
            let asked = ScriptedService.business(request)
            if asked["custNum"]?.string == "" {
                return .answer(
                    status: 200,
                    body: service.answer(
                        request, .success,
                        [
                            "custNum": "C9", "deviceSn": asked["deviceSn"] ?? "?", "keyId": .integer(1),
                            "service": .object(service.service),
                        ]))
            }
            if fails.withLock({ $0 }) { return .drop }
            return .answer(
                status: 200,
                body: service.answer(
                    request, .success,
                    ["custNum": "C9", "deviceSn": "x", "keyId": .integer(2), "service": .object(service.service)]))
        }
        defer { server.stop() }
        let first = try await Enrolment.enrol(order(server, Self.token(service)))
        let client = HealthCodeClient(first)
        await #expect(throws: DeviceFault.self) { try await client.rotate() }
        #expect(try DeviceDirectory.load(directory).privateKey.scalar == first.privateKey.scalar)
        fails.withLock { $0 = false }
        let rotated = try await client.rotate()
        await client.close()
        #expect(rotated.keyId == 2)
        let loaded = try DeviceDirectory.load(directory)
        #expect(loaded.keyId == 2)
        #expect(loaded.privateKey.scalar == rotated.privateKey.scalar)
        #expect(loaded.privateKey.scalar != first.privateKey.scalar)
        let tries = server.requests.map(ScriptedService.business).filter { $0["token"] == nil }
        #expect(Set(tries.map { $0["requestId"]?.string }).count == 1, "a retry keeps its requestId")
        #expect(Set(tries.map { $0["publicKey"]?.string }).count == 1, "and its key")
    }
}
