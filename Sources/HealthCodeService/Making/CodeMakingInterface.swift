internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI
internal import Symbology

/// I5, 6.6 健康码制码 (2000): a code for whoever proves to be here, or for one whom they care for (3.11, 3.21.6).
struct CodeMakingInterface: Interface {
    static let route = Route.codes

    /// A request with its proof opened.
    struct Request: Sendable {
        let wire: CodeRequest
        let proof: ProvenIdentity
    }

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> Request {
        let wire = try CodeRequest(business)
        return Request(wire: wire, proof: .read(wire.checkData, keys))
    }

    func fingerprint(of request: Request) -> [UInt8] {
        BusinessContent(route: Self.route, request.wire.json, claim: request.proof.person).digest
    }

    func serial(of request: Request) -> SerialClaim? {
        SerialClaim(text: request.wire.bizSerialNum, applyType: .make, deviceSn: nil)
    }

    func answer(_ request: Request, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        let claim = try request.proof.claim(call)
        let vault = call.keys.vault
        let person = try PersonRecord.identified(
            claim.name, claim.document, absent: .noHealthCode, vault, transaction)
        try person.mayHaveCode(transaction)
        try Declarant.check(request.wire.declarant, vault, transaction)
        // A grade that cannot be obtained is nobody's fault and no colour (3009).
        guard let grade = person.grade else { throw WireFault(.gradeUnavailable) }
        let content = try IssuedCode.make(request.wire, for: person, grade, call, transaction)
        var answer = CodeAnswer(
            bizSerialNum: request.wire.bizSerialNum, codeContent: content.text, healthStatus: grade.rawValue,
            expireTime: content.expiresAt)
        answer.familyId = request.wire.familyId
        if !request.wire.printed { answer.refreshIn = max(Int(content.life) - IssuedCode.refreshLead, 1) }
        if request.wire.isPic {
            let symbology = request.wire.codeType.flatMap { Symbology(rawValue: $0.rawValue) } ?? .gridMatrix
            let modules = try symbology.encode(content.text)
            answer.imgStream = Base64.encode(modules.packed)
            answer.width = modules.width
        }
        return Answer(.success, answer.json)
    }
}

extension PersonRecord {
    /// Whether a code may be made for the person.
    /// - Throws: `WireFault` 2003 not opened, 2004 frozen, 2005 revoked; 2007 where nobody has assessed the person and
    ///   they have not declared their health either.
    func mayHaveCode(_ transaction: Transaction) throws {
        switch state {
        case .none: throw WireFault(.noHealthCode)
        case .frozen: throw WireFault(.codeFrozen)
        case .revoked: throw WireFault(.codeRevoked)
        case .open: break
        }
        guard assessedAt == nil else { return }
        let declared = "SELECT 1 FROM health_declaration WHERE person_id = ? LIMIT 1"
        guard try transaction.value(Int.self, declared, [id]) != nil else { throw WireFault(.declarationRequired) }
    }
}
