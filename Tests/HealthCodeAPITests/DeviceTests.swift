import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

/// Protocol 3.19 and 3.20.
@Suite struct DeviceTests {
    let service = SM2PrivateKey()

    @Test func tokensCarryTheServicesFingerprint() throws {
        let token = EnrolmentToken(service: service.publicKey)
        let parts = token.text.split(separator: "-")
        #expect(parts.map(\.utf8.count) == [26, 16])
        #expect(parts[0].utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x32...0x37).contains($0) })
        let digest = SM3.digest(service.publicKey.point).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        #expect(parts[1] == digest.joined())
        #expect(token.isOf(service.publicKey) && !token.isOf(SM2PrivateKey().publicKey))
        #expect(EnrolmentToken(token.text) == token)
        #expect(EnrolmentToken(" " + token.text.lowercased() + "\n") == token)
        #expect(EnrolmentToken(service: service.publicKey).secret != token.secret)
    }

    @Test(arguments: [
        "", "-", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHIJKLMNOPQRSTUVWXY2-0011223344556677-",
        "ABCDEFGHIJKLMNOPQRSTUVWXY-0011223344556677", "ABCDEFGHIJKLMNOPQRSTUVWX18-0011223344556677",
        "ABCDEFGHIJKLMNOPQRSTUVWXYA-001122334455667", "ABCDEFGHIJKLMNOPQRSTUVWXYA-001122334455667g",
    ])
    func otherFormsAreNoTokens(_ text: String) { #expect(EnrolmentToken(text) == nil) }

    @Test func enrolmentsGoThereAndBack() throws {
        let device = SM2PrivateKey()
        let request = EnrolmentRequest(
            token: EnrolmentToken(service: service.publicKey).text, publicKey: device.publicKey, deviceSn: "SN",
            hostFacts: ["os": .string("x")])
        #expect(try EnrolmentRequest(request.json) == request)
        let keys = ServiceKeys(
            signKey: NumberedKey(keyId: 1, publicKey: service.publicKey),
            encryptKey: NumberedKey(keyId: 2, publicKey: device.publicKey))
        let answer = EnrolmentAnswer(
            custNum: "C", deviceSn: "SN", keyId: 1, checkpoint: CheckpointMembers(gateId: "G", gateType: 106),
            service: keys)
        #expect(try EnrolmentAnswer(answer.json) == answer)
    }

    @Test func aChainIsFollowedOnlyByItsSignatures() throws {
        let second = SM2PrivateKey()
        let third = SM2PrivateKey()
        func numbered(_ id: Int, _ key: SM2PrivateKey) -> NumberedKey {
            NumberedKey(keyId: id, publicKey: key.publicKey)
        }
        var chain = KeyChain()
        #expect(chain.newest(from: numbered(1, service)) == numbered(1, service))
        try chain.append(numbered(2, second), signedBy: service)
        try chain.append(numbered(3, third), signedBy: second)
        #expect(chain.newest(from: numbered(1, service)) == numbered(3, third))
        #expect(chain.newest(from: numbered(2, second)) == numbered(3, third))
        #expect(chain.newest(from: numbered(3, third)) == numbered(3, third))
        let stranger = SM2PrivateKey()
        #expect(chain.newest(from: numbered(1, stranger)) == numbered(1, stranger))
        var forged = KeyChain()
        try forged.append(numbered(2, stranger), signedBy: stranger)
        #expect(forged.newest(from: numbered(1, service)) == numbered(1, service))
    }

    @Test func trustGoesThereAndBack() throws {
        let keys = ServiceKeys(
            signKey: NumberedKey(keyId: 1, publicKey: service.publicKey),
            encryptKey: NumberedKey(keyId: 1, publicKey: service.publicKey))
        let issuer = Issuer(
            keyId: 65_535, divisionCode: "330100", publicKey: service.publicKey, notBefore: Samples.now,
            notAfter: Samples.now.adding(seconds: 60), status: .retired)
        var trust = TrustAnswer(
            serverTime: Samples.now, seq: 9, issuers: [issuer], service: keys,
            revokedCodes: [RevokedCode(codeId: "00112233445566778899aabb", revokedAt: Samples.now)])
        trust.minClientVersion = "0.1"
        trust.degraded = true
        trust.limits = TrustAnswer.profileLimits
        try trust.keyChain.append(NumberedKey(keyId: 2, publicKey: SM2PrivateKey().publicKey), signedBy: service)
        #expect(try TrustAnswer(trust.json) == trust)
        let octets = trust.bizPackage(AnswerHead(.success, timeStamp: Samples.now, requestId: nil)).octets
        #expect(try TrustAnswer(#require(JSON(octets).object)) == trust)
    }
}

/// Protocol 3.14 and 3.11.
@Suite struct PassThroughTests {
    @Test(arguments: ["", "e", "中\"\\\u{0}\n", String(repeating: "验", count: 682)])
    func wrapsAndUnwraps(_ biz: String) throws {
        for token in [nil, "0123456789abcdef"] {
            let wrapped = BizExtData(token: token, biz: biz)
            let text = wrapped.text
            #expect(BizExtData(text: text) == wrapped)
            #expect(text.utf8.count <= Limits.wrappedBizExtData)
            #expect(text.utf8.allSatisfy { $0 != 0x2B && $0 != 0x2F && $0 != 0x3D })
        }
        #expect(BizExtData(text: BizExtData(token: "t", biz: nil).text)?.biz == nil)
    }

