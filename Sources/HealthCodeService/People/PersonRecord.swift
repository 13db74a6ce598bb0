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
        try transaction.row("SELECT * FROM person WHERE look_up = ?", [Blob(vault.lookUp(document))])
            .map { try PersonRecord($0, vault) }
    }

    /// The person of a row number.
    static func find(_ id: Int64, _ vault: Vault, _ transaction: Transaction) throws -> PersonRecord? {
        try transaction.row("SELECT * FROM person WHERE person_id = ?", [id]).map { try PersonRecord($0, vault) }
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

    /// Opens a row of `person`.
    init(_ row: Row, _ vault: Vault) throws {
        let octets = try vault.open(row.octets("sealed_identity"), Self.sealContext)
        guard case .object(let object)? = try? JSON(octets), let identity = PersonIdentity(object) else {
            throw StorageFault.sealBroken
        }
        self.identity = identity
        id = row["person_id"]
        grade = (row["grade"] as String?).map { Grade(rawValue: $0) ?? .unassessed }
        reasonCode = row["reason_code"]
        guide = row["guide"]
        state = State(rawValue: row["state"]) ?? .none
        isSample = row["sample"]
        let assessed: Int64 = row["assessed_at"]
        assessedAt = assessed == 0 ? nil : Instant(milliseconds: assessed)
        validUntil = (row["valid_until"] as Int64?).map(Instant.init(milliseconds:))
    }
}
