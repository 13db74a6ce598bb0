internal import Checkpoint
internal import FoundationEssentials
internal import GRDB
internal import HealthCode

/// One scan with everything that hangs on it, opened.
enum RecordRow {
    static let select = """
        SELECT scan.seq AS seq, request_id, outbox.kind AS kind, input_kind, wall, state, local_outcome,
          scan.judged AS verdict, grade, COALESCE(receipt.code, last_code) AS code, server_time, decision, decided,
          sealed_ref, sealed_reason, dead.sealed_note AS sealed_note, dead.reason AS reason, sealed_answer, sealed_person,
          alert.seq AS raised, acknowledged
        FROM scan JOIN outbox ON outbox.seq = scan.seq LEFT JOIN receipt ON receipt.seq = scan.seq
        LEFT JOIN dead ON dead.seq = scan.seq LEFT JOIN alert ON alert.seq = scan.seq
        LEFT JOIN operator ON operator.id = scan.operator
        WHERE scan.seq = ?
        """

    /// The row of a number.
    static func entry(_ transaction: Transaction, _ seq: Int64) throws -> RecordEntry? {
        guard let row = try transaction.row(select, [seq]) else { return nil }
        let keys = transaction.keys
        let requestId = row.text("request_id")
        func opened(_ column: String, _ place: (String) -> String) -> [UInt8]? {
            row.octets(column).flatMap { try? keys.open($0, place(requestId)) }
        }
        func words(_ column: String, _ place: (String) -> String) -> String? {
            opened(column, place).map { String(decoding: $0, as: UTF8.self) }
        }
        var person = opened("sealed_answer", Place.answer).map(person(inAnswer:)) ?? ("", "")
        if person == ("", ""), let sealed = opened("sealed_person", Place.person) { person = Person.decode(sealed) }
        let isRaised = row.numberIfAny("raised") != nil
        return RecordEntry(
            seq: row.number("seq"), requestId: requestId, kind: row.text("kind"),
            input: InputKind(rawValue: row.text("input_kind")), scannedWall: row.instant("wall"),
            state: OutboxState(number: row.number("state")), shown: OutcomeWord(rawValue: row.text("local_outcome")),
            verdict: VerdictKind(rawValue: row.text("verdict")), grade: row.textIfAny("grade"),
            lastCode: row.textIfAny("code"),
            answeredAt: row.numberIfAny("server_time").map(Instant.init(milliseconds:)),
            decision: GateDecision(rawValue: row.text("decision")) ?? .none,
            decidedAt: row.numberIfAny("decided").map(Instant.init(milliseconds:)),
            operatorRef: Operators.reference(keys, row.octets("sealed_ref")),
            reason: words("sealed_reason", Place.reason),
            note: words("sealed_note", Place.note) ?? row.textIfAny("reason"),
            maskedName: person.0, maskedNumber: person.1,
            alertAcknowledged: isRaised ? row.numberIfAny("acknowledged") != nil : nil)
    }

    /// Whom a kept answer is about: a live one is six fields with zero octets between, a delivered one the service's own
    /// content; both masked. Empty for what is neither.
    static func person(inAnswer octets: [UInt8]) -> (name: String, number: String) {
        if octets.first == UInt8(ascii: "{") {
            let content = try? JSONDecoder().decode(Content.self, from: Data(octets))
            return (
                PlainText.visible(content?.desensitizeName ?? ""), PlainText.visible(content?.desensitizeCardId ?? "")
            )
        }
        let facts = octets.split(separator: 0, omittingEmptySubsequences: false)
        guard facts.count == 6 else { return ("", "") }
        let texts = facts.suffix(2).map { PlainText.visible(String(decoding: $0, as: UTF8.self)) }
        return (texts[0], texts[1])
    }

    private struct Content: Decodable {
        let desensitizeName: String?
        let desensitizeCardId: String?
    }
}
