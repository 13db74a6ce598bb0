internal import GRDB
public import HealthCode
internal import HealthCodeAPI

/// A person as `people list` prints them.
public struct PersonListing: Sendable, Equatable {
    /// The whole name: for an administrator's eyes.
    public let name: String
    /// The document's type.
    public let certType: CertType
    /// The whole document number.
    public let certNum: String
    /// The grade now; nil where it could not be obtained.
    public let healthStatus: Grade?
    /// Why, as a code.
    public let reasonCode: String?
    /// `open`, `none`, `frozen` or `revoked`: whether the person has a code at all.
    public let state: String
    /// Whether the person is fictional.
    public let isSample: Bool

    /// One line of JSON.
    public var json: String {
        var object = JSONObject()
        object.put("name", name)
        object.put("certType", certType.rawValue)
        object.put("certNum", certNum)
        object["healthStatus"] = healthStatus.map { .string($0.rawValue) } ?? .null
        object.put("reasonCode", reasonCode)
        object.put("state", state)
        object.put("sample", isSample)
        return JSON.object(object).text
    }
}

extension Administration {
    /// Hands over every person in the order of entry, reading as it goes: a million take no more memory than one.
    ///
    /// The log notes that the list was read (3.18).
    public func forEachPerson(_ body: (PersonListing) throws -> Void) throws {
        let vault = storage.keys.vault
        var count = 0
        try read { transaction in
            let everybody = "SELECT \(PersonRecord.columns) FROM person ORDER BY person_id"
            let cursor = try FoundRow.fetchCursor(transaction.database, sql: everybody)
            while let row = try cursor.next() {
                let person = try PersonRecord(row, vault)
                count += 1
                try body(
                    PersonListing(
                        name: person.identity.name, certType: person.identity.document.certType,
                        certNum: person.identity.document.number, healthStatus: person.grade,
                        reasonCode: person.reasonCode, state: person.state.rawValue, isSample: person.isSample))
            }
        }
        let now = now
        try storage.write { transaction in
            try LogChain.append(
                .person, ["what": .string("list"), "count": .integer(count)], at: now, transaction)
        }
    }

    /// Every person; for a large registry use ``forEachPerson(_:)``.
    public func people() throws -> [PersonListing] {
        var people: [PersonListing] = []
        try forEachPerson { people.append($0) }
        return people
    }

    /// Sets a person's grade by hand; the log keeps it, signed, and the provinces' reports follow.
    /// - Parameter certType: needed only where two documents of different types have the same number.
    /// - Throws: ``AdministrationFault/personUnknown``, ``AdministrationFault/numberAmbiguous(_:)``
    public func setPerson(_ certNum: String, certType: CertType? = nil, grade: Grade) throws {
        let now = now
        try storage.write { transaction in
            let person = try person(certNum, certType, transaction)
            try GradeBook.set(
                grade, of: person.id, reason: GradeReason.usual(for: grade), source: .administration, at: now,
                transaction)
            try GradeBook.align(grade, of: person.id, source: .administration, at: now, transaction)
            var entry: JSONObject = ["what": .string("grade"), "personId": .integer(Int(person.id))]
            entry.put("from", person.grade?.rawValue)
            entry.put("to", grade.rawValue)
            try LogChain.append(.grade, entry, at: now, signer: storage.keys.signing.key, transaction)
        }
    }

    /// Opens, closes, freezes or revokes a person's code as a whole: `open`, `none` (2003), `frozen` (2004) or
    /// `revoked` (2005).
    /// - Returns: false where the word is none of these.
    /// - Throws: as ``setPerson(_:certType:grade:)``
    public func setPerson(_ certNum: String, certType: CertType? = nil, state word: String) throws -> Bool {
        guard let state = PersonRecord.State(rawValue: word) else { return false }
        let now = now
        try storage.write { transaction in
            let person = try person(certNum, certType, transaction)
            try transaction.execute(
                "UPDATE person SET state = ? WHERE person_id = ?", [state.rawValue, person.id])
            try LogChain.append(
                .person, ["what": .string(state.rawValue), "personId": .integer(Int(person.id))], at: now, transaction)
        }
        return true
    }

    private func person(_ text: String, _ certType: CertType?, _ transaction: Transaction) throws -> PersonRecord {
        let types = certType.map { [$0] } ?? CertType.allCases
        let found = try types.compactMap { type -> PersonRecord? in
            guard let document = try? DocumentNumber(type, text) else { return nil }
            return try PersonRecord.find(document, storage.keys.vault, transaction)
        }
        guard let person = found.first else { throw AdministrationFault.personUnknown }
        guard found.count == 1 else {
            throw AdministrationFault.numberAmbiguous(found.map(\.identity.document.certType))
        }
        return person
    }
}
