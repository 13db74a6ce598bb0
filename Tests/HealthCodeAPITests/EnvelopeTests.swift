import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

@Suite struct EnvelopeTests {
    let key = SM2PrivateKey()

    private func refusal(_ body: [UInt8], limit: Int = Limits.body) -> WireFault? {
        do throws(WireFault) {
            _ = try Envelope.parse(body, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(_ text: String) -> WireFault? { refusal(Array(text.utf8)) }

    @Test func sealsAndVerifies() throws {
        let body = try Envelope.seal(["a": .integer(1), "b": .string("中\"\n")], key: key, keyId: 3)
        let envelope = try Envelope.parse(body)
        #expect(envelope.verify(with: key.publicKey))
        #expect(envelope.keyId == 3 && envelope.signAlg == "SM2-SM3" && !envelope.isUnsigned)
        #expect(envelope.content["b"]?.string == "中\"\n")
        #expect(!envelope.verify(with: SM2PrivateKey().publicKey))
    }

    /// Section 2: the octets as transmitted, whatever white space, order or escapes they hold.
    @Test(arguments: [
        "{\"a\":1}", "{ \"a\" : 1 }", "{\n\t\"z\": \"\\u9a8c\",\r\n \"a\": [ 1 , {} ]\n}", "{}", "{\"a\":\"}{\\\"}\"}",
        "{\"sign\":\"x\",\"bizPackage\":{}}",
    ])
    func signaturesAreOverTheOctetsAsTransmitted(_ package: String) throws {
        let sign = Base64.encode(try key.signDER(package.utf8))
        for body in [
            "{\"bizPackage\":\(package),\"sign\":\"\(sign)\"}",
            " { \"sign\" : \"\(sign)\" , \"bizPackage\" : \(package) } \n",
            "{\"x\":{\"bizPackage\":{}},\"bizPackage\":  \(package)  ,\"sign\":\"\(sign)\",\"keyId\":null}",
        ] {
            let envelope = try Envelope.parse(Array(body.utf8))
            #expect(envelope.bizPackage == Array(package.utf8))
            #expect(envelope.verify(with: key.publicKey))
        }
        let spaced = package.replacing("{", with: "{ ")
        let changed = try Envelope.parse(Array("{\"bizPackage\":\(spaced),\"sign\":\"\(sign)\"}".utf8))
        #expect(!changed.verify(with: key.publicKey))
    }

    @Test(arguments: [
        "", "x", "[]", "null", "\"a\"", "{}", "{\"bizPackage\":{}}", "{\"sign\":\"\"}",
        "{\"bizPackage\":[],\"sign\":\"\"}",
        "{\"bizPackage\":\"{}\",\"sign\":\"\"}", "{\"bizPackage\":null,\"sign\":\"\"}",
        "{\"bizPackage\":{},\"sign\":1}",
        "{\"bizPackage\":{},\"sign\":null}", "{\"bizPackage\":{},\"sign\":\"\",\"keyId\":\"1\"}",
        "{\"bizPackage\":{},\"sign\":\"\",\"keyId\":1.5}", "{\"bizPackage\":{},\"sign\":\"\",\"signAlg\":1}",
        "{\"bizPackage\":{},\"sign\":\"\",\"sign\":\"\"}", "{\"bizPackage\":{},\"bizPackage\":{},\"sign\":\"\"}",
        "{\"bizPackage\":{\"a\":{\"b\":1,\"b\":1}},\"sign\":\"\"}",
        "{\"bizPackage\":{\"a\":\"\\ud800\"},\"sign\":\"\"}",
        "{\"bizPackage\":{},\"sign\":\"\"}x",
    ])
    func malformedEnvelopesAre1001(_ text: String) {
        let fault = refusal(text)
        #expect(fault?.code == .envelopeMalformed && fault?.status == 400)
    }

    @Test func limits() {
        let padding = String(repeating: " ", count: Limits.body)
        #expect(refusal("{\"bizPackage\":{},\"sign\":\"\"}" + padding)?.status == 413)
        #expect(
            refusal(Array(padding.utf8.prefix(Limits.body - 28)) + Array("{\"bizPackage\":{},\"sign\":\"\"}".utf8))
                == nil)
        #expect(refusal([UInt8](repeating: 0x20, count: Limits.batchBody + 1), limit: Limits.batchBody)?.status == 413)
        let sign = String(repeating: "A", count: Envelope.signLimit)
        #expect(refusal("{\"bizPackage\":{},\"sign\":\"\(sign)\"}") == nil)
        #expect(refusal("{\"bizPackage\":{},\"sign\":\"\(sign)A\"}")?.status == 400)
    }

    /// 3.21.2: the envelope counts 1, the bizPackage 2.
    @Test func nestingCountsTheEnvelope() {
        func body(_ arrays: Int) -> String {
            "{\"bizPackage\":{\"a\":" + String(repeating: "[", count: arrays) + String(repeating: "]", count: arrays)
                + "},\"sign\":\"\"}"
        }
        #expect(refusal(body(14)) == nil)
        #expect(refusal(body(15))?.code == .envelopeMalformed)
        #expect(refusal(body(100))?.status == 400)
        #expect(refusal(body(100_000))?.status == 400)
    }

    @Test(arguments: ["SM2-SM3 ", "sm2-sm3", "RSA", ""]) func anotherAlgorithmDoesNotVerify(_ name: String) throws {
        let sign = Base64.encode(try key.signDER("{}".utf8))
        let envelope = try Envelope.parse(
            Array("{\"bizPackage\":{},\"sign\":\"\(sign)\",\"signAlg\":\"\(name)\"}".utf8))
        #expect(!envelope.verify(with: key.publicKey))
    }

    @Test func anUnsignedRefusalIsJSONAllTheSame() throws {
        let fault = WireFault(.envelopeMalformed, "bizPackage", "not an \"object\"", status: 400)
        let envelope = try Envelope.parse(Envelope.unsigned(fault, at: Samples.now))
        #expect(envelope.isUnsigned && envelope.sign.isEmpty && !envelope.verify(with: key.publicKey))
        let head = try AnswerHead(envelope.content)
        #expect(head.code == .envelopeMalformed && !head.success && head.errorDesc == "bizPackage: not an \"object\"")
        #expect(head.timeStamp == Samples.now && head.requestId == nil)
    }
}

@Suite struct CommonMembersTests {
    private func refusal(_ json: JSONObject, _ route: Route) -> (ReturnCode, String?)? {
        do throws(WireFault) {
            _ = try CommonMembers(json, route: route)
            return nil
        } catch {
            return (error.code, error.member)
        }
    }

    @Test(arguments: Route.allCases) func goThereAndBack(_ route: Route) throws {
        let common = CommonMembers(route: route, custNum: "C", timeStamp: Samples.now, requestId: "R")
        #expect(try CommonMembers(common.json, route: route) == common)
        for name in ["custNum", "timeStamp", "requestId"] {
            var json = common.json
            json[name] = nil
            let expected: ReturnCode? = route == .devices && name == "custNum" ? nil : .memberMissing
            #expect(refusal(json, route)?.0 == expected)
            json[name] = .integer(1)
            #expect(refusal(json, route)?.0 == .memberInvalid)
        }
        var json = common.json
        json.put("serviceType", "4000")
        #expect(refusal(json, route)?.0 == .serviceTypeWrong)
        json["serviceType"] = nil
        #expect(refusal(json, route)?.0 == (route.serviceType == nil ? nil : .memberMissing))
        json = common.json
        json.put("timeStamp", "20260431120000000")
        #expect(refusal(json, route)?.0 == .memberInvalid)
        json = common.json
        json.put("requestId", String(repeating: "r", count: 37))
        #expect(refusal(json, route)?.0 == .memberInvalid)
    }

    @Test func anEnrolmentMayHaveNoCustomerYet() throws {
        let common = CommonMembers(route: .devices, custNum: "", timeStamp: Samples.now, requestId: "R")
        #expect(try CommonMembers(common.json, route: .devices) == common)
        #expect(refusal(common.json, .corrections)?.0 == .memberInvalid)
    }
}
