public import HealthCode

/// A name and a document: the part of a person that identifies.
public struct PersonClaim: Hashable, Sendable {
    /// 姓名, up to 64 characters.
    public var name: String
    /// The document, number in canonical form.
    public var document: DocumentNumber

    /// A claim.
    public init(name: String, document: DocumentNumber) {
        self.name = name
        self.document = document
    }

    /// Reads a claim. Throws 1002, 1003, 4001 or 4002.
    public init(_ json: JSONObject) throws(WireFault) {
        self = try PersonClaim(Reading(json, Self.table))
    }

    init(_ reading: Reading) throws(WireFault) {
        name = reading.mandatory("name")
        guard let certType = CertType(wire: reading.mandatory("certType")) else {
            throw WireFault(.documentTypeUnknown, "certType")
        }
        do throws(DocumentFault) {
            document = try DocumentNumber(certType, reading.mandatory("certNum"))
        } catch {
            throw WireFault(.documentNumberInvalid, "certNum", error.words.en)
        }
    }

    static let rows = [
        Field("name", .upTo(Limits.Text.name), .mandatory),
        Field("certType", .upTo(3), .mandatory, .certType),
        Field("certNum", .upTo(Limits.Text.documentNumber), .mandatory),
    ]

    /// The rows.
    public static let table = FieldTable("PersonClaim", "3.9", rows)

    /// The members, the document type as its primary code (3.21.14).
    public var json: JSONObject {
        var object = JSONObject()
        object.put("name", name)
        object.put("certType", document.certType.rawValue)
        object.put("certNum", document.number)
        return object
    }
}

/// A person as requests give one (protocol section 3, Person).
public struct Person: Hashable, Sendable {
    /// Name and document.
    public var claim: PersonClaim
    /// GB/T 2261.1.
    public var sex: Sex?
    /// GB/T 2659 alpha-3; absent means CHN.
    public var nationality: String?
    /// 户籍区划, GB/T 2260, of today or earlier.
    public var domicileCode: String?
    /// The address within the division, up to 128 characters.
    public var address: String?
    /// E.164 or an 11-digit mobile number.
    public var phone: String?
    /// WS 364.4 codes of underlying diseases.
    public var diseaseHistory: [String]?

    /// The name.
    public var name: String { claim.name }
    /// The document.
    public var document: DocumentNumber { claim.document }

    /// A person of whom only name and document are given.
    public init(_ claim: PersonClaim) { self.claim = claim }

    /// Reads a person. Throws 1002, 1003, 4001, 4002 or 4003.
    public init(_ json: JSONObject) throws(WireFault) {
        self = try Person(Reading(json, Self.table))
    }

    init(_ reading: Reading) throws(WireFault) {
        claim = try PersonClaim(reading)
        sex = reading.code("sex", Sex.self)
        nationality = reading.text("nationality")
        domicileCode = reading.text("domicileCode")
        address = reading.text("address")
        phone = reading.text("phone")
        diseaseHistory = reading.texts("diseaseHistory")
    }

    /// The rows.
    public static let table = FieldTable(
        "Person", "3",
        PersonClaim.rows + [
            .codes("sex", .optional, Sex.self, length: 1),
            Field("nationality", .exactly(3), .optional, .country),
            Field("domicileCode", .exactly(6), .optional, .domicile),
            Field("address", .upTo(Limits.Text.address), .optional),
            Field("phone", .upTo(Limits.Text.phone), .optional, .phone),
            Field("diseaseHistory", .array(0...100, .upTo(4)), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = claim.json
        object.put("sex", sex?.rawValue)
        object.put("nationality", nationality)
        object.put("domicileCode", domicileCode)
        object.put("address", address)
        object.put("phone", phone)
        object.put("diseaseHistory", diseaseHistory)
        return object
    }
}

extension Reading {
    /// A person member, with the path in what it throws.
    func person(_ name: String) throws(WireFault) -> Person? {
        guard let child = child(name) else { return nil }
        do throws(WireFault) { return try Person(child) } catch { throw error.under(name) }
    }

    /// A member of name and document, with the path in what it throws.
    func claim(_ name: String) throws(WireFault) -> PersonClaim? {
        guard let child = child(name) else { return nil }
        do throws(WireFault) { return try PersonClaim(child) } catch { throw error.under(name) }
    }

    /// A mandatory person member.
    func mandatoryPerson(_ name: String) throws(WireFault) -> Person {
        guard let person = try person(name) else { throw WireFault(.memberMissing, name) }
        return person
    }
}
