public import Checkpoint
internal import GuoMi
public import HealthCode
internal import HealthCodeAPI

/// What a code is asked for with (I5, protocol.md 3.11 and 3.21.6).
public struct MakeOrder: Hashable, Sendable {
    /// The person's full name.
    public var name: String
    /// The person's document.
    public var document: DocumentNumber
    /// A code for paper: up to 14 days, no use limit.
    public var printed: Bool
    /// Life in seconds, 30 to 300 unless printed; the service's default where nil.
    public var seconds: Int?
    /// How often it may be used, 1 to 10; the service's default where nil.
    public var uses: Int?
    /// `0` Grid Matrix, `1` QR, `2` Han Xin.
    public var codeType: String?
    /// Whether the modules are wanted as a bitmap too.
    public var wantsPicture: Bool
    /// Who asks for it, where that is another; sets the code's flag 1.
    public var onBehalf: OnBehalf?

    /// An order; what is left out is the service's default.
    public init(
        name: String, document: DocumentNumber, printed: Bool = false, seconds: Int? = nil, uses: Int? = nil,
        codeType: String? = nil, wantsPicture: Bool = false
    ) {
        self.name = name
        self.document = document
        self.printed = printed
        self.seconds = seconds
        self.uses = uses
        self.codeType = codeType
        self.wantsPicture = wantsPicture
    }
}

/// A code as the service made it.
public struct MadeCode: Hashable, Sendable {
    /// The text of the symbol.
    public let content: String
    /// The grade at the making.
    public let healthStatus: String
    /// When its life ends.
    public let expireTime: Instant?
    /// The modules: rows of ceil(width / 8) octets (3.21.13); empty where no picture was asked for.
    public let image: [UInt8]
    /// Modules a side; 0 without a picture.
    public let width: Int
}

extension HealthCodeClient {
    /// Makes a code: I4 with applyType 0, then I5 with the encrypted proof of identity.
    /// - Parameter requestId: the one of an unanswered try, which then gives the same code; a new one where nil.
    public func makeCode(
        _ order: MakeOrder, requestId: String? = nil, within limit: Duration = .seconds(10)
    ) async throws(ServiceFailure)
        -> MadeCode
    {
        let deadline = ContinuousClock.now + limit
        let requestId = requestId ?? SecureRandom.uuid()
        var renewals = 0
        while true {
            let serial = try await makeSerial(by: deadline)
            let proof = try Proof.of(order.name, order.document, random: serial.random, to: device.encryptKey)
            var members: JSONObject = [
                "bizSerialNum": .string(serial.number), "checkData": .string(proof),
                "isPic": .integer(order.wantsPicture ? 1 : 0),
            ]
            members.put("codeType", order.codeType)
            members.put("qrCodeDuration", order.seconds)
            members.put("availableTimes", order.uses)
            if order.printed { members.put("printed", "1") }
            order.onBehalf?.put(into: &members)
            let answer = try await call(.codes, requestId: requestId, members: members, by: deadline)
            if Self.spoilsSerial.contains(answer.code), renewals < 3 {
                renewals += 1
                continue
            }
            guard answer.code == .success else {
                throw answer.failure
            }
            guard let content = answer.text("codeContent") else {
                throw ServiceFailure(.badAnswer, detail: "codeContent is missing")
            }
            return MadeCode(
                content: content, healthStatus: answer.text("healthStatus") ?? "",
                expireTime: answer.text("expireTime").flatMap(Instant.init(c17:)),
                image: answer.text("imgStream").flatMap(Base64.decode) ?? [],
                width: answer.content["width"]?.integer ?? 0)
        }
    }
}
