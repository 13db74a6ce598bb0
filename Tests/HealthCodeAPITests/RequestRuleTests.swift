import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

/// The rules between members, each by the sentence of the page that gives it.
@Suite struct RequestRuleTests {
    struct Case: CustomTestStringConvertible {
        let route: Route
        let changes: [(String, JSON?)]
        let code: ReturnCode?
        let member: String?

        init(_ route: Route, _ changes: [(String, JSON?)], _ code: ReturnCode?, _ member: String? = nil) {
            (self.route, self.changes, self.code, self.member) = (route, changes, code, member)
        }

        var testDescription: String { "\(route.id) \(changes.map(\.0)) \(code?.rawValue ?? "taken")" }
    }

    static let one = JSON.string("1")
    static let cases: [Case] = [
        // 3.7
        Case(
            .healthDeclarations, [("symptoms", .array([one, .string("2")])), ("symptomOther", nil)],
            .symptomsContradictory, "symptoms"),
        Case(.healthDeclarations, [("symptoms", .string("1^2"))], .symptomsContradictory, "symptoms"),
        Case(.healthDeclarations, [("symptoms", .string("1")), ("symptomOther", nil)], nil),
        Case(.healthDeclarations, [("symptoms", .string("2^"))], .memberInvalid, "symptoms[1]"),
        Case(.healthDeclarations, [("symptoms", .string("2^8"))], .memberInvalid, "symptoms[1]"),
        Case(.healthDeclarations, [("symptomOther", nil)], .memberMissing, "symptomOther"),
        Case(.healthDeclarations, [("riskAreas", nil)], .memberMissing, "riskAreas"),
        Case(.healthDeclarations, [("riskAreas", nil), ("riskAreaStay", .string("2"))], nil),
        Case(.healthDeclarations, [("declarant", nil)], .memberMissing, "declarant"),
        Case(.healthDeclarations, [("declarant", nil), ("relation", .string("0"))], nil),
        Case(.healthDeclarations, [("declarant", nil), ("relation", nil)], nil),
        Case(
            .healthDeclarations, [("bizExtData", .string(String(repeating: "验", count: 683)))], .memberInvalid,
            "bizExtData"),
        Case(.healthDeclarations, [("bizExtData", .string(String(repeating: "验", count: 682)))], nil),
        // 3.9, 3.21.10
        Case(.healthQueries, [("person", nil)], .memberInvalid),
        Case(.healthQueries, [("codeContent", .string("HU"))], .memberInvalid),
        Case(.healthQueries, [("codeContent", .string("HU")), ("person", nil)], nil),
        Case(.healthQueries, [("bizExtData", .string("e")), ("person", nil)], nil),
        Case(.healthQueries, [("purpose", .string("06"))], .memberInvalid, "purpose"),
        Case(.healthQueries, [("sections", .array([.string("all")]))], .memberInvalid, "sections[0]"),
        // 3.10, 3.21.7
        Case(.applications, [("deviceSn", nil)], .memberMissing, "deviceSn"),
        Case(.applications, [("deviceSn", nil), ("applyType", .string("0"))], nil),
        Case(.applications, [("authMode", one)], .authModeUnsupported, "authMode"),
        Case(.applications, [("authMode", .string("3"))], .authModeUnsupported, "authMode"),
        Case(.applications, [("authMode", .string("4"))], .memberInvalid, "authMode"),
        // 3.11, 3.21.6
        Case(.codes, [("codeType", .string("3"))], .symbologyUnsupported, "codeType"),
        Case(.codes, [("qrCodeDuration", .integer(301))], nil),
        Case(.codes, [("qrCodeDuration", .integer(301)), ("printed", nil)], .memberInvalid, "qrCodeDuration"),
        Case(.codes, [("qrCodeDuration", .integer(14 * 86_400))], nil),
        Case(.codes, [("qrCodeDuration", .integer(29))], .memberInvalid, "qrCodeDuration"),
        Case(.codes, [("declarant", nil)], .memberMissing, "declarant"),
        Case(.codes, [("declarant", nil), ("relation", .string("0"))], nil),
        Case(.codes, [("bizExtData", .string(String(repeating: "é", count: 1025)))], .memberInvalid, "bizExtData"),
        // 3.12, 3.21.5, 3.21.7, 3.21.12
        Case(.verifications, [("codeContent", nil)], .codeOrCardOnly),
        Case(.verifications, [("codeContent", .string(""))], .codeOrCardOnly),
        Case(.verifications, [("idcardAuthData", .string(Samples.ciphertext))], .codeOrCardOnly),
        Case(.verifications, [("idcardAuthData", .string(Samples.ciphertext)), ("codeContent", nil)], nil),
        Case(.verifications, [("qrCode", .string("HU")), ("codeContent", nil)], nil),
        Case(.verifications, [("authMode", .string("2"))], .authModeUnsupported, "authMode"),
        Case(.verifications, [("currentBodyTemp", .integer(36))], nil),
        Case(.verifications, [("currentBodyTemp", .integer(0))], .memberInvalid, "currentBodyTemp"),
        Case(
            .verifications, [("checkpoint", ["divisionCode": .string("999999")])], .divisionUnknown,
            "checkpoint.divisionCode"),
        Case(.verifications, [("checkpoint", ["gateType": .string("106")])], nil),
        Case(.verifications, [("checkpoint", ["gateType": .integer(108)])], .memberInvalid, "checkpoint.gateType"),
        Case(.verifications, [("idcardAuthData", .string("***")), ("codeContent", nil)], nil),
        Case(.verifications, [("deferred", ["decision": .string("held")])], .memberMissing, "deferred.scannedAt"),
        // 3.13, 3.21.11
        Case(.corrections, [("targetId", nil)], .memberMissing, "targetId"),
        Case(.corrections, [("items", nil)], .memberMissing, "items"),
        Case(.corrections, [("items", nil), ("correctType", .string("02"))], nil),
        Case(.corrections, [("correctType", .string("04"))], .fieldNotCorrectable, "items[0].field"),
        Case(.corrections, [("correctType", .string("99")), ("targetId", nil)], nil),
        Case(.corrections, [("correctType", .string("06"))], .memberInvalid, "correctType"),
        // 3.20
        Case(
            .devices, [("publicKey", .string(Base64.encode([UInt8](repeating: 4, count: 65))))], .memberInvalid,
            "publicKey"),
        Case(.devices, [("token", nil)], nil),
    ]

