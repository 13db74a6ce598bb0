internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeClient
internal import HealthCodeService
internal import Logging

/// The demo's outside: a service of its own in this process, a device enrolled with it, and people with their codes.
actor DemoWorld {
    private let directory: String
    private let samplePeople: Int
    private var serving: Task<Void, any Error>?
    private var administration: Administration?
    private var client: HealthCodeClient?
    private var isOpening = false
    private var isOpen = false
    private var isClosed = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var cast = DemoCast([])
    private var act = 0
    private var last: String?
    private var short: MadeCode?

    init(directory: String, samplePeople: Int) {
        self.directory = directory
        self.samplePeople = samplePeople
    }

    /// Starts the service on a free loopback port and enrols a desk device; the console is on the screen by then.
    func open() async -> Result<HealthCodeClient, DeviceFault> {
        guard !isClosed else { return .failure(.service(ServiceFailure(.cancelled))) }
        isOpening = true
        defer { admitTheWaiting() }
        do {
            let url = try await serve()
            let administration = try Administration(dataDirectory: directory + "/service")
            let token = try administration.token(
                role: .desk, gateId: "demo-1", gateType: "106", division: "330100")
            let device = try await Enrolment.enrol(
                EnrolmentOrder(url: url, token: token, directory: directory + "/device", deviceSn: "DEMO"))
            let client = HealthCodeClient(device, spares: 2)
            self.administration = administration
            self.client = client
            cast = DemoCast(try administration.people())
            return .success(client)
        } catch let fault as DeviceFault {
            return .failure(fault)
        } catch {
            return .failure(.service(ServiceFailure(.serviceError, detail: "\(error)")))
        }
    }

    /// What the scanner types for the next sample person; whoever comes before the service has started waits for it.
    func next() async throws(ServiceFailure) -> String {
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        guard let client else { throw ServiceFailure(.refused, detail: "the demo's service did not start") }
        let part = DemoPart.programme[act % DemoPart.programme.count]
        act += 1
        if act == 1 { await prepareShortCode(client) }
        let text = try await self.text(part, client)
        last = text
        return text
    }

    /// Ends the service, and returns when nothing writes to the directory any more.
    func close() async {
        isClosed = true
        // A service that is cancelled while it opens its channel, or takes a connection, traps in NIO: it is let start, and
        // nobody knocks any more.
        if isOpening, !isOpen { await withCheckedContinuation { waiting.append($0) } }
        await client?.close()
        serving?.cancel()
        _ = await serving?.result
    }

    private func admitTheWaiting() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }

    private func serve() async throws -> String {
        var options = ServiceOptions(
            dataDirectory: directory + "/service", port: 0, samplePeople: samplePeople,
            logger: Logger(label: "kakou.demo") { _ in SwiftLogNoOpLogHandler() })
        options.handlesSignals = false
        let application = try ServiceApplication(options)
        let (addresses, teller) = AsyncStream.makeStream(of: String.self)
        serving = Task.detached {
            defer { teller.finish() }
            try await application.run { teller.yield($0) }
        }
        for await address in addresses { return address }
        _ = try await serving?.value
        throw ServiceFailure(.serviceError, detail: "the service did not start")
    }

    private func text(_ part: DemoPart, _ client: HealthCodeClient) async throws(ServiceFailure) -> String {
        switch part {
        case .notACode: return "https://pay.example/qr/8c1f0a7b"
        case .sameAgain:
            if let last { return last }
        case .expired:
            if let short, let end = short.expireTime, client.clock.now > end {
                self.short = nil
                return short.content
            }
        default: break
        }
        let made = try await code(for: part.grade, client)
        guard var content = try? CodeContent(text: made) else { return made }
        switch part {
        case .forged: content.gradeByte = Grade.low.codeByte
        case .unknownIssuer: content.keyId = 0xFFFE
        case .revoked: try? administration?.revokeCode(made)
        default: break
        }
        return content.text
    }

    private func code(for grade: Grade, _ client: HealthCodeClient) async throws(ServiceFailure) -> String {
        guard let person = cast.next(grade), let document = try? DocumentNumber(person.certType, person.certNum) else {
            throw ServiceFailure(.cancelled, detail: "no sample person of grade \(grade.rawValue)")
        }
        return try await client.makeCode(MakeOrder(name: person.name, document: document)).content
    }

    /// A code that will have ended its life by the time its turn comes.
    private func prepareShortCode(_ client: HealthCodeClient) async {
        guard let person = cast.next(.low), let document = try? DocumentNumber(person.certType, person.certNum) else {
            return
        }
        short = try? await client.makeCode(MakeOrder(name: person.name, document: document, seconds: 30))
    }
}
