public import HealthCode

/// What one read of a scanner, one paste or one typed line holds.
public enum ScanPayload: Hashable, Sendable {
    /// A health code of this profile; whether it is genuine, only the service knows.
    case code(CodeContent)
    /// A person's name and document, from the document form.
    case document(DocumentClaim)
    /// A resident number that passes GB 11643, and the name beside it if a card reader typed one: opens the form.
    case residentNumber(ResidentNumber, name: String?)
    /// More than one code in one read: refused, not guessed at.
    case twoCodes
    /// A code that came through a wrong keyboard layout: refused with its own words, not guessed at. The text is not kept.
    case wrongLayout(KeyboardLayout)
    /// Anything else. The text is not kept: it may be a password, a payment code or somebody's message.
    case notACode
}
