import Checkpoint
import Glibc
import GuoMi
import HealthCode
import HealthCodeAPI
import NIOSSL
import Testing

@testable import HealthCodeClient

/// TLS dates are checked at the time that was trusted last where the system's clock is behind it (offline.md): here the
/// system's clock is today's, and the server's certificate begins in 2090.
@Suite(.serialized) struct CertificateTimeTests {
    static let then = Instant(c17: "20950601000000000") ?? Instant(milliseconds: 0)
    let service = ScriptedService()
    let directory = "/tmp/kakou-tls-\(getpid())-\(SecureRandom.uuid())"

    private func clean() {
        for name in PrivateFile.names(in: directory) { unlink(directory + "/" + name) }
        rmdir(directory)
    }

    private func roots(_ text: String = TestCertificates.root) throws -> String {
        try PrivateFile.makeDirectory(directory)
        let path = directory + "/ca.pem"
        try PrivateFile.write(Array(text.utf8), to: path)
        return path
    }

    private func server(at time: Instant) async throws -> TLSServer {
        let service = service
        return try await TLSServer.start { path, body in
            let request = ScriptedServer.Request(method: "POST", path: path, body: body, number: 0)
            let members: JSONObject =
                path == Route.verifications.path
                ? ScriptedService.verdict() : ["bizSerialNum": "S", "randomNumber": "R", "expireIn": .integer(60)]
            return service.answer(request, .success, members, at: time)
        }
    }

    private func verify(_ host: String, _ clock: ServiceClock, roots: String) async throws -> VerifyOutcome {
        let server = try await server(at: Self.then)
        let device = try service.enrolled("https://\(host):\(server.port)")
        let client = HealthCodeClient(
            device, transport: .live(device.service, trustRoots: roots, clock: clock), clock: clock)
        let outcome = await client.verify(Samples.scan(), within: .seconds(60))
        await client.close()
        await server.stop()
        return outcome
    }

    @Test func bySystemTimeItIsNotYetValid() async throws {
        defer { clean() }
        guard case .failed(let failure) = try await verify("127.0.0.1", ServiceClock(), roots: try roots()) else {
            Issue.record("judged")
            return
        }
        #expect(failure.cause == .tls)
        #expect(!failure.wasSent)
    }

    @Test(arguments: ["127.0.0.1", "localhost"]) func byTheTrustedTimeItIs(_ host: String) async throws {
        defer { clean() }
        let clock = ServiceClock()
        clock.raise(to: Self.then)
        let outcome = try await verify(host, clock, roots: try roots())
        guard case .judged(let judgement) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(judgement.grade == .known(.low))
        #expect(abs(clock.now - Self.then) < 3_600_000)
    }

    /// The chain is still checked, all of it.
    @Test func anotherAuthorityIsNotBelieved() async throws {
        defer { clean() }
        let clock = ServiceClock()
        clock.raise(to: Self.then)
        let others = try roots(TestCertificates.server)
        guard case .failed(let failure) = try await verify("127.0.0.1", clock, roots: others) else {
            Issue.record("judged")
            return
        }
        #expect(failure.cause == .tls)
        #expect(!failure.wasSent)
    }

    @Test func aPeerThatIsGoneIsRefused() async throws {
        defer { clean() }
        let clock = ServiceClock()
        clock.raise(to: Self.then)
        let server = try await server(at: Self.then)
        let device = try service.enrolled("https://127.0.0.1:\(server.port)")
        await server.stop()
        let client = HealthCodeClient(
            device, transport: .live(device.service, trustRoots: try roots(), clock: clock), clock: clock)
        let outcome = await client.verify(Samples.scan(), within: .seconds(60))
        await client.close()
        guard case .failed(let failure) = outcome else {
            Issue.record("judged")
            return
        }
        #expect(failure.cause == .refused)
        #expect(!failure.wasSent)
    }

    struct Row: Sendable {
        var host = "localhost"
        var at = CertificateTimeTests.then
        var refusal: CertificateChain.Refusal?
    }

    static let rows: [Row] = [
        Row(), Row(host: "127.0.0.1"), Row(host: "127.0.0.2", refusal: .host), Row(host: "example.org", refusal: .host),
        Row(at: Instant(c17: "20891231235959999") ?? then, refusal: .dates),
        Row(at: Instant(c17: "21000102000000000") ?? then, refusal: .dates), Row(host: "", refusal: .unreadable),
    ]

    @Test(arguments: rows.indices) func chains(_ index: Int) throws {
        defer { clean() }
        let row = Self.rows[index]
        let roots = try roots()
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.server.utf8)).map { try $0.toDERBytes() }
        let result = Result { () throws(CertificateChain.Refusal) in
            try CertificateChain.check(chain, roots: roots, host: row.host, at: row.at.seconds)
        }
        switch result {
        case .success: #expect(row.refusal == nil)
        case .failure(let refusal): #expect(refusal == row.refusal)
        }
        #expect(throws: CertificateChain.Refusal.unreadable) {
            try CertificateChain.check([[1, 2, 3]], roots: roots, host: row.host, at: row.at.seconds)
        }
        #expect(throws: CertificateChain.Refusal.unreadable) {
            try CertificateChain.check(chain, roots: roots + "x", host: row.host, at: row.at.seconds)
        }
    }
}
