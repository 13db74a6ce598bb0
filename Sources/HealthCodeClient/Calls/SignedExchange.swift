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
    func call(
        _ route: Route, requestId: String, members: JSONObject, as keys: KeyHolder,
        by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> SignedAnswer {
        var mendedClock = false
        while true {
            let device = keys.device
            let body = try seal(route, requestId: requestId, members: members, device: device)
            let call = HTTPCall(.post, route.path, body: body, answerLimit: Limits.batchBody, deadline: deadline)
            let sent = ContinuousClock.now
            let answer = try await send(call)
            let received = ContinuousClock.now
            let signed = try await read(answer, requestId: requestId, limit: call.answerLimit, keys: keys, by: deadline)
            clock.learn(signed.timeStamp, sent: sent, received: received)
            guard signed.code == .clockOutside, !mendedClock else { return signed }
            mendedClock = true
        }
    }

    /// Asks for a serial number (I4).
    func apply(
        for type: ApplyType, deviceSn: String?, as keys: KeyHolder, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> Serial {
        var members: JSONObject = ["applyType": .string(type.rawValue)]
        members.put("deviceSn", deviceSn)
        let askedAt = ContinuousClock.now
        let answer = try await call(
            .applications, requestId: SecureRandom.uuid(), members: members, as: keys, by: deadline)
        guard answer.code == .success else {
            throw ServiceFailure(FailureCause(answered: answer.code), code: answer.code)
        }
        guard let number = answer.text("bizSerialNum"), let random = answer.text("randomNumber"), !number.isEmpty else {
            throw ServiceFailure(.badAnswer, detail: "serial number")
        }
        return Serial(
            number: number, random: random, life: answer.content["expireIn"]?.integer ?? 60, askedAt: askedAt)
    }

    /// Asks for keys and revocations (X2) and follows the key chain where the signer is new.
    func trust(
        since: Int, as keys: KeyHolder, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> (Trust, body: [UInt8]) {
        let limit = 4 << 20
        let call = HTTPCall(.get, "\(Route.trust.path)?since=\(since)", answerLimit: limit, deadline: deadline)
        let answer = try await send(call)
        let known = keys.device.signKeys
        do throws(ServiceFailure) {
            let signed = try AnswerReader.read(answer, requestId: nil, keys: known, limit: limit)
            guard signed.code == .success, let trust = Trust(signed.content) else {
                throw ServiceFailure(FailureCause(answered: signed.code), code: signed.code)
            }
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
            return (trust, answer.body)
        }
    }

    private func seal(
        _ route: Route, requestId: String, members: JSONObject, device: Device
    ) throws(ServiceFailure) -> [UInt8] {
        var business: JSONObject = [
            "custNum": .string(device.custNum), "timeStamp": .string(clock.now.c17), "requestId": .string(requestId),
        ]
        business.put("serviceType", route.serviceType?.rawValue)
        for member in members.members { business[member.name] = member.value }
        do {
            return try Envelope.seal(.object(business), key: device.privateKey, keyId: device.keyId)
        } catch {
            throw ServiceFailure(.serviceError, detail: "cannot sign")
        }
    }

    /// Sends, and once more where the connection went away without an answer: a kept connection may have been closed at
    /// the other end just then. The octets are the same, so nothing can take effect twice (protocol.md 2.1).
    private func send(_ call: HTTPCall) async throws(ServiceFailure) -> HTTPAnswer {
        do {
            return try await transport.exchange(call)
        } catch {
            guard error.cause == .unreachable, ContinuousClock.now < call.deadline - .milliseconds(50) else {
                throw error
            }
            return try await transport.exchange(call)
        }
    }

    private func read(
        _ answer: HTTPAnswer, requestId: String, limit: Int, keys: KeyHolder, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> SignedAnswer {
        do {
            return try AnswerReader.read(answer, requestId: requestId, keys: keys.device.signKeys, limit: limit)
        } catch {
            guard error.detail == AnswerReader.unknownKey else { throw error }
            _ = try await trust(since: 0, as: keys, by: deadline)
            return try AnswerReader.read(answer, requestId: requestId, keys: keys.device.signKeys, limit: limit)
        }
    }
}