    @Test(arguments: cases) func rule(_ rule: Case) {
        var json = Samples.request(rule.route)
        for (name, value) in rule.changes { json[name] = value }
        let refusal = Samples.refusal(rule.route, json)
        #expect(refusal?.0 == rule.code)
        if let member = rule.member { #expect(refusal?.1 == member) }
    }

    static let trips: [([(String, JSON?)], ReturnCode?, String?)] = [
        ([("arriveTime", .string("20260330075959"))], .timeOutOfRange, "trips[0].arriveTime"),
        ([("arriveTime", .string("20260330080000"))], nil, nil), ([("arriveTime", nil)], nil, nil),
        ([("vehicleNo", nil)], .memberMissing, "trips[0].vehicleNo"),
        ([("vehicleNo", nil), ("travelMode", .string("6"))], nil, nil),
        ([("fromCode", .string("000000")), ("fromCountry", nil)], .memberMissing, "trips[0].fromCountry"),
        ([("toCode", .string("000000"))], .memberInvalid, "trips[0].toCode"), ([("toCountry", nil)], nil, nil),
        ([("fromCountry", .string("JPN"))], .memberInvalid, "trips[0].fromCode"),
        ([("fromCountry", .string("JPN")), ("fromCode", .string("000000"))], nil, nil),
        ([("stopOver", .array([.string("330400"), .string("999999")]))], .divisionUnknown, "trips[0].stopOver[1]"),
    ]

    @Test(arguments: trips.indices) func tripRule(_ index: Int) throws {
        let (changes, code, member) = Self.trips[index]
        var trip = try #require(Samples.trip.object)
        for (name, value) in changes { trip[name] = value }
        var json = Samples.request(.itineraryDeclarations)
        json["trips"] = .array([.object(trip)])
        let refusal = Samples.refusal(.itineraryDeclarations, json)
        #expect(refusal?.0 == code && refusal?.1 == member)
    }

    static let documents: [(String, String, ReturnCode?)] = [
        ("10", "11010519491231002X", nil), ("10", "11010519491231002x", nil),
        ("10", "110105194912310021", .documentNumberInvalid),
        ("01", "11010519491231002X", nil), ("111", "11010519491231002X", .documentTypeUnknown),
        ("20", "E12345678", nil),
        ("03", "E12345678", nil), ("14", "H12345678", nil), ("14", "X12345678", .documentNumberInvalid),
        ("98", "1", .documentTypeUnknown),
    ]

    @Test(arguments: documents) func documentRule(_ type: String, _ number: String, _ code: ReturnCode?) throws {
        var json = Samples.request(.healthDeclarations)
        var person = try #require(Samples.person.object)
        person.put("certType", type)
        person.put("certNum", number)
        json.put("person", person)
        let refusal = Samples.refusal(.healthDeclarations, json)
        #expect(refusal?.0 == code)
        #expect(code == nil || refusal?.1?.hasPrefix("person.cert") == true)
    }

    @Test func aDocumentTypeIsAnsweredWithItsPrimaryCode() throws {
        let claim = try PersonClaim([
            "name": .string("样例"), "certType": .string("03"), "certNum": .string("e1234 5678"),
        ])
        #expect(claim.json["certType"]?.string == "20" && claim.json["certNum"]?.string == "E12345678")
    }

    /// 3.9, roles of a customer, and what a look-up must say.
    @Test func queriesByRole() throws {
        func refusal(_ role: CustomerRole, _ changes: [(String, JSON?)]) throws -> ReturnCode? {
            var json = Samples.request(.healthQueries)
            for (name, value) in changes { json[name] = value }
            let request = try HealthQueryRequest(json)
            do throws(WireFault) {
                try request.check(role: role)
                return nil
            } catch {
                return error.code
            }
        }
        for purpose in Purpose.allCases {
            for role in CustomerRole.allCases {
                let made = try refusal(role, [("purpose", .string(purpose.rawValue))])
                #expect(made == (role.purposes.contains(purpose) ? nil : .notAuthorised))
            }
        }
        #expect(try refusal(.gate, [("purpose", .string("02")), ("reason", nil)]) == .memberMissing)
        #expect(try refusal(.gate, [("purpose", .string("02")), ("operatorRef", nil)]) == .memberMissing)
        #expect(
            try refusal(
                .gate, [("purpose", .string("02")), ("reason", nil), ("person", nil), ("codeContent", .string("HU"))])
                == nil)
        #expect(try refusal(.app, [("reason", nil), ("operatorRef", nil)]) == nil)
        #expect(try refusal(.app, [("checkData", nil)]) == .memberMissing)
        #expect(try refusal(.app, [("bizSerialNum", nil)]) == .memberMissing)
        #expect(try refusal(.desk, [("checkData", nil), ("bizSerialNum", nil)]) == nil)
        #expect(try refusal(.desk, [("reason", nil)]) == .notAuthorised)
    }

    /// A batch item that is bad is a fault of its own.
    @Test func aBadItemDoesNotSpoilItsNeighbours() throws {
        var bad = Samples.item
        bad["codeContent"] = nil
        var nameless = Samples.item
        nameless["requestId"] = nil
        var json = Samples.request(.verificationBatch)
        json["items"] = .array([
            .object(Samples.item), .object(bad), .integer(5), .object(nameless), .object(Samples.item),
        ])
        let batch = try BatchRequest(json, octets: json.octets)
        let codes = batch.entries.map { entry -> String in
            switch entry {
            case .item(let item, _): item.requestId
            case .fault(let fault, let requestId, _): "\(fault.code.rawValue) \(fault.member ?? "") \(requestId ?? "")"
            }
        }
        #expect(codes == ["R1", "3001 items[1].codeContent R1", "1003 items[2] ", "1002 items[3].requestId ", "R1"])
    }
}
