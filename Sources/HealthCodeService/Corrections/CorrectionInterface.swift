internal import HealthCode
internal import HealthCodeAPI

/// I7, 6.8 用户健康信息纠错 (3.13): received and put before reviewers; nothing is changed here.
struct CorrectionInterface: Interface {
    static let route = Route.corrections
    /// When an outcome may be expected, in seconds from now.
    static let expected: Int64 = 3 * 86_400

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> CorrectionRequest {
        try CorrectionRequest(business)
    }

    func fingerprint(of request: CorrectionRequest) -> [UInt8] {
        BusinessContent(route: Self.route, request.json, claim: nil).digest
    }

    func answer(_ request: CorrectionRequest, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        let vault = call.keys.vault
        let person = try PersonRecord.identified(
            request.person.name, request.person.document, absent: .noRecord, vault, transaction)
        try Declarant.check(request.declarant, vault, transaction)
        let targetId = request.targetId ?? ""
        guard try targetId.isEmpty || isThere(targetId, request.correctType, person, vault, transaction) else {
            throw WireFault(.correctionTargetAbsent, "targetId")
        }
        guard try !CorrectionRecord.isOpen(request.correctType, targetId, of: person.id, transaction) else {
            throw WireFault(.correctionOpen)
        }
        let correctId = try CorrectionRecord.add(
            request.correctType, targetId: targetId, request.json, of: person.id, at: call.now, vault, transaction)
        guard let record = try CorrectionRecord.find(correctId, vault, transaction) else {
            throw StorageFault.sealBroken
        }
        try CorrectionReview.log(.received, record, call.customer.custNum, call.now, call.keys, transaction)
        let answer = CorrectionAnswer(
            correctId: correctId, status: .received, expectTime: call.now.adding(seconds: Self.expected),
            reviewLevel: record.reviewLevel)
        return Answer(.success, answer.json)
    }

    /// Whether the person has the record that the correction names: a declaration for 03, an itinerary for 04, either
    /// for any other type.
    private func isThere(
        _ targetId: String, _ type: CorrectionType, _ person: PersonRecord, _ vault: Vault, _ transaction: Transaction
    ) throws -> Bool {
        if type != .itinerary, try HealthDeclarations.find(targetId, of: person.id, vault, transaction) != nil {
            return true
        }
        guard type != .declaration else { return false }
        return try !Itineraries.find(targetId, of: person.id, vault, transaction).isEmpty
    }
}
