import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

/// Protocol 2.1 and 3.21.4, 3.21.12, 3.21.20.
@Suite struct BusinessContentTests {
    private func content(_ route: Route, _ json: JSONObject, _ claim: PersonClaim? = nil) -> BusinessContent {
        BusinessContent(route: route, json, claim: claim)
    }

    private func changed(_ json: JSONObject, _ name: String, _ value: JSON?) -> JSONObject {
        var json = json
        json[name] = value
        return json
    }

    @Test(arguments: [
        "custNum", "timeStamp", "serviceType", "requestId", "bizSerialNum", "devSign", "requestTime", "deferred",
        "unknown",
    ])
    func isNotMadeOf(_ name: String) {
        let sample = Samples.request(.verifications)
        let base = content(.verifications, sample)
        for value in [nil, JSON.string("other"), ["scannedAt": .string("x")]] {
            #expect(base.repetition(content(.verifications, changed(sample, name, value))) == .same)
        }
    }

    @Test(arguments: Route.allCases.filter { $0.requestTable != nil && $0 != .verificationBatch })
    func isMadeOfEveryOtherMember(_ route: Route) throws {
        let sample = Samples.request(route)
        let table = try #require(route.requestTable)
        for field in table.fields where field.isContent && sample.has(field.name) && field.name != "currentBodyTemp" {
            let base = content(route, sample)
            #expect(base.repetition(content(route, changed(sample, field.name, nil))) == .differs, "\(field.name)")
            #expect(
                base.repetition(content(route, changed(sample, field.name, .string("~")))) == .differs, "\(field.name)")
        }
    }

    @Test func interfacesDiffer() {
        #expect(content(.healthDeclarations, [:]).repetition(content(.corrections, [:])) == .differs)
    }

    @Test func aBatchItemCountsAsAVerification() {
        let online = changed(Samples.request(.verifications), "deferred", nil)
        #expect(content(.verifications, online).repetition(content(.verificationBatch, Samples.item)) == .same)
        var carried = Samples.item
        carried["origin"] = ["custNum": .string("C")]
        #expect(content(.verifications, online).repetition(content(.verificationBatch, carried)) == .same)
    }

    @Test func spellingsAreOneContent() throws {
        let verification = changed(Samples.request(.verifications), "codeContent", nil)
        #expect(
            content(.verifications, changed(verification, "codeContent", .string("HU")))
                .repetition(content(.verifications, changed(verification, "qrCode", .string("HU")))) == .same)
        let declaration = Samples.request(.healthDeclarations)
        let base = content(.healthDeclarations, declaration)
        let joined = changed(declaration, "symptoms", .string("2^7"))
        #expect(base.repetition(content(.healthDeclarations, joined)) == .same)
        let number = try JSON(Array("3680e-2".utf8))
        #expect(base.repetition(content(.healthDeclarations, changed(declaration, "temperature", number))) == .same)
        #expect(
            base.repetition(content(.healthDeclarations, changed(declaration, "temperature", .tenths(369)))) == .differs
        )
        var reordered = JSONObject()
        for member in declaration.members.reversed() { reordered[member.name] = member.value }
        #expect(base.repetition(content(.healthDeclarations, reordered)) == .same)
        let nulled = changed(declaration, "bizExtData", .null)
        let absent = changed(declaration, "bizExtData", nil)
        #expect(content(.healthDeclarations, nulled).repetition(content(.healthDeclarations, absent)) == .same)
        let code = Samples.request(.codes)
        let printed = changed(code, "printed", .integer(1))
        #expect(content(.codes, code).repetition(content(.codes, printed)) == .same)
    }

    @Test func aCiphertextStandsForItsClaim() throws {
        let claim = try PersonClaim(#require(Samples.claim.object))
        let other = PersonClaim(name: "样例乙", document: claim.document)
        let first = Samples.request(.codes)
        let second = changed(first, "checkData", .string(Base64.encode([1, 2, 3])))
        #expect(content(.codes, first, claim).repetition(content(.codes, second, claim)) == .same)
        #expect(content(.codes, first, claim).repetition(content(.codes, second, other)) == .differs)
        #expect(content(.codes, first).repetition(content(.codes, second)) == .differs)
    }

    @Test func temperatures() {
        let bare = content(.verifications, changed(Samples.request(.verifications), "currentBodyTemp", nil))
        func measured(_ tenths: Int) -> BusinessContent {
            content(.verifications, changed(Samples.request(.verifications), "currentBodyTemp", .tenths(tenths)))
        }
        #expect(bare.repetition(bare) == .same)
        #expect(bare.repetition(measured(376)) == .amends(376))
        #expect(bare.repetition(measured(376), amendment: 376) == .same)
        #expect(bare.repetition(measured(377), amendment: 376) == .differs)
        #expect(bare.repetition(bare, amendment: 376) == .same)
        #expect(measured(365).repetition(measured(365)) == .same)
        #expect(measured(365).repetition(measured(366)) == .differs)
        #expect(measured(365).repetition(bare) == .differs)
        let other = content(.verifications, changed(Samples.request(.verifications), "codeContent", .string("X")))
        #expect(bare.repetition(other) == .differs)
        #expect(BusinessContent(digest: bare.digest, temperature: nil) == bare)
    }
}
