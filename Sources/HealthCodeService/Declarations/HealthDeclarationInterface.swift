internal import HealthCode
internal import HealthCodeAPI

/// I1, 6.2 用户健康信息申报 (3.7): a declaration is kept; it may raise a grade from 00 to 01 and never lowers one.
struct HealthDeclarationInterface: Interface {
    static let route = Route.healthDeclarations
    /// For how long a declaration counts, in seconds.
    static let validity: Int64 = 86_400

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> HealthDeclarationRequest {
        try HealthDeclarationRequest(business)
    }

    func fingerprint(of request: HealthDeclarationRequest) -> [UInt8] {
        BusinessContent(route: Self.route, request.json, claim: nil).digest
    }

    func answer(
        _ request: HealthDeclarationRequest, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer {
        if let fault = DeclarationRule.fault(declaredAt: request.declareTime, now: call.now) {
            throw WireFault(fault, "declareTime")
        }
        let vault = call.keys.vault
        try Declarant.check(request.declarant, vault, transaction)
        let person = try Declarant.subject(request.person, at: call.now, vault, transaction)
        let made = try HealthDeclarations.count(of: person.id, on: request.declareTime.day, transaction)
        guard made < Limits.declarationsADay else { throw WireFault(.declarationLimit) }
        let body = DeclaredHealth(request)
        let declareId = try HealthDeclarations.add(
            body, of: person.id, custNum: call.customer.custNum, receivedAt: call.now, vault, transaction)
        try regrade(person, body, call, transaction)
        let grade = try PersonRecord.find(person.id, vault, transaction)?.grade ?? .unassessed
        let answer = HealthDeclarationAnswer(
            declareId: declareId, healthStatus: grade.rawValue,
            validUntil: request.declareTime.adding(seconds: Self.validity))
        return Answer(.success, answer.json)
    }

    /// Raises 00 to 01, or takes an earlier declaration's 01 back where a test says so too (3.21.8).
    private func regrade(
        _ person: PersonRecord, _ body: DeclaredHealth, _ call: CallContext, _ transaction: Transaction
    ) throws {
        guard let held = person.grade else { return }
        let grade = DeclarationRule.grade(
            held, temperature: body.temperature, symptoms: body.symptoms, contact: body.contact, stay: body.stay)
        if grade != held {
            try GradeBook.set(
                grade, of: person.id, reason: .declared, source: .declaration, at: call.now, transaction)
        }
        try DeclaredRisk.reassess(person.id, at: call.now, transaction)
    }
}

extension DeclaredHealth {
    /// The declaration of a request.
    init(_ request: HealthDeclarationRequest) {
        self.init(
            declaredAt: request.declareTime, divisionCode: request.divisionCode, address: request.address,
            temperature: request.temperature, symptoms: request.symptoms, symptomOther: request.symptomOther,
            contact: request.contactPatient, stay: request.riskAreaStay, riskLevel: request.riskLevel,
            riskAreas: request.riskAreas ?? [], healthState: request.healthState,
            relation: request.relation ?? .oneself,
            declarant: request.declarant?.json, bizExtData: request.bizExtData)
    }
}
