internal import GuoMi
internal import HealthCode

/// What opens a file of carried rows: 26 letters that travel apart from it, by voice or on paper.
///
/// 128 random bits, so that no guessing helps whoever finds the file.
public struct SneakernetKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    private let octets: [UInt8]

    /// A new one.
    init() { octets = SecureRandom.octets(16) }

    /// Reads what a person typed: either case, blanks and hyphens anywhere; nil for another form.
    public init?(_ text: String) {
        let letters = text.filter { !$0.isWhitespace && $0 != "-" }
        guard letters.utf8.count == 26, let octets = Base32.decode(letters), octets.count == 16 else { return nil }
        self.octets = octets
    }

    /// The letters, in groups to read out. This is the secret: print it once, log it never.
    public var letters: String {
        let text = Array(Base32.encode(octets))
        return stride(from: 0, to: text.count, by: 5)
            .map { String(text[$0..<min($0 + 5, text.count)]) }.joined(separator: "-")
    }

    /// Does not show the letters.
    public var description: String { "SneakernetKey" }
    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// The key that seals the rows.
    func sealing() throws(SneakernetFault) -> SealingKey {
        do {
            return try SealingKey(id: 1, octets: SM3.digest(Array("kakou rows\n".utf8) + octets))
        } catch {
            throw .cryptography
        }
    }
}
