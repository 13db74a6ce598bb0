import Foundation
import GuoMi
import HealthCode
import TestKit

@testable import HealthCodeAPI

/// How many random cases there are over all parsers of this room, KAKOU_CASES, and from which seed, KAKOU_SEED.
enum Cases {
    static let total = RunForm.cases ?? 1_000_000
    static let seed = RunForm.seed ?? 38963

    /// The generator of one property, printed so that a failure can be repeated.
    static func generator(_ property: String, _ count: Int) -> SplitMix64 {
        print("\(property): \(count) cases, KAKOU_SEED=\(seed)")
        return SplitMix64(seed: property.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}

/// Complete samples: every member of a table, each of them right. The people are samples.
enum Samples {
    static let now = Instant(c17: "20260401120000000") ?? Instant(milliseconds: 0)
    static let claim: JSON = [
        "name": .string("样例甲"), "certType": .string("10"), "certNum": .string("11010519491231002X"),
    ]
    static let person: JSON = [
        "name": .string("样例甲"), "sex": .string("2"), "nationality": .string("CHN"), "certType": .string("10"),
        "certNum": .string("11010519491231002X"), "domicileCode": .string("110105"), "address": .string("样例路1号"),
        "phone": .string("13800000000"), "diseaseHistory": .array([.string("02")]),
    ]
    static let ciphertext = Base64.encode([UInt8](repeating: 7, count: 60))

    static func request(_ route: Route) -> JSONObject {
        switch route {
        case .healthDeclarations:
            [
                "person": person, "declareTime": .string("20260401110000"), "divisionCode": .string("330106"),
                "address": .string("样例路2号"), "temperature": .tenths(368),
                "symptoms": .array([.string("2"), .string("7")]),
                "symptomOther": .string("样例"), "contactPatient": .string("2"), "riskAreaStay": .string("1"),
                "riskLevel": .string("1"), "riskAreas": .array([.string("420100")]), "healthState": .string("1"),
                "relation": .string("1"), "declarant": claim, "bizExtData": .string("e"),
            ]
        case .itineraryDeclarations:
            [
                "person": person, "trips": .array([trip]), "declareTime": .string("20260401110000"),
                "bizExtData": .string("e"),
            ]
        case .healthQueries:
            [
                "person": claim, "purpose": .string("01"), "sections": .array([.string("trips")]),
                "checkData": .string(ciphertext), "bizSerialNum": .string("S"), "operatorRef": .string("O"),
                "reason": .string("样例"),
            ]
        case .applications:
            [
                "applyType": .string("1"), "applyData": .string("d"), "authMode": .string("0"),
                "deviceSn": .string("SN"),
                "cardReaderVersion": .string("1"), "liveDetectCtrlVer": .string("1"),
                "authCodeControlVersion": .string("1"),
            ]
        case .codes:
            [
                "bizSerialNum": .string("S"), "checkData": .string(ciphertext), "isPic": .integer(1),
                "codeType": .string("1"),
                "qrCodeDuration": .integer(60), "availableTimes": .integer(1), "relation": .string("1"),
                "declarant": claim,
                "familyId": .string("F"), "printed": .string("1"), "bizExtData": .string("e"),
            ]
        case .verifications:
            [
                "bizSerialNum": .string("S"), "codeContent": .string("HU"), "authMode": .string("0"),
                "requestTime": .string("20260401115959000"), "deviceSn": .string("SN"), "devSign": .string("x"),
                "currentBodyTemp": .tenths(365), "checkpoint": checkpoint, "deferred": deferred,
            ]
        case .verificationBatch:
            ["bizSerialNum": .string("S"), "deviceSn": .string("SN"), "items": .array([.object(item)])]
        case .corrections:
            [
                "person": person, "correctType": .string("03"), "targetId": .string("T"),
                "items": .array([
                    ["field": .string("temperature"), "oldValue": .string("37.9"), "newValue": .string("36.9")]
                ]),
                "reason": .string("样例"),
                "evidence": .array([["type": .string("01"), "digest": .string("00ff"), "name": .string("样例")]]),
                "contactPhone": .string("13800000000"), "declarant": claim,
            ]
        case .devices:
            [
                "token": .string("T"), "publicKey": .string(Base64.encode(SM2PrivateKey().publicKey.point)),
                "deviceSn": .string("SN"), "hostFacts": ["os": .string("x")],
            ]
        case .trust: [:]
        }
    }

    static let trip: JSON = [
        "departTime": .string("20260330080000"), "arriveTime": .string("20260330100000"), "fromCode": .string("330100"),
        "toCode": .string("310000"), "fromCountry": .string("CHN"), "toCountry": .string("CHN"),
        "stopOver": .array([.string("330400")]), "travelMode": .string("2"), "vehicleNo": .string("G7301"),
        "carriageNo": .string("3"), "seatNo": .string("5A"), "purpose": .string("样例"),
    ]
    static let checkpoint: JSON = [
        "gateId": .string("G1"), "gateType": .integer(106), "divisionCode": .string("330100"), "inOut": .string("1"),
    ]
    static let deferred: JSON = [
        "scannedAt": .string("20260401110000000"), "clockOffsetMs": .integer(-5), "bootId": .string("b"),
        "monotonicMs": .integer(1), "seq": .integer(2), "attempt": .integer(1), "localOutcome": .string("none"),
        "decision": .string("admitted"), "decisionReason": .string("样例"), "operatorRef": .string("O"),
    ]
    static var item: JSONObject {
        var item: JSONObject = ["requestId": .string("R1")]
        for member in request(.verifications).members where member.name != "bizSerialNum" {
            item[member.name] = member.value
        }
        return item
    }

    /// Reads a request of an address and gives what it makes of it.
    static func read(_ route: Route, _ json: JSONObject) throws(WireFault) -> JSONObject {
        switch route {
        case .healthDeclarations: try HealthDeclarationRequest(json).json
        case .itineraryDeclarations: try ItineraryDeclarationRequest(json).json
        case .healthQueries: try HealthQueryRequest(json).json
        case .applications: try ApplicationRequest(json).json
        case .codes: try CodeRequest(json).json
        case .verifications: try VerificationRequest(json).json
        case .verificationBatch: try batch(json)
        case .corrections: try CorrectionRequest(json).json
        case .devices: try EnrolmentRequest(json).json
        case .trust: json
        }
    }

    private static func batch(_ json: JSONObject) throws(WireFault) -> JSONObject {
        let batch = try BatchRequest(json, octets: json.octets)
        for entry in batch.entries {
            if case .fault(let fault, _, _) = entry { throw fault }
        }
        return json
    }

    /// The return code of a refusal and the member it is about; nil where the request is taken.
    static func refusal(_ route: Route, _ json: JSONObject) -> (ReturnCode, String?)? {
        do throws(WireFault) {
            _ = try read(route, json)
            return nil
        } catch {
            return (error.code, error.member)
        }
    }
}
