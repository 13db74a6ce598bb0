import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// Following the service's keys (protocol.md 3.19).
@Suite struct TrustTests {
    let old = SM2PrivateKey()
    let middle = SM2PrivateKey()
    let new = SM2PrivateKey()

    private func link(_ keyId: Int, _ key: SM2PrivateKey, signedBy signer: SM2PrivateKey) throws -> JSONObject {
        var link = ServiceKey(keyId: keyId, key: key.publicKey).json
        link.put("sign", Base64.encode(try signer.signDER(key.publicKey.point)))
        return link
    }

    private func trust(_ chain: [JSONObject]) throws -> Trust {
        var content: JSONObject = [
            "serverTime": "20260101000000000", "seq": .integer(4), "issuers": .array([]),
            "service": ["signKey": .object(ServiceKey(keyId: 3, key: new.publicKey).json)],
        ]
        content.put("keyChain", chain)
        return try #require(Trust(content))
    }

    @Test func aDeviceThatSleptThroughTwoChangesFollows() throws {
        let trust = try trust([try link(3, new, signedBy: middle), try link(2, middle, signedBy: old)])
        let believed = trust.followed(from: [ServiceKey(keyId: 1, key: old.publicKey)])
        #expect(believed.map(\.keyId) == [1, 2, 3] || Set(believed.map(\.keyId)) == [1, 2, 3])
    }

    @Test func aBrokenChainLeadsNowhere() throws {
        let trust = try trust([try link(3, new, signedBy: SM2PrivateKey()), try link(2, middle, signedBy: new)])
        #expect(trust.followed(from: [ServiceKey(keyId: 1, key: old.publicKey)]).map(\.keyId) == [1])
    }

    /// A verification answered under a new service key: the chain is fetched, followed, and the answer read again.
    @Test func anAnswerUnderANewKeyIsBelievedAfterTheChain() async throws {
        let service = ScriptedService()
        let successor = SM2PrivateKey()
        let link = try link(9, successor, signedBy: service.signing)
        let (kind, keys) = try await answered(by: successor, of: service, chain: [link])
        #expect(kind == .pass)
        #expect(keys == [7, 9])
    }

    /// The same with a chain that nobody known signed, or with none: no colour, and nothing is learnt.
    @Test(arguments: [true, false]) func anAnswerUnderAKeyThatNoChainLeadsToIsNotBelieved(_ hasLink: Bool) async throws
    {
        let service = ScriptedService()
        let stranger = SM2PrivateKey()
        let link = try link(9, stranger, signedBy: stranger)
        let (kind, keys) = try await answered(by: stranger, of: service, chain: hasLink ? [link] : [])
        #expect([.notRecorded, .serviceError].contains(kind), "\(kind)")
        #expect(keys == [7])
    }

    /// What a verification comes to whose every answer, the trust answer too, is signed by `signer` as key 9.
    private func answered(
        by signer: SM2PrivateKey, of service: ScriptedService, chain: [JSONObject]
    ) async throws -> (VerdictKind, [Int]) {
        let server = try ScriptedServer { request in
            var members: JSONObject
            switch Route(path: request.path.split(separator: "?").first.map(String.init) ?? "") {
            case .trust:
                members = [
                    "serverTime": "20260101000000000", "seq": .integer(0), "issuers": .array([]),
                    "service": ["signKey": .object(ServiceKey(keyId: 9, key: signer.publicKey).json)],
                ]
                members.put("keyChain", chain)
            case .verifications: members = ScriptedService.verdict()
            default: members = ["bizSerialNum": "S", "randomNumber": "R", "expireIn": .integer(60)]
            }
            return .answer(status: 200, body: service.answer(request, .success, members, signedBy: signer, keyId: 9))
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        let scan = Samples.scan()
        let outcome = await client.verify(scan, within: .seconds(60))
        await client.close()
        return (Verdict.judge(outcome, scan: scan).kind, client.device.signKeys.map(\.keyId))
    }
}
