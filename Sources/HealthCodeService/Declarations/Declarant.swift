internal import HealthCode
internal import HealthCodeAPI

/// Who declares, and about whom.
enum Declarant {
    /// The person that a declaration is about. One whom the registry does not know yet is entered, not assessed; what a
    /// declaration adds to a known one fills gaps and changes nothing.
    /// - Throws: `WireFault` 2002 where the number belongs to another name.
    static func subject(
        _ declared: Person, at now: Instant, _ vault: Vault, _ transaction: Transaction
    ) throws -> PersonRecord {
        let given = PersonIdentity(declared)
        guard var person = try PersonRecord.find(declared.document, vault, transaction) else {
            let id = try Registry.enter(given, at: now, vault, transaction)
            guard let entered = try PersonRecord.find(id, vault, transaction) else { throw StorageFault.sealBroken }
            return entered
        }
        guard person.identity.isCalled(declared.name) else { throw WireFault(.identityNotVerified, "person") }
        let filled = given.merged(with: person.identity)
        if filled != person.identity {
            try Registry.replace(filled, of: person.id, vault, transaction)
            person.identity = filled
        }
        return person
    }

    /// Whoever declares for another may be unknown, but not under a number that is somebody else's: 2002.
    static func check(_ claim: PersonClaim?, _ vault: Vault, _ transaction: Transaction) throws {
        guard let claim, let known = try PersonRecord.find(claim.document, vault, transaction) else { return }
        guard known.identity.isCalled(claim.name) else { throw WireFault(.identityNotVerified, "declarant") }
    }
}

extension PersonIdentity {
    /// The identity that a request gives.
    init(_ person: Person) {
        self.init(
            name: person.name, document: person.document, sex: person.sex, nationality: person.nationality,
            domicileCode: person.domicileCode, address: person.address, phone: person.phone,
            diseaseHistory: person.diseaseHistory ?? [])
    }
}
