/// What a health code's symbol says: 92 octets, written as 148 Base32 letters; profile 3.11.
///
/// It names no person. The signature is carried, not checked: that takes the issuer's key.
public struct CodeContent: Hashable, Sendable {
    /// Letters of the text.
    public static let textLength = 148
    /// Octets of the content.
    public static let octetCount = 92
    /// The first octet: magic and version.
    public static let magic: UInt8 = 0x3D
    /// SM2 with SM3, the only algorithm today.
    public static let sm2: UInt8 = 1
    /// What every text begins with, as keyboards deliver it in capitals.
    public static let header = "HU"

    /// High nibble of the second octet: 1 is SM2 with SM3.
    public var algorithm: UInt8
    /// Low nibble of the second octet, unknown bits kept.
    public var flags: CodeFlags
    /// The issuing division, GB/T 2260, as an unsigned integer of 24 bits.
    public var division: UInt32
    /// The code's name: 12 random octets.
    public var codeId: [UInt8]
    /// Issue time in Unix seconds.
    public var issuedAt: UInt32
    /// Life in seconds.
    public var life: UInt32
    /// The octet of the grade at issue, kept as read.
    public var gradeByte: UInt8
    /// The issuer's key.
    public var keyId: UInt16
    /// r || s, 64 octets, over ``signedOctets``.
    public var signature: [UInt8]

    /// Composes a content; identifiers and signatures of another length are cut or filled with zeros when written.
    public init(
        algorithm: UInt8 = CodeContent.sm2, flags: CodeFlags, division: UInt32, codeId: [UInt8], issuedAt: UInt32,
        life: UInt32, grade: Grade, keyId: UInt16, signature: [UInt8] = []
    ) {
        self.algorithm = algorithm
        self.flags = flags
        self.division = division
        self.codeId = codeId
        self.issuedAt = issuedAt
        self.life = life
        self.gradeByte = grade.codeByte
        self.keyId = keyId
        self.signature = signature
    }

    /// The grade at issue, an unknown one read as not assessed.
    ///
    /// For offline rules alone, never shown as a verdict; profile 3.11.
    public var grade: Grade {
        get { Grade(codeByte: gradeByte) ?? .unassessed }
        set { gradeByte = newValue.codeByte }
    }

    /// What this version does not understand of the signed octets: ``CodeFault/flags``, ``CodeFault/grade`` or nil.
    ///
    /// To be asked after the signature, so that a code whose header was altered is forged (3003) and not merely
    /// unknown (3002).
    public var unknownPart: CodeFault? {
        if !flags.isSubset(of: .known) { return .flags }
        return Grade(codeByte: gradeByte) == nil ? .grade : nil
    }

    /// The code's name as 24 capital hexadecimal digits.
    public var codeIdHex: String { Hex.encode(codeId) }

    /// The issuing division as six digits.
    public var divisionCode: String { Digits.padded(Int(division), 6) }

    /// When the code was issued.
    public var issuedInstant: Instant { Instant(seconds: Int64(issuedAt)) }

    /// When the code's life ends.
    public var expiresAt: Instant { Instant(seconds: Int64(issuedAt) + Int64(life)) }

    /// Whether the code is within its life: from its issue, less five minutes for clocks, until its end.
    public func isAlive(at instant: Instant) -> Bool {
        instant < expiresAt && issuedInstant - instant <= Limits.clockWindow * 1000
    }
}
