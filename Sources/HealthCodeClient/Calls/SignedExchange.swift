internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// One signed question and its checked answer, with what may be mended on the way: a dropped connection, a wrong clock,
/// a service key newer than ours. Each is tried once more and no oftener.
struct SignedExchange: Sendable {
    let transport: Transport
    let clock: ServiceClock

    /// Asks; the answer is signed by the service and carries our requestId.
    /// - Parameter items: octets that become the last member, `items`, as they are (X1).
    func call(
        _ route: Route, requestId: String, members: JSONObject, items: [[UInt8]]? = nil, as keys: KeyHolder,
        by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> SignedAnswer {
        var mendedClock = false
        while true {
            guard !keys.isForgotten else { throw ServiceFailure(.notEnrolled, wasSent: mendedClock) }
            let body = try seal(route, requestId: requestId, members: members, items: items, device: keys.device)
            let call = HTTPCall(.post, route.path, body: body, answerLimit: Limits.batchBody, deadline: deadline)
            let sent = clock.bootMilliseconds
            let answer = try await send(call)
            let received = clock.bootMilliseconds
            let signed = try await read(answer, requestId: requestId, limit: call.answerLimit, keys: keys, by: deadline)
            clock.learn(signed.timeStamp, sent: sent, received: received)
            guard signed.code == .clockOutside, !mendedClock else { return signed }
            mendedClock = true
        }
    }

    /// Asks for a serial number (I4). That of a 5002, good for X1 alone, is kept with the keys.
    func apply(
        for type: ApplyType, deviceSn: String?, as keys: KeyHolder, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> Serial {
        var members: JSONObject = ["applyType": .string(type.rawValue)]
        members.put("deviceSn", deviceSn)
        let askedAt = ContinuousClock.now
        let answer = try await call(
            .applications, requestId: SecureRandom.uuid(), members: members, as: keys, by: deadline)
        let serial = Serial(answer, askedAt: askedAt)
        guard answer.code == .success else {
            if answer.code == .deviceRevoked, type == .verify, let serial { keys.revoked(with: serial) }
            throw answer.failure
        }
        guard let serial else { throw ServiceFailure(.badAnswer, detail: "serial number") }
        keys.notRevoked()
        return serial
    }

    /// Asks for keys and revocations (X2) and follows the key chain where the signer is new.
    func trust(
        since: Int, as keys: KeyHolder, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> (Trust, body: [UInt8]) {
        let limit = 4 << 20
        let call = HTTPCall(.get, "\(Route.trust.path)?since=\(since)", answerLimit: limit, deadline: deadline)
        let sent = clock.bootMilliseconds
        let answer = try await send(call)
        let received = clock.bootMilliseconds
        let known = keys.device.signKeys
        do throws(ServiceFailure) {
            let signed = try AnswerReader.read(answer, requestId: nil, keys: known, limit: limit)
            guard signed.code == .success, let trust = Trust(signed.content) else {
                throw signed.failure
            }
            clock.learn(trust.serverTime, sent: sent, received: received, isBound: false)
            return (trust, answer.body)
        } catch {
            guard error.detail == AnswerReader.unknownKey,
                let envelope = try? Envelope.parse(answer.body, limit: limit), let trust = Trust(envelope.content)
            else { throw error }
            let believed = trust.followed(from: known)
            // The signature is checked with what the chain led to; until then nothing in the answer counts.
            let signed = try AnswerReader.read(answer, requestId: nil, keys: believed, limit: limit)
            guard signed.code == .success else { throw error }
            keys.believe(believed, encrypt: trust.encryptKey)
            clock.learn(trust.serverTime, sent: sent, received: received, isBound: false)
            return (trust, answer.body)
        }
    }

    private func seal(
        _ route: Route, requestId: String, members: JSONObject, items: [[UInt8]]?, device: Device
    ) throws(ServiceFailure) -> [UInt8] {
        var business: JSONObject = [
            "custNum": .string(device.custNum), "timeStamp": .string(clock.now.c17), "requestId": .string(requestId),
        ]
        business.put("serviceType", route.serviceType?.rawValue)
        for member in members.members { business[member.name] = member.value }
        var octets = business.octets
        if let items {
            octets.removeLast()
            octets += ",\"items\":[".utf8
            octets += items.joined(separator: [UInt8(ascii: ",")])
            octets += "]}".utf8
        }
        let body: [UInt8]
        do {
            body = try Envelope.seal(octets: octets, key: device.privateKey, keyId: device.keyId)
        } catch {
            throw ServiceFailure(.serviceError, detail: "cannot sign", wasSent: false)
        }
        // What the service would have to refuse unsigned is not sent.
        guard body.count <= route.bodyLimit else { throw Self.tooLarge }
        return body
    }

    /// A message over the limit of its address; protocol.md 2.
    static let tooLarge = ServiceFailure(
        .serviceError, code: .envelopeMalformed, detail: "larger than the service takes", wasSent: false)

    /// Sends, and once more where the connection went away without an answer: a kept connection may have been closed at
    /// the other end just then. The octets are the same, so nothing can take effect twice (protocol.md 2.1).
    private func send(_ call: HTTPCall) async throws(ServiceFailure) -> HTTPAnswer {
        let first: ServiceFailure
        do {
            return try await transport.exchange(call)
        } catch {
            first = error
        }
        guard first.cause == .unreachable, ContinuousClock.now < call.deadline - .milliseconds(50) else { throw first }
        do {
            return try await transport.exchange(call)
        } catch {
            var second = error
            second.wasSent = first.wasSent || second.wasSent
            throw second
        }
    }

    private func read(
        _ answer: HTTPAnswer, requestId: String, limit: Int, keys: KeyHolder, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> SignedAnswer {
        do {
            return try AnswerReader.read(answer, requestId: requestId, keys: keys.device.signKeys, limit: limit)
        } catch {
            guard error.detail == AnswerReader.unknownKey else { throw error }
        }
        do {
            _ = try await trust(since: 0, as: keys, by: deadline)
        } catch {
            // The call itself was answered, only not by anybody known.
            throw ServiceFailure(.badSignature, detail: AnswerReader.unknownKey, status: answer.status)
        }
        return try AnswerReader.read(answer, requestId: requestId, keys: keys.device.signKeys, limit: limit)
    }
}

extension Serial {
    /// The serial number in an answer of I4; nil where there is none.
    init?(_ answer: SignedAnswer, askedAt: ContinuousClock.Instant) {
        guard let number = answer.text("bizSerialNum"), let random = answer.text("randomNumber"), !number.isEmpty else {
            return nil
        }
        let life = answer.content["expireIn"]?.integer ?? Int(Limits.serialLife)
        self.init(number: number, random: random, life: max(0, min(life, 30 * 86_400)), askedAt: askedAt)
    }
}
