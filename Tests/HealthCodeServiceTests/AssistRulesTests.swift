import Checkpoint
import HealthCode
import HealthCodeAPI
import Testing

@testable import Console
@testable import HealthCodeClient
@testable import HealthCodeService

/// The forms of F6 and the service go by the same rules: what the one lets through, the other takes, and the other way round.
@Suite struct AssistRulesTests {
    private static let now = Instant(c14: "20261124140326") ?? Instant(milliseconds: 0)

    /// Values for a field, right and wrong ones.
    private static func values(_ form: AssistForm, _ key: FieldKey) -> [String] {
        let choices = form.choices(of: key).map(\.code)
        switch key.field.row.kind {
        case .choice: return choices
        case .several: return choices + ["1^2", "2^3^7", ""]
        case .documentNumber: return ["11010519491231002X", "E12345678", "H12345678", "12345678", "1", "张三", ""]
        case .temperature: return ["35", "36.5", "42.0", "34.9", "42.1", "36.55", ".", ""]
        case .time: return ["11241200", "202611101200", "202611091200", "202612012359", "11311200", "1", ""]
        case .place, .places: return ["330106", "110000", "000000", "310103", "999999", ""]
        case .capitals: return ["JPN", "CHN", "G32", "A1", "沪A12345", ""]
        case .digits: return ["1", "10", "11", "29", "30", "300", "301", "9999999", ""]
        case .text(let limit):
            return ["样本", "13800000000", "+8613800000000", " ", String(repeating: "长", count: limit), "a\u{301}b", ""]
        }
    }

    @Test(arguments: AssistService.allCases) func whatAFormLetsThroughTheServiceTakes(_ service: AssistService) {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        var orders = 0
        for _ in 0..<200 {
            var form = AssistForm(service)
            if service.parts.upperBound > 0, Bool.random(using: &random) { _ = form.addPart() }
            // Twice, for one answer asks for another field.
            for _ in 0..<2 {
                for key in form.keys where form[key].isEmpty || form.fault(of: key, now: Self.now) != nil {
                    form.focus(on: key)
                    let values = Self.values(form, key)
                    let right = values.filter { value in
                        var tried = form
                        tried.set(value)
                        return tried.fault(of: key, now: Self.now) == nil
                    }
                    // Mostly a right one, or hardly any form would be whole.
                    let isRight = Int.random(in: 0..<40, using: &random) > 0
                    form.set((isRight ? right : values).randomElement(using: &random) ?? "")
                }
            }
            guard let order = form.order(now: Self.now) else { continue }
            orders += 1
            do {
                switch order {
                case .declare(let form): _ = try HealthDeclarationRequest(form.request.json)
                case .travel(let form): _ = try ItineraryDeclarationRequest(form.request.json)
                case .correct(let form): _ = try CorrectionRequest(form.request.json)
                case .make(let form):
                    var request = CodeRequest(bizSerialNum: "S", checkData: "AA==", isPic: false)
                    request.codeType = CodeType(rawValue: form.codeType)
                    request.qrCodeDuration = form.seconds
                    request.availableTimes = form.uses
                    request.printed = form.printed
                    _ = try CodeRequest(request.json)
                }
            } catch {
                Issue.record("seed \(seed): \(error) by \(form.keys.map { "\($0.field)=\(form[$0])" })")
                return
            }
        }
        #expect(orders > 20, "seed \(seed)")
    }

    /// A wrong value, the field that takes it, and the member that the service would find it in.
    static let wrong: [(AssistService, AssistField, String, [String], JSON)] = [
        (.declaration, .phone, "23800000000", ["person", "phone"], .string("23800000000")),
        (.declaration, .number, "110105194912310021", ["person", "certNum"], .string("110105194912310021")),
        (.declaration, .division, "310103", ["divisionCode"], .string("310103")),
        (.declaration, .temperature, "34.9", ["temperature"], .number(JSONNumber(tenths: 349))),
        (.declaration, .temperature, "42.1", ["temperature"], .number(JSONNumber(tenths: 421))),
        (.declaration, .symptoms, "1^2", ["symptoms"], .array([.string("1"), .string("2")])),
        (.declaration, .riskAreas, "000000", ["riskAreas"], .array([.string("000000")])),
        (.declaration, .contact, "", ["contactPatient"], .string("")),
        (.correction, .reason, "", ["reason"], .string("")),
        (.correction, .contactPhone, "", ["contactPhone"], .string("")),
    ]

    @Test(arguments: wrong.indices) func whatTheServiceRefusesIsAFaultOfItsField(_ index: Int) throws {
        let (service, field, value, path, json) = Self.wrong[index]
        var form = AssistForm(service)
        form.focus(on: FieldKey(field))
        form.set(value)
        #expect(form.fault(of: FieldKey(field), now: Self.now) != nil)
        var body = try Self.good(service)
        if path.count == 2, var inner = body[path[0]]?.object {
            inner[path[1]] = json
            body[path[0]] = .object(inner)
        } else {
            body[path[0]] = json
        }
        #expect(throws: WireFault.self) {
            if service == .declaration {
                _ = try HealthDeclarationRequest(body)
            } else {
                _ = try CorrectionRequest(body)
            }
        }
    }

    /// What the document does not tell, and the stops of a trip, are in what is sent.
    @Test func whatIsSaidIsSent() throws {
        let passport = try #require(DocumentClaim(name: "样本", document: DocumentNumber(.passport, "E12345678")))
        var form = HealthForm(
            person: passport, declaredAt: Self.now, divisionCode: "330106", temperature: 365, symptoms: [.noSymptoms],
            contact: .no, stay: .no)
        (form.sex, form.nationality) = (.female, "FRA")
        let person = try HealthDeclarationRequest(form.request.json).person
        #expect(person.sex == .female && person.nationality == "FRA")
        var trip = TripForm(depart: Self.now, fromCode: "330100", toCode: "110000", mode: .selfDrive)
        (trip.stopOver, trip.vehicle) = (["310000", "320100"], "浙A00001")
        let travelled = ItineraryForm(person: passport, declaredAt: Self.now, trips: [trip])
        #expect(
            try ItineraryDeclarationRequest(travelled.request.json).trips.first?.stopOver == ["310000", "320100"])
    }

    /// A body that the service takes.
    private static func good(_ service: AssistService) throws -> JSONObject {
        let document = try DocumentNumber(.residentID, "11010519491231002X")
        let person = try #require(DocumentClaim(name: "样本", document: document))
        if service == .declaration {
            let form = HealthForm(
                person: person, declaredAt: now, divisionCode: "330106", temperature: 365, symptoms: [.noSymptoms],
                contact: .no, stay: .no)
            _ = try HealthDeclarationRequest(form.request.json)
            return form.request.json
        }
        let form = CorrectionForm(person: person, type: .other, items: [], reason: "误", contactPhone: "1")
        _ = try CorrectionRequest(form.request.json)
        return form.request.json
    }
}
