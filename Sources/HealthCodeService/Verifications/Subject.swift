internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// The person behind a code or a card, as far as a gate may know them.
struct Subject: Sendable {
    /// Whether the person has a code at all.
    enum State: String, Sendable {
        case open, none, frozen, revoked
    }

    let personId: Int64
    let certType: CertType
    let state: State
    /// The grade now; nil where it could not be obtained (3009).
    let grade: Grade?
    let reasonCode: String?
    let guide: String?
    /// Full name and number; leave this room masked only.
    let name: String
    let number: String
}

extension Subject {
    /// The context under which `person.sealed_identity` is sealed.
    static let sealContext = "identity"

    /// Reads a person by number of row.
    static func find(_ personId: Int64, _ vault: Vault, _ transaction: Transaction) throws -> Subject? {
        try transaction.first("SELECT \(columns) FROM person WHERE person_id = ?", [personId]) { try read($0, vault) }
    }

    /// Reads a person by document.
    static func find(_ document: DocumentNumber, _ vault: Vault, _ transaction: Transaction) throws -> Subject? {
        try transaction.first("SELECT \(columns) FROM person WHERE look_up = ?", [Blob(vault.lookUp(document))]) {
            try read($0, vault)
        }
    }

    private static let columns = "person_id, cert_type, state, grade, reason_code, guide, sealed_identity"

    private static func read(_ row: FoundRow, _ vault: Vault) throws -> Subject {
        let identity = try JSON(try vault.open(row.octets(6), sealContext))
        guard let person = identity.object, let name = person["name"]?.string, let number = person["certNum"]?.string
        else { throw StorageFault.sealBroken }
        let grade: String? = row[3]
        return Subject(
            personId: row[0] ?? 0, certType: CertType(rawValue: row[1] ?? "") ?? .other,
            state: State(rawValue: row[2] ?? "") ?? .none, grade: grade.map { Grade(rawValue: $0) ?? .unassessed },
            reasonCode: row[4], guide: row[5], name: name, number: number)
    }

    /// The grade as it stood at a moment: the last change up to then, else the earliest that is known.
    func grade(at moment: Instant, _ transaction: Transaction) throws -> Grade? {
        let last = "SELECT grade FROM grade_change WHERE person_id = ? AND at <= ? ORDER BY at DESC LIMIT 1"
        let first = "SELECT grade FROM grade_change WHERE person_id = ? ORDER BY at LIMIT 1"
        let row = try transaction.row(last, [personId, moment.milliseconds]) ?? transaction.row(first, [personId])
        guard let row else { return grade }
        return (row["grade"] as String?).map { Grade(rawValue: $0) ?? .unassessed }
    }
}