    @Test func theWorstBizFits() {
        let text = BizExtData(token: String(repeating: "t", count: 64), biz: String(repeating: "\u{1}", count: 2048))
            .text
        #expect(text.utf8.count <= Limits.wrappedBizExtData)
    }

    @Test(arguments: ["", "x", "e30", "e30=", "eyJ2ZXIiOiIyIn0", "W10", String(repeating: "A", count: 30_000)])
    func otherTextsAreNoBizExtData(_ text: String) { #expect(BizExtData(text: text) == nil) }

    @Test func unknownKeysArePassedOver() {
        let text = Base64.encodeURL("{\"ver\":\"1\",\"x\":{\"y\":[]},\"token\":\"T\",\"biz\":\"b\"}".utf8)
        #expect(BizExtData(text: text) == BizExtData(token: "T", biz: "b"))
    }

    @Test func proofsOpenUnderTheRightKeyAlone() throws {
        let key = SM2PrivateKey()
        let claim = try PersonClaim(#require(Samples.claim.object))
        let proof = IdentityProof(claim: claim, randomNumber: "r")
        let text = try proof.sealed(for: key.publicKey)
        #expect(try IdentityProof.open(text, key: key, failure: .checkDataInvalid, member: "checkData") == proof)
        func refusal(_ text: String, _ key: SM2PrivateKey) -> ReturnCode? {
            do throws(WireFault) {
                _ = try IdentityProof.open(text, key: key, failure: .checkDataInvalid, member: "checkData")
                return nil
            } catch {
                return error.code
            }
        }
        #expect(refusal(text, SM2PrivateKey()) == .checkDataInvalid)
        #expect(refusal("", key) == .checkDataInvalid)
        #expect(refusal(Samples.ciphertext, key) == .checkDataInvalid)
        for (plain, code) in [
            ("x", ReturnCode.checkDataInvalid), ("[]", .checkDataInvalid), ("{}", .checkDataInvalid),
            ("{\"name\":\"a\",\"certType\":\"10\",\"certNum\":\"11010519491231002X\"}", .checkDataInvalid),
            ("{\"name\":\"a\",\"certType\":\"98\",\"certNum\":\"1\",\"randomNumber\":\"r\"}", .documentTypeUnknown),
            ("{\"name\":\"a\",\"certType\":\"10\",\"certNum\":\"1\",\"randomNumber\":\"r\"}", .documentNumberInvalid),
        ] {
            #expect(refusal(Base64.encode(try key.publicKey.encrypt(Array(plain.utf8))), key) == code)
        }
    }
}
