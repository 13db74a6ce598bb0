public import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

extension HealthCodeClient {
    /// What the uploader and the downloader need.
    public var delivery: DeliveryNeeds {
        DeliveryNeeds(
            deliver: { rows, way, limit in await self.deliver(rows, way, within: limit) },
            download: { await self.download() }, reach: { await self.reach() },
            trustedOffset: { self.clock.trustedOffset }, inspect: { self.inspect($0) },
            standing: { self.standing(of: $0) }, trustAge: { self.trustAge }, forget: { await self.forget() })
    }

    /// Whose a row is that was scanned under this customer number.
    public func standing(of custNum: String?) -> DeviceStanding {
        guard let custNum, custNum != device.custNum else { return .own }
        return formers[custNum] == nil ? .stranger : .former
    }

    /// Sends rows (X1, or I6 with `deferred`) and returns within `limit`, everything included.
    ///
    /// A row that cannot stand in a message is left out of it, and so of the answer. A message over the limit of its
    /// address is ``DeliveryReply/refused(_:retryAfterSeconds:serverTime:)`` with 1001 and never sent. The first 5002 is
    /// told as such; from then on rows go by X1 under the serial number of I4's 5002, whatever way is asked for.
    public func deliver(_ rows: [Delivery], _ way: DeliveryWay, within limit: Duration) async -> DeliveryReply {
        let deadline = ContinuousClock.now + limit
        do {
            let reply =
                way == .single && !keys.isToldRevoked
                ? try await single(rows, by: deadline) : try await batch(rows, by: deadline)
            if case .refused(.deviceRevoked, _, _) = reply { keys.toldRevoked() }
            return reply
        } catch {
            if let code = error.code, error.isSigned || error == SignedExchange.tooLarge {
                if code == .deviceRevoked { keys.toldRevoked() }
                return .refused(code, retryAfterSeconds: error.retryAfterSeconds, serverTime: clock.now)
            }
            return .failed(error)
        }
    }

    /// Destroys the device's keys here and on disk; nothing is signed afterwards.
    public func forget() async {
        keys.forget()
        await verifySerials.close()
        // What a disk refuses to overwrite it will refuse again; the device is revoked at the service in any case.
        try? DeviceDirectory.forget(device)
    }

    /// Codes that refuse I6 as a message; any other answers the row.
    static let aboutTheMessage: Set<ReturnCode> = [
        .envelopeMalformed, .signatureInvalid, .customerUnknown, .notAuthorised, .tooManyRequests, .serviceTypeWrong,
        .applicationRefused, .deviceNotRegistered, .deviceRevoked, .internalError, .upstreamBusy, .maintenance,
    ]

    private static let nothingToSend = ServiceFailure(
        .badAnswer, detail: "no row that could be sent this way", wasSent: false)

    // MARK: X1

    private func batch(
        _ rows: [Delivery], by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure)
        -> DeliveryReply
    {
        let began = ContinuousClock.now
        var renewals = 0
        while true {
            let serial = try await batchSerial(renewed: renewals > 0, by: deadline)
            let (items, sent) = try items(of: rows, random: serial.random)
            guard !items.isEmpty else { throw Self.nothingToSend }
            let answer = try await call(
                .verificationBatch, requestId: SecureRandom.uuid(),
                members: ["bizSerialNum": .string(serial.number), "deviceSn": .string(device.deviceSn)], items: items,
                by: deadline)
            if Self.spoilsSerial.contains(answer.code), renewals < 3 {
                renewals += 1
                continue
            }
            guard answer.code == .success else {
                return .refused(
                    answer.code, retryAfterSeconds: answer.retryAfterSeconds, serverTime: answer.timeStamp)
            }
            let latency = (ContinuousClock.now - began).milliseconds
            guard let answers = DeliveryReading.items(of: answer, sent: sent, latency: latency) else {
                throw ServiceFailure(.badAnswer, detail: "items")
            }
            return .items(answers, serverTime: answer.timeStamp)
        }
    }

    /// The items that can be sent, and their requestIds; of two with the same one the first.
    private func items(
        of rows: [Delivery], random: String
    ) throws(ServiceFailure) -> (items: [[UInt8]], sent: Set<String>) {
        let device = device
        var items: [[UInt8]] = []
        var sent: Set<String> = []
        for delivery in rows where !sent.contains(delivery.row.requestId) {
            let item = DeliveryItem(delivery: delivery, device: device, formers: formers)
            guard let item = try item.octets(random: random) else {
                continue
            }
            items.append(item)
            sent.insert(delivery.row.requestId)
        }
        return (items, sent)
    }

    /// A serial number for a batch: an ordinary one, or once a 5002 has been told that of a 5002.
    private func batchSerial(
        renewed: Bool, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure)
        -> Serial
    {
        if let serial = keys.takeRevokedSerial(at: .now) { return serial }
        let isTold = keys.isToldRevoked
        do {
            return try await scanSerial(renewed: renewed || isTold, by: deadline)
        } catch {
            guard isTold, error.isSigned, error.code == .deviceRevoked,
                let serial = keys.takeRevokedSerial(at: .now)
            else { throw error }
            return serial
        }
    }

    // MARK: I6

    private func single(
        _ rows: [Delivery], by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure)
        -> DeliveryReply
    {
        guard let delivery = rows.first else { throw Self.nothingToSend }
        let item = DeliveryItem(delivery: delivery, device: device, formers: formers)
        if case .carried = delivery.row.content {
            throw ServiceFailure(.serviceError, detail: "another device's row goes by X1 only", wasSent: false)
        }
        guard !item.isFormer else {
            throw ServiceFailure(.formerEnrolment, detail: "goes by X1 only", wasSent: false)
        }
        let began = ContinuousClock.now
        let requestId = delivery.row.requestId
        var renewals = 0
        while true {
            let serial = try await scanSerial(renewed: renewals > 0, by: deadline)
            guard var members = try item.members(random: serial.random) else { throw Self.nothingToSend }
            members.put("bizSerialNum", serial.number)
            let answer = try await call(.verifications, requestId: requestId, members: members, by: deadline)
            if Self.spoilsSerial.contains(answer.code), renewals < 3 {
                renewals += 1
                continue
            }
            guard !Self.aboutTheMessage.contains(answer.code), !Self.spoilsSerial.contains(answer.code) else {
                return .refused(
                    answer.code, retryAfterSeconds: answer.retryAfterSeconds, serverTime: answer.timeStamp)
            }
            let latency = (ContinuousClock.now - began).milliseconds
            guard let word = DeliveryReading.word(answer.content, answer.code, in: answer, latency: latency) else {
                throw ServiceFailure(.badAnswer, detail: "healthStatus or qrCodeExpired is missing")
            }
            return .items([requestId: word], serverTime: answer.timeStamp)
        }
    }
}
