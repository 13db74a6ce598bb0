/// A document's type with its number in the one form that is stored, compared and hashed; profile 3.3.
///
/// Upper case, no spaces, a 15-digit resident number upgraded.
public struct DocumentNumber: Hashable, Sendable {
    /// The type, a primary code.
    public let certType: CertType
    /// The canonical number.
    public let number: String

    /// Folds ASCII letters, takes spaces out, and checks the number by its type's rule.
    public init(_ certType: CertType, _ text: String) throws(DocumentFault) {
        let folded = text.utf8.lazy.filter { $0 != 0x20 }.map(Digits.capital)
        let canonical = String(decoding: Array(folded), as: UTF8.self)
        self.certType = certType
        if certType == .residentID {
            number = try ResidentNumber(canonical).digits
        } else {
            guard let rule = DocumentRule.of(certType) else { throw .pattern }
            try rule.check(canonical)
            number = canonical
        }
    }
}
