public import HealthCode

/// A refusal of a request, or a finding that an answer is unusable: a return code of table 3.15, the member it is about,
/// and a sentence for the log and `errorDesc`.
///
/// `desc` never carries a member's value: values are personal data.
public struct WireFault: Error, Hashable, Sendable {
    /// The return code.
    public var code: ReturnCode
    /// The path of the member: `person.certNum`, `trips[2].fromCode`.
    public var member: String?
    /// One sentence in English, at most 256 characters (`errorDesc`).
    public var desc: String
    /// The HTTP status where no signed answer can be made: 400, 401, 413, 415, 429 or 503; 200 for a signed answer.
    public var status: Int

    /// A fault; without a sentence of its own it says what the code means.
    public init(_ code: ReturnCode, _ member: String? = nil, _ desc: String? = nil, status: Int = 200) {
        self.code = code
        self.member = member
        self.status = status
        let sentence = desc ?? code.words.en
        self.desc = String((member.map { $0 + ": " + sentence } ?? sentence).unicodeScalars.prefix(256))
    }
}
