/// Why a text is not the content of one health code that this version reads.
public enum CodeFault: Error, Hashable, Sendable, CaseIterable {
    /// The text holds more than one code.
    case twoCodes
    /// The text has not 148 letters.
    case length
    /// A letter outside Base32, or left-over bits.
    case alphabet
    /// The first octet is not 0x3D: another kind of code, or another version.
    case magic
    /// The signature algorithm is not SM2 with SM3.
    case algorithm
    /// A flag that this version does not know is set.
    case flags
    /// The grade's octet is of no known grade.
    case grade
}

extension CodeFault {
    /// How service 3000 answers such a text: two codes 3008, anything else 3002; profile 3.15.
    public var returnCode: ReturnCode {
        self == .twoCodes ? .twoCodes : .codeNotRecognised
    }
}
