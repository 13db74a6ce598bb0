internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// A person as the registry holds them: the row of `person`, its identity opened.
struct PersonRecord: Sendable {
    /// The context under which `person.sealed_identity` is sealed.
    static let sealContext = "identity"

    /// Whether the person has a code at all (2003, 2004, 2005).
    enum State: String, Sendable, CaseIterable {
        case open, none, frozen, revoked
    }

    let id: Int64
    var identity: PersonIdentity
    /// nil where it could not be obtained (3009).
    let grade: Grade?
    let reasonCode: String?
    let guide: String?
    let state: State
    let isSample: Bool
    /// When an authority assessed the person; nil: never (2007 where there is no declaration either).
    let assessedAt: Instant?
    let validUntil: Instant?

    /// The person of a document.
    static func find(_ document: DocumentNumber, _ vault: Vault, _ transaction: Transaction) throws -> PersonRecord? {
        try transaction.first("SELECT \(columns) FROM person WHERE look_up = ?", [Blob(vault.lookUp(document))]) {
            try PersonRecord($0, vault)
        }
    }

    /// The person of a row number.
    static func find(_ id: Int64, _ vault: Vault, _ transaction: Transaction) throws -> PersonRecord? {
        try transaction.first("SELECT \(columns) FROM person WHERE person_id = ?", [id]) { try PersonRecord($0, vault) }
    }

    /// The person of a document who must be called so.
    /// - Throws: `WireFault` of `absent` where the registry does not know the number, 2002 where the name is another.
    static func identified(
        _ name: String, _ document: DocumentNumber, absent: ReturnCode, _ vault: Vault, _ transaction: Transaction
    ) throws -> PersonRecord {
        guard let person = try find(document, vault, transaction) else { throw WireFault(absent) }
        guard person.identity.isCalled(name) else { throw WireFault(.identityNotVerified) }
        return person
    }

    /// What ``init(_:_:)`` reads of `person`.
    static let columns =
        "person_id, sealed_identity, grade, reason_code, guide, state, sample, assessed_at, valid_until"

    /// Opens a row of ``columns``.
    init(_ row: FoundRow, _ vault: Vault) throws {
        let octets = try vault.open(row.octets(1), Self.sealContext)
        guard case .object(let object)? = try? JSON(octets), let identity = PersonIdentity(object) else {
            throw StorageFault.sealBroken
        }
        self.identity = identity
        id = row[0] ?? 0
        grade = (row[2] as String?).map { Grade(rawValue: $0) ?? .unassessed }
        reasonCode = row[3]
        guide = row[4]
        state = State(rawValue: row[5] ?? "") ?? .none
        isSample = row[6] ?? false
        let assessed = row.instant(7)
        assessedAt = assessed?.milliseconds == 0 ? nil : assessed
        validUntil = row.instant(8)
    }
}
