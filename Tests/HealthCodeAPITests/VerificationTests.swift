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

    /// 3.20: the octets as they stand, whatever their white space, from `{` up to the comma before `"origin"`, and `}`.
    @Test(arguments: [
        ("{\"requestId\":\"R\",\"codeContent\":\"HU\"", ","),
        ("{ \"codeContent\" : \"H,U\" ,\n \"requestId\" : \"R\"", " , "),
        ("{\"requestId\":\"R\",\"x\":[{\"origin\":1},2],\"codeContent\":\"\\u0048\"", "\n,\n"),
    ])
    func originOctetsAreAsTransmitted(_ item: String, _ comma: String) throws {
        let origin = SM2PrivateKey()
        let before = comma.prefix { $0 != "," }
        let sign = Base64.encode(try origin.signDER(Array((item + before + "}").utf8)))
        let member = "\"origin\":{\"custNum\":\"C2\",\"deviceSn\":\"SN2\",\"keyId\":1,\"sign\":\"\(sign)\"}"
        let text =
            "{\"bizSerialNum\":\"S\",\"items\":[{\"requestId\":\"A\",\"codeContent\":\"B\"}, \(item)\(comma)\(member) }]}"
        let body = "{\"sign\":\"\",\"bizPackage\":\(text)}"
        let batch = try BatchRequest(Envelope.parse(Array(body.utf8)))
        guard case .item(let read, _)? = batch.entries.last else {
            Issue.record("no item: \(batch.entries)")
            return
        }
        #expect(read.verifyOrigin(with: origin.publicKey))
        #expect(read.origin?.custNum == "C2" && read.requestId == "R")
    }

    @Test func anOriginThatIsNotLastIsRefused() throws {
        var item: JSONObject = ["requestId": .string("R")]
        item.put("origin", Origin(custNum: "C", deviceSn: "S", keyId: 1, sign: "AAAA").json)
        item.put("codeContent", "HU")
        let json: JSONObject = ["bizSerialNum": .string("S"), "items": .array([.object(item)])]
        let octets = json.octets
        let batch = try BatchRequest(try #require(JSON(octets).object), octets: octets)
        guard case .fault(let fault, let requestId, _)? = batch.entries.first else {
            Issue.record("taken")
            return
        }
        #expect(fault.code == .memberInvalid && fault.member == "items[0].origin" && requestId == "R")
    }

    @Test func aCarriedItemSurvivesBeingReadAndWritten() throws {
        let origin = SM2PrivateKey()
        var request = VerificationRequest(bizSerialNum: "", .code("HU"), deviceSn: "SN2")
        request.currentBodyTemp = 371
        request.checkpoint = CheckpointMembers(gateId: "东门\"1\"", gateType: 106, divisionCode: "330100")
        request.deferred = DeferredScan(scannedAt: Self.now, decision: .held)
        let signed = try BatchItem(requestId: "R", request: request)
            .signed(custNum: "C2", deviceSn: "SN2", key: origin, keyId: 1)
        let again = try #require(JSON(signed.octets).object)
        let batch: JSONObject = ["bizSerialNum": .string("S"), "items": .array([.object(again)])]
        let octets = batch.octets
        let read = try BatchRequest(try #require(JSON(octets).object), octets: octets)
        guard case .item(let item, _)? = read.entries.first else {
            Issue.record("no item")
            return
        }
        #expect(item.verifyOrigin(with: origin.publicKey) && item.request == request)
    }
}
