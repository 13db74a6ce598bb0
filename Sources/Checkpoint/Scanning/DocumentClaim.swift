public import HealthCode

/// Who somebody says to be: a name and a document, asked about by idcardAuthData; profile 3.12.
public struct DocumentClaim: Hashable, Sendable {
    /// The full name, 1 to 64 characters without controls. Never shown whole on the main screen, never logged.
    public let name: String
    /// The document, checked by its type's rule.
    public let document: DocumentNumber

    /// The document's type.
    public var certType: CertType { document.certType }
    /// The canonical document number.
    public var certNum: String { document.number }

    /// Nil where no visible character is left of the name, or more than 64 are.
    public init?(name: String, document: DocumentNumber) {
        var visible = PlainText.visible(name)[...]
        while visible.first == " " { visible = visible.dropFirst() }
        while visible.last == " " { visible = visible.dropLast() }
        guard (1...64).contains(visible.count) else { return nil }
        self.name = String(visible)
        self.document = document
    }
}
