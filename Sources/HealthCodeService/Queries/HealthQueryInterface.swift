internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// I3, 6.4 用户健康信息查询 (3.9): by a token of verify, by name and number, or by a code; as much as the purpose allows.
struct HealthQueryInterface: Interface {
    static let route = Route.healthQueries
    static let keeping = Keeping.seconds(Limits.queryOutcomeKept)

    /// A request with its proof opened.
    struct Request: Sendable {
        let wire: HealthQueryRequest
        let proof: ProvenIdentity?
    }

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> Request {
        let wire = try HealthQueryRequest(business)
        return Request(wire: wire, proof: wire.purpose == .oneself ? wire.checkData.map { .read($0, keys) } : nil)
    }

    func fingerprint(of request: Request) -> [UInt8] {
        BusinessContent(route: Self.route, request.wire.json, claim: request.proof?.person).digest
    }

    func authorise(_ request: Request, _ customer: Device) throws(WireFault) {
        try request.wire.check(role: customer.role)
    }

    func serial(of request: Request) -> SerialClaim? {
        guard request.proof != nil, let text = request.wire.bizSerialNum else { return nil }
        return SerialClaim(text: text, applyType: .make, deviceSn: nil)
    }

    /// By name and number, and a desk's look at somebody's own record; both carry operatorRef and reason.
    func looksUpPerson(_ request: Request) -> Bool {
        guard request.wire.operatorRef != nil, request.wire.reason != nil else { return false }
        if case .person = request.wire.key { return true }
        return request.wire.purpose == .oneself
    }

    func answer(_ request: Request, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        guard looksUpPerson(request) else { return try judge(request, call, transaction) }
        // A look-up that found nobody is logged as well: what is thrown here would undo its log entry.
        do {
            return try transaction.savepoint { try judge(request, call, transaction) }
        } catch let fault as WireFault {
            try LookUpLog.note(request.wire, personId: nil, call, transaction)
            return Answer(fault)
        }
    }

    private func judge(_ request: Request, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        guard let disclosure = Disclosure.of(request.wire.purpose)?.limited(to: request.wire.sections) else {
            throw WireFault(.notAuthorised, "purpose")
        }
        let found = try QuerySubject.find(request.wire.key, call, transaction)
        if let proof = request.proof {
            let claim = try proof.claim(call)
            guard claim.document == found.person.identity.document, found.person.identity.isCalled(claim.name) else {
                throw WireFault(.identityNotVerified, "checkData")
            }
        }
        if looksUpPerson(request) {
            try LookUpLog.note(request.wire, personId: found.person.id, call, transaction)
        }
        let vault = call.keys.vault
        let file = try HealthFile(found.person, now: call.now, vault, transaction)
        guard !found.isCodeElapsed else { return Answer(.success, file.elapsedMembers(disclosure)) }
        guard file.grade != nil else { throw WireFault(.gradeUnavailable) }
        var members = file.members(disclosure)
        if disclosure.person == .everything {
            try OwnHistory.add(to: &members, of: found.person.id, vault, transaction)
        }
        return Answer(.success, members)
    }
}

/// The log of who looked whom up, and why (3.9); the budget of 30 an hour made its row (``LookUpBudget``).
enum LookUpLog {
    private static let context = "look-up"

    /// Completes the newest row of the call.
    static func note(
        _ request: HealthQueryRequest, personId: Int64?, _ call: CallContext, _ transaction: Transaction
    ) throws {
        var why = JSONObject()
        why.put("operatorRef", request.operatorRef)
        why.put("reason", request.reason)
        why.put("purpose", request.purpose.rawValue)
        try transaction.execute(
            """
            UPDATE look_up SET person_id = ?, purpose = ?, sealed_reason = ?
            WHERE id = (SELECT max(id) FROM look_up WHERE cust_num = ? AND request_id = ?)
            """,
            [
                personId, request.purpose.rawValue, Blob(call.keys.vault.seal(why.octets, context)),
                call.customer.custNum, call.requestId,
            ])
    }

    /// The looks at a person, newest first: when, by which customer, and the reason as JSON.
    static func entries(
        of personId: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws -> [(at: Instant, custNum: String, why: String)] {
        try transaction.rows(
            "SELECT at, cust_num, sealed_reason FROM look_up WHERE person_id = ? ORDER BY id DESC", [personId]
        ).map { row in
            let why = try row.octetsIfAny("sealed_reason").map { try vault.open($0, context) } ?? []
            return (row.instant("at"), row["cust_num"], String(decoding: why, as: UTF8.self))
        }
    }
}
