internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Whom a query is about, found by its key (3.9).
struct QuerySubject: Sendable {
    let person: PersonRecord
    /// The key was a code past its life: it names the person and opens nothing.
    var isCodeElapsed = false

    /// Finds the person.
    /// - Throws: `WireFault` 4008 for a token, 4007 and 2002 for a name and number, 3002, 3003, 3005 and 3008 for a code;
    ///   ``SignatureNeeded`` where a code has to be checked first.
    static func find(
        _ key: HealthQueryRequest.Key, _ call: CallContext, _ transaction: Transaction
    ) throws -> QuerySubject {
        let vault = call.keys.vault
        switch key {
        case .bizExtData(let text):
            guard let token = BizExtData(text: text)?.token else { throw WireFault(.queryTokenInvalid, "bizExtData") }
            let id = try QueryToken.spend(
                token, custNum: call.customer.custNum, now: call.now, vault, transaction)
            guard let person = try PersonRecord.find(id, vault, transaction) else { throw WireFault(.noRecord) }
            return QuerySubject(person: person)
        case .person(let claim):
            return QuerySubject(
                person: try PersonRecord.identified(claim.name, claim.document, absent: .noRecord, vault, transaction))
        case .codeContent(let text): return try ofCode(text, call, transaction)
        }
    }

    /// Looks without recording: nothing is used up, no pass record is made.
    private static func ofCode(
        _ text: String, _ call: CallContext, _ transaction: Transaction
    ) throws -> QuerySubject {
        let content: CodeContent
        do throws(CodeFault) { content = try CodeContent(text: text) } catch {
            throw WireFault(error.returnCode, "codeContent")
        }
        guard let known = try CodeRecord.find(content.codeId, transaction), known.octets == content.octets else {
            let check = SignatureCheck(code: content)
            guard let isGenuine = call.checked[check.id] else { throw SignatureNeeded(checks: [check]) }
            throw WireFault(isGenuine == false ? .codeForged : .codeNotRecognised, "codeContent")
        }
        guard let person = try PersonRecord.find(known.personId, call.keys.vault, transaction) else {
            throw WireFault(.noRecord)
        }
        guard !known.isEnded(at: call.now), person.state != .frozen, person.state != .revoked else {
            throw WireFault(.codeRevokedOrFrozen, "codeContent")
        }
        return QuerySubject(person: person, isCodeElapsed: !known.isAlive(at: call.now))
    }
}
