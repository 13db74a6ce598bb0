internal import HealthCode
internal import HealthCodeAPI

/// What a person declared of their health (6.2, protocol 3.7), as the registry keeps it.
struct DeclaredHealth: Sendable, Equatable {
    let declaredAt: Instant
    var divisionCode: String
    var address: String?
    /// Tenths of a degree.
    var temperature: Int
    var symptoms: [Symptom]
    var symptomOther: String?
    var contact: ContactAnswer
    var stay: StayAnswer
    var riskLevel: RiskLevel?
    var riskAreas: [String] = []
    var healthState: HealthState?
    var relation: Relation = .oneself
    /// Who declared on the person's behalf: {name, certType, certNum}.
    var declarant: JSONObject?
    var bizExtData: String?

    /// Whether it speaks of fever, symptoms, contact or a stay (3.21.8).
    var raises: Bool {
        DeclarationRule.grade(.low, temperature: temperature, symptoms: symptoms, contact: contact, stay: stay) != .low
    }
}

extension DeclaredHealth {
    /// A sample person's declaration.
    init(_ sample: SampleDeclaration) {
        self.init(
            declaredAt: sample.declaredAt, divisionCode: sample.divisionCode, temperature: sample.temperature,
            symptoms: sample.symptoms, symptomOther: sample.symptomOther, contact: sample.contact, stay: sample.stay,
            riskAreas: sample.riskAreas)
    }

    /// The members of 6.2's request without the person.
    var json: JSONObject {
        var object = JSONObject()
        object.put("declareTime", c14: declaredAt)
        object.put("divisionCode", divisionCode)
        object.put("address", address)
        object.put("temperature", tenths: temperature)
        object.put("symptoms", symptoms.map(\.rawValue))
        object.put("symptomOther", symptomOther)
        object.put("contactPatient", contact.rawValue)
        object.put("riskAreaStay", stay.rawValue)
        object.put("riskLevel", riskLevel?.rawValue)
        object.put("riskAreas", riskAreas.isEmpty ? nil : riskAreas)
        object.put("healthState", healthState?.rawValue)
        object.put("relation", relation.rawValue)
        object.put("declarant", declarant)
        object.put("bizExtData", bizExtData)
        return object
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(_ object: JSONObject) {
        guard let declaredAt = object["declareTime"]?.string.flatMap(Instant.init(c14:)),
            let divisionCode = object["divisionCode"]?.string, let temperature = object["temperature"]?.tenths,
            let symptoms = object["symptoms"]?.array?.map({ $0.string.flatMap(Symptom.init(rawValue:)) }),
            let contact = object["contactPatient"]?.string.flatMap(ContactAnswer.init(rawValue:)),
            let stay = object["riskAreaStay"]?.string.flatMap(StayAnswer.init(rawValue:))
        else { return nil }
        self.init(
            declaredAt: declaredAt, divisionCode: divisionCode, address: object["address"]?.string,
            temperature: temperature, symptoms: symptoms.compactMap { $0 },
            symptomOther: object["symptomOther"]?.string,
            contact: contact, stay: stay, riskLevel: object["riskLevel"]?.string.flatMap(RiskLevel.init(rawValue:)),
            riskAreas: object["riskAreas"]?.array?.compactMap(\.string) ?? [],
            healthState: object["healthState"]?.string.flatMap(HealthState.init(rawValue:)),
            relation: object["relation"]?.string.flatMap(Relation.init(rawValue:)) ?? .oneself,
            declarant: object["declarant"]?.object, bizExtData: object["bizExtData"]?.string)
    }
}
