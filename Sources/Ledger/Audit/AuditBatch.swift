internal import GuoMi

/// Digests that a walk still has to see: messages side by side in one piece of memory, each with the digest that it must
/// have and with what the report says where it has not.
struct AuditBatch: Sendable {
    /// One digest to be checked.
    private struct Proof: Sendable {
        let message: Range<Int>
        let expected: Range<Int>
        /// Whether the digest is written in letters, and then as its first octets only.
        let isShort: Bool
        /// What the walk reports where the digest is another.
        let otherwise: AuditReport
    }

    /// Octets that a batch holds before it is checked: it stays within a core's own cache.
    static let usualSize = 128 << 10

    private let size: Int
    private(set) var octets: [UInt8] = []
    private var proofs: [Proof] = []

    /// An empty batch that is full with so many octets.
    init(size: Int) {
        self.size = size
        octets.reserveCapacity(size + 4_096)
        proofs.reserveCapacity(1_024)
    }

    /// Whether it is large enough to be checked.
    var isFull: Bool { octets.count >= size }

    /// The place of what is added next.
    var end: Int { octets.count }

    /// Adds octets; gives their place.
    @discardableResult
    mutating func add(_ more: UnsafeRawBufferPointer) -> Range<Int> {
        let start = octets.count
        octets.append(contentsOf: more)
        return start..<octets.count
    }

    /// Adds octets that are here already, once more at the end.
    mutating func repeated(_ place: Range<Int>) -> Range<Int> {
        let start = octets.count
        for index in place { octets.append(octets[index]) }
        return start..<octets.count
    }

    /// Adds a zero octet.
    mutating func addZero() { octets.append(0) }

    /// Adds a number in decimal.
    mutating func add(_ number: Int64) {
        if number < 0 { octets.append(UInt8(ascii: "-")) }
        let start = octets.count
        var rest = number.magnitude
        repeat {
            octets.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        octets[start...].reverse()
    }

    /// Adds octets as lower-case letters, two each.
    mutating func addLetters(_ more: UnsafeRawBufferPointer) {
        for octet in more {
            octets.append(Letters.digit(octet >> 4))
            octets.append(Letters.digit(octet & 15))
        }
    }

    /// A digest to be checked once the batch is.
    mutating func prove(
        _ message: Range<Int>, is expected: Range<Int>, isShort: Bool = false, otherwise report: AuditReport
    ) {
        proofs.append(Proof(message: message, expected: expected, isShort: isShort, otherwise: report))
    }

    /// Forgets everything but the memory.
    mutating func clear() {
        octets.removeAll(keepingCapacity: true)
        proofs.removeAll(keepingCapacity: true)
    }

    /// What the first digest that is another makes of the report; nil where all are as they must be.
    func firstFault() -> AuditReport? {
        let series = SM3Series()
        return octets.withUnsafeBytes { octets in
            proofs.first { proof in
                let digest = series.digest(UnsafeRawBufferPointer(rebasing: octets[proof.message]))
                let expected = UnsafeRawBufferPointer(rebasing: octets[proof.expected])
                return !(proof.isShort ? Self.isShort(digest, expected) : Self.isWhole(digest, expected))
            }?.otherwise
        }
    }

    private static func isWhole(_ digest: InlineArray<32, UInt8>, _ expected: UnsafeRawBufferPointer) -> Bool {
        expected.count == 32 && digest.indices.allSatisfy { digest[$0] == expected[$0] }
    }

    private static func isShort(_ digest: InlineArray<32, UInt8>, _ expected: UnsafeRawBufferPointer) -> Bool {
        expected.count == 2 * AuditChain.digestOctets
            && (0..<AuditChain.digestOctets).allSatisfy { index in
                expected[2 * index] == Letters.digit(digest[index] >> 4)
                    && expected[2 * index + 1] == Letters.digit(digest[index] & 15)
            }
    }
}
