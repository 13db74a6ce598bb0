internal import GuoMi
internal import HealthCode

/// What opens a file of carried rows: the key that devices of one service share, or 26 letters that travel apart from
/// the file, by voice or on paper: 128 random bits, so that no guessing helps whoever finds the file.
public struct SneakernetKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    private let octets: [UInt8]

    /// A new one.
    public init() { octets = SecureRandom.octets(16) }

    /// The key that every device of the same service has by itself, so that nobody has to carry letters: a digest of the
    /// service's encryption key. It keeps the rows from whoever finds the file and does not know the service; what names
    /// a person is sealed to the service besides, under either key.
    public init(of device: Device) {
        octets = Array(SM3.digest(Array("kakou carrier\n".utf8) + device.encryptKey.key.point).prefix(16))
    }

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
