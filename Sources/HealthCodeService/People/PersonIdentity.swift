internal import HealthCode
internal import HealthCodeAPI

/// Who a person is, as the registry seals it: the Person of protocol 3 without anything of their health.
struct PersonIdentity: Sendable, Equatable {
    var name: String
    var document: DocumentNumber
    var sex: Sex?
    var nationality: String?
    var domicileCode: String?
    var address: String?
    var phone: String?
    var diseaseHistory: [String] = []

}

extension PersonIdentity {
    /// The identity of an import's row.
    init(_ row: PersonRow) {
        self.init(
            name: row.name, document: row.document, sex: row.sex, nationality: row.nationality,
            domicileCode: row.domicileCode, address: row.address, phone: row.phone, diseaseHistory: row.diseaseHistory)
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(_ object: JSONObject) {
        guard let name = object["name"]?.string,
            let certType = object["certType"]?.string.flatMap(CertType.init(wire:)),
            let number = object["certNum"]?.string, let document = try? DocumentNumber(certType, number)
        else { return nil }
        self.init(
            name: name, document: document, sex: object["sex"]?.string.flatMap(Sex.init(rawValue:)),
            nationality: object["nationality"]?.string, domicileCode: object["domicileCode"]?.string,
            address: object["address"]?.string, phone: object["phone"]?.string,
            diseaseHistory: object["diseaseHistory"]?.array?.compactMap(\.string) ?? [])
    }

    /// The members of Person (protocol 3); what is not known is absent.
    var json: JSONObject {
        var object = JSONObject()
        object.put("name", name)
        object.put("sex", sex?.rawValue)
        object.put("nationality", nationality)
        object.put("certType", document.certType.rawValue)
        object.put("certNum", document.number)
        object.put("domicileCode", domicileCode)
        object.put("address", address)
        object.put("phone", phone)
        object.put("diseaseHistory", diseaseHistory.isEmpty ? nil : diseaseHistory)
        return object
    }

    /// This identity with what a newer row knows better; what the row leaves out stays.
    func merged(with newer: PersonIdentity) -> PersonIdentity {
        var merged = newer
        merged.sex = newer.sex ?? sex
        merged.nationality = newer.nationality ?? nationality
        merged.domicileCode = newer.domicileCode ?? domicileCode
        merged.address = newer.address ?? address
        merged.phone = newer.phone ?? phone
        merged.diseaseHistory = newer.diseaseHistory.isEmpty ? diseaseHistory : newer.diseaseHistory
        return merged
    }

    /// Whether a name given with this number is the person's: outer spaces and the case of Latin letters aside.
    func isCalled(_ other: String) -> Bool {
        Self.folded(name) == Self.folded(other)
    }

    private static func folded(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
    }
}
