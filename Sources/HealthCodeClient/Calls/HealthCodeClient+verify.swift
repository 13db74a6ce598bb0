public import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

extension HealthCodeClient {
    /// Asks service 3000 about a scan (I6), by code or by document, with the temperature if one was measured.
    ///
    /// Returns within `limit`, everything included. A serial number that is refused (1104, 1105, 1106, 2001) is replaced
    /// at once, three times at most.
    public func verify(_ scan: Scan, within limit: Duration) async -> VerifyOutcome {
        let began = ContinuousClock.now
        let deadline = began + limit
        do {
            var serial = try await scanSerial(renewed: false, by: deadline)
            var renewals = 0
            while true {
                let members = try self.members(of: scan, serial: serial)
                let answer = try await call(.verifications, requestId: scan.requestId, members: members, by: deadline)
                guard Self.spoilsSerial.contains(answer.code), renewals < 3 else {
                    return Self.outcome(of: answer, latency: (ContinuousClock.now - began).milliseconds)
                }
                renewals += 1
                serial = try await scanSerial(renewed: true, by: deadline)
            }
        } catch {
            if error.isSigned, error.code == .deviceRevoked { keys.toldRevoked() }
            return .failed(error)
        }
    }

    /// A serial number for a scan. Where there is none, the scan itself has not been sent.
    func scanSerial(renewed: Bool, by deadline: ContinuousClock.Instant) async throws(ServiceFailure) -> Serial {
        do {
            return renewed
                ? try await verifySerials.takeNew(by: deadline) : try await verifySerials.take(by: deadline)
        } catch {
            var failure = error
            failure.wasSent = false
            throw failure
        }
    }

    /// The codes that call for a new serial number (offline.md, class "serial").
    static let spoilsSerial: Set<ReturnCode> = [.serialUnknown, .serialExpired, .serialUsed, .checkDataInvalid]

    private func members(of scan: Scan, serial: Serial) throws(ServiceFailure) -> JSONObject {
        let device = device
        var members: JSONObject = ["bizSerialNum": .string(serial.number)]
        switch scan.payload {
        case .code(let content):
            members.put("codeContent", content.text)
        case .document(let claim):
            let proof = try Proof.of(claim.name, claim.document, random: serial.random, to: device.encryptKey)
            members.put("idcardAuthData", proof)
        case .residentNumber, .twoCodes, .wrongLayout, .notACode:
            throw ServiceFailure(.cancelled, detail: "nothing to ask", wasSent: false)
        }
        members.put("requestTime", c17: scan.at)
        members.put("deviceSn", device.deviceSn)
        members.put("currentBodyTemp", tenths: scan.temperature)
        return members
    }

    /// A signed answer of 3000 is a judgement where its code says something about the person or the code; anything else
    /// is a failure of the way there.
    static func outcome(of answer: SignedAnswer, latency: Int64) -> VerifyOutcome {
        if let judgement = Judgement(answer.content, answer.code, at: answer.timeStamp, latency: latency) {
            return .judged(judgement)
        }
        if answer.code == .success {
            return .failed(ServiceFailure(.badAnswer, detail: "healthStatus or qrCodeExpired is missing"))
        }
        return .failed(answer.failure)
    }
}

extension Judgement {
    /// What the members of 3000's answer, or of an item of X1, judge; nil where the code judges nobody, and where a
    /// success lacks what 3.12 requires: that has judged nothing.
    init?(_ content: JSONObject, _ code: ReturnCode, at serverTime: Instant, latency: Int64) {
        func text(_ name: String) -> String? { content[name]?.string }
        let grade = text("healthStatus").map(GradeReading.init(wire:))
        switch code {
        case .success: guard grade != nil, content["qrCodeExpired"]?.bool != nil else { return nil }
        case .deviceRevoked, .deferredTooOld: return nil
        default: guard VerdictKind.byReturnCode[code] != nil else { return nil }
        }
        self.init(
            code: code, grade: grade, assessed: text("assessedStatus").flatMap(Grade.init(rawValue:)),
            maskedName: text("desensitizeName") ?? "", maskedNumber: text("desensitizeCardId") ?? "",
            certType: text("certType").flatMap(CertType.init(wire:)),
            codeExpired: content["qrCodeExpired"]?.bool ?? false, duplicate: content["duplicate"]?.bool ?? false,
            firstSeenAt: text("firstSeenAt").flatMap(Instant.init(c17:)), firstSeenGate: text("firstSeenGate"),
            reasonCode: text("reasonCode"), guide: text("guide"), bizExtData: text("bizExtData"),
            passRecordId: text("passRecordId"), serverTime: serverTime, latencyMilliseconds: Int(clamping: latency))
    }
}

/// The proof of identity of 3.11: the SM2 ciphertext of name, document and the serial's random.
enum Proof {
    static func of(
        _ name: String, _ document: DocumentNumber, random: String, to key: ServiceKey
    ) throws(ServiceFailure) -> String {
        let claim: JSON = [
            "name": .string(name), "certType": .string(document.certType.rawValue),
            "certNum": .string(document.number), "randomNumber": .string(random),
        ]
        do {
            return Base64.encode(try key.key.encrypt(claim.octets))
        } catch {
            throw ServiceFailure(.serviceError, detail: "cannot encrypt", wasSent: false)
        }
    }
}
