public import HealthCode

/// What this device can tell of a code by itself, without the service: never a verdict of the person; offline.md, promise 3.
public struct CodeFinding: Hashable, Sendable {
    /// What the signature says.
    public enum Signature: String, CaseIterable, Hashable, Sendable {
        /// Signed by a known issuer's key, and trust is fresh.
        case good
        /// The issuer and the key are known and the signature fails: FORGED.
        case forged
        /// Unknown issuer or key, or trust older than 24 h: cannot be checked.
        case cannotCheck
    }

    /// What the signature says.
    public var signature: Signature
    /// Whether the code is in the list of revoked codes.
    public var isRevoked: Bool
    /// Whether its life is over by the best clock here.
    public var isExpired: Bool
    /// The grade signed into it; plain text beside NOT VERIFIED, never a colour.
    public var gradeAtIssue: Grade?
    /// When it was issued.
    public var issuedAt: Instant
    /// How old the trust is that this rests on, in milliseconds; nil where there is none.
    public var trustAgeMilliseconds: Int64?

    /// A finding.
    public init(
        signature: Signature, isRevoked: Bool, isExpired: Bool, gradeAtIssue: Grade?, issuedAt: Instant,
        trustAgeMilliseconds: Int64?
    ) {
        self.signature = signature
        self.isRevoked = isRevoked
        self.isExpired = isExpired
        self.gradeAtIssue = gradeAtIssue
        self.issuedAt = issuedAt
        self.trustAgeMilliseconds = trustAgeMilliseconds
    }
}
