internal import GuoMi
internal import HealthCode

/// What of a request must be the same for its requestId to be a retry (protocol 2.1), as a digest.
///
/// It is taken from the members that the interface's table knows, in the table's order, aliases and equal numbers
/// unified, absent, `null` and empty ones left out; unknown members are no part of it. A ciphertext stands for the claim
/// that it decrypts to, less its random number.
public struct BusinessContent: Hashable, Sendable {
    /// How a request stands to the stored one of the same key.
    public enum Repetition: Hashable, Sendable {
        /// The same content: the stored outcome.
        case same
        /// The same and a temperature, in tenths, that the first lacked: accepted once within 120 s (3.21.4).
        case amends(Int)
        /// Other content: 1007.
        case differs
    }

    /// SM3 over everything but a temperature of I6, 32 octets.
    public let digest: [UInt8]
    /// `currentBodyTemp` of I6 in tenths.
    public let temperature: Int?

    /// Restores a stored content.
    public init(digest: [UInt8], temperature: Int?) {
        self.digest = digest
        self.temperature = temperature
    }

    /// The content of a request.
    /// - Parameters:
    ///   - claim: what the request's ciphertext decrypts to, if it has one and it does.
    public init(route: Route, _ json: JSONObject, claim: PersonClaim?) {
        let table = route.contentTable
        var octets = Array((route.contentName + "\n").utf8)
        var measured: Int?
        for field in table.fields where field.isContent {
            guard let value = table.value(of: field, in: json) else { continue }
            if field.name == "currentBodyTemp", let tenths = value.tenths {
                measured = tenths
                continue
            }
            JSON.write(field.name, to: &octets)
            field.canonical(value, claim: claim).write(to: &octets)
        }
        temperature = measured
        digest = SM3.digest(octets)
    }

    /// How a request stands to this stored content.
    /// - Parameter amendment: the temperature, in tenths, that this outcome was amended with; nil while it was not.
    public func repetition(_ request: BusinessContent, amendment: Int? = nil) -> Repetition {
        guard digest == request.digest else { return .differs }
        if request.temperature == temperature { return .same }
        guard let measured = request.temperature, temperature == nil else { return .differs }
        if let amendment { return amendment == measured ? .same : .differs }
        return .amends(measured)
    }
}

extension Route {
    /// The rows whose values are an address's business content.
    var contentTable: FieldTable {
        switch self {
        case .healthDeclarations: HealthDeclarationRequest.table
        case .itineraryDeclarations: ItineraryDeclarationRequest.table
        case .healthQueries: HealthQueryRequest.table
        case .applications: ApplicationRequest.table
        case .codes: CodeRequest.table
        case .verifications, .verificationBatch: VerificationRequest.table
        case .corrections: CorrectionRequest.table
        case .devices: EnrolmentRequest.table
        case .trust: Self.nothing
        }
    }

    private static let nothing = FieldTable("TrustRequest", "3.19", [])
}

extension Field {
    /// One form for all ways to write a value.
    fileprivate func canonical(_ value: JSON, claim: PersonClaim?) -> JSON {
        if let joiner, let text = value.string {
            let parts = text.split(separator: joiner, omittingEmptySubsequences: false).map { JSON.string(String($0)) }
            return .array(parts)
        }
        return canonical(value, of: kind, claim: claim)
    }

    private func canonical(_ value: JSON, of kind: Kind, claim: PersonClaim?) -> JSON {
        switch (kind, value) {
        case (.text, .string(let text)):
            switch rule {
            case .certType: return .string(CertType(wire: text)?.rawValue ?? text)
            case .ciphertext: return claim.map { .object($0.json) } ?? value
            default: return value
            }
        case (.flag, _): return Reading.flag(value).map(JSON.bool) ?? value.unified
        case (.scalar, _): return Reading.scalar(value).map(JSON.string) ?? value.unified
        case (.array(_, let element), .array(let items)):
            return .array(items.map { canonical($0, of: element, claim: claim) })
        case (.object(let table), .object(let object)):
            var unified = JSONObject()
            for field in table.fields {
                if let value = table.value(of: field, in: object) {
                    unified.append(field.name, field.canonical(value, claim: claim))
                }
            }
            return .object(unified)
        default: return value.unified
        }
    }
}

extension JSON {
    /// The value with its numbers in one form.
    fileprivate var unified: JSON {
        switch self {
        case .number(let number): .string(number.canonical)
        case .array(let items): .array(items.map(\.unified))
        case .object(let object):
            .object(
                object.members.reduce(into: JSONObject()) { $0.append($1.name, $1.value.unified) })
        default: self
        }
    }
}
