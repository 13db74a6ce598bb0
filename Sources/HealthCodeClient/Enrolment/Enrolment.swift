internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Making a directory a device of a service (X3, protocol.md 3.20).
public enum Enrolment {
    /// Enrols a device and keeps it in the directory of the order.
    ///
    /// The answer's key must be the one whose digest the token carries, and must have signed the answer.
    /// - Parameter transport: the way to the service; the live one unless a test says otherwise.
    /// - Throws: ``DeviceFault``.
    public static func enrol(_ order: EnrolmentOrder, transport: Transport? = nil) async throws(DeviceFault) -> Device {
        let address: ServiceAddress
        do { address = try ServiceAddress(order.url) } catch { throw .address(error) }
        guard address.scheme == "https" || address.isLoopback else { throw .plainHTTP(host: address.host) }
        guard let token = EnrolmentToken(order.token) else { throw .tokenForm }
        try PrivateFile.makeDirectory(order.directory)
        if !order.again, let device = try? DeviceDirectory.load(order.directory) {
            throw .alreadyEnrolled(custNum: device.custNum)
        }
        let pending = try PendingKey.kept(
            "\(address.origin) \(token.text)", deviceSn: order.deviceSn, in: order.directory)
        let roots = try copyRoots(order)
        let clock = ServiceClock()
        let transport =
            transport ?? .live(address, trustRoots: roots.map { order.directory + "/" + $0 }, clock: clock)
        let answer: SignedAnswer
        do throws(DeviceFault) {
            answer = try await ask(token, pending, over: transport, clock)
            await transport.close()
        } catch {
            await transport.close()
            throw error
        }
        guard
            let device = Device(
                answer: answer.content, service: address, privateKey: pending.key, enrolledAt: answer.timeStamp,
                tlsRoots: roots, directory: order.directory)
        else { throw .service(ServiceFailure(.badAnswer, detail: "members of X3")) }
        // Before the new key takes the place of the old one.
        if let former = try? DeviceDirectory.load(order.directory) { try DeviceDirectory.retire(former, for: device) }
        try DeviceDirectory.store(device)
        try PendingKey.forget(in: order.directory)
        return device
    }

    private static func ask(
        _ token: EnrolmentToken, _ pending: PendingKey, over transport: Transport, _ clock: ServiceClock
    ) async throws(DeviceFault) -> SignedAnswer {
        let deadline = ContinuousClock.now + .seconds(15)
        for _ in 0..<2 {
            let members: JSONObject = [
                "custNum": .string(""), "timeStamp": .string(clock.now.c17), "requestId": .string(pending.requestId),
                "token": .string(token.text), "publicKey": .string(Base64.encode(pending.key.publicKey.point)),
                "deviceSn": .string(pending.deviceSn),
            ]
            let answer: SignedAnswer
            do {
                let body = try Envelope.seal(.object(members), key: pending.key, keyId: 1)
                let sent = clock.bootMilliseconds
                let http = try await transport.exchange(
                    HTTPCall(.post, Route.devices.path, body: body, deadline: deadline))
                let received = clock.bootMilliseconds
                let key = try await signer(of: http, token, over: transport, by: deadline)
                answer = try AnswerReader.read(
                    http, requestId: pending.requestId, keys: [key], limit: Limits.batchBody)
                clock.learn(answer.timeStamp, sent: sent, received: received)
            } catch let fault as DeviceFault {
                throw fault
            } catch let failure as ServiceFailure {
                throw .service(failure)
            } catch {
                throw .service(ServiceFailure(.serviceError, detail: "cannot sign"))
            }
            switch answer.code {
            case .success: return answer
            case .clockOutside: continue
            default: throw .service(answer.failure)
            }
        }
        throw .service(ServiceFailure(.clock, code: .clockOutside, isSigned: true))
    }

    /// The key that signed an answer, believed because the token names it. A refusal does not carry the key; then the
    /// service's trust answer is asked for it.
    private static func signer(
        of answer: HTTPAnswer, _ token: EnrolmentToken, over transport: Transport, by deadline: ContinuousClock.Instant
    ) async throws -> ServiceKey {
        guard let envelope = try? Envelope.parse(answer.body, limit: Limits.batchBody), !envelope.isUnsigned else {
            throw AnswerReader.unsigned(answer, limit: Limits.batchBody)
        }
        var key = ServiceKey(envelope.content["service"]?.object?["signKey"])
        if key == nil {
            let trust = try await transport.exchange(
                HTTPCall(.get, Route.trust.path + "?since=0", answerLimit: 4 << 20, deadline: deadline))
            let content = (try? Envelope.parse(trust.body, limit: 4 << 20))?.content
            key = ServiceKey(content?["service"]?.object?["signKey"])
        }
        guard let key, token.isOf(key.key) else { throw DeviceFault.notTheTokensService }
        return key
    }

    /// Copies the authorities to trust into the directory, so that the device does not depend on where they came from.
    private static func copyRoots(_ order: EnrolmentOrder) throws(DeviceFault) -> String? {
        guard let path = order.tlsRoots else { return nil }
        let octets = try PrivateFile.readPublic(path)
        guard String(decoding: octets, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
            throw .corrupt(path: path, reason: "no PEM certificate")
        }
        try PrivateFile.write(octets, to: order.directory + "/ca.pem")
        return "ca.pem"
    }
}
