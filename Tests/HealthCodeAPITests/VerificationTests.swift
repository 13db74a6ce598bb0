import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

@Suite struct VerificationTests {
    static let now = Instant(milliseconds: 1_790_000_000_000)
    let key = SM2PrivateKey()

    @Test func requestGoesThroughTheEnvelope() throws {
        var request = VerificationRequest(bizSerialNum: "S1", .code("HU"), deviceSn: "SN")
        request.currentBodyTemp = 365
        request.checkpoint = CheckpointMembers(gateId: "G1", gateType: 106, divisionCode: "330100")
        let common = CommonMembers(route: .verifications, custNum: "C1", timeStamp: Self.now, requestId: "R1")
        let body = try Envelope.seal(request.bizPackage(common), key: key, keyId: 1)
        let envelope = try Envelope.parse(body)
        #expect(envelope.verify(with: key.publicKey))
        #expect(try CommonMembers(envelope.content, route: .verifications) == common)
        #expect(try VerificationRequest(envelope.content) == request)
    }

    @Test func originSignsTheItemWithoutItself() throws {
        let origin = SM2PrivateKey()
        let request = VerificationRequest(bizSerialNum: "", .code("HU"), deviceSn: "SN2")
        let item = try BatchItem(requestId: "R2", request: request)
            .signed(custNum: "C2", deviceSn: "SN2", key: origin, keyId: 1)
        let common = CommonMembers(route: .verificationBatch, custNum: "C1", timeStamp: Self.now, requestId: "B")
        let package = BatchRequest.bizPackage(common, bizSerialNum: "S", deviceSn: "SN", items: [item])
        let batch = try BatchRequest(Envelope.parse(Envelope.seal(package, key: key, keyId: 1)))
        guard case .item(let read, let content)? = batch.entries.first else {
            Issue.record("no item")
            return
        }
        #expect(read.verifyOrigin(with: origin.publicKey))
        #expect(!read.verifyOrigin(with: key.publicKey))
        let online = BusinessContent(route: .verifications, request.json, claim: nil)
        #expect(online.repetition(BusinessContent(route: .verificationBatch, content, claim: nil)) == .same)
    }
}
