internal import GuoMi
internal import HealthCode

/// The codes known as revoked, and the number of X2 that they reach up to; protocol.md 3.19.
///
/// On disk: a mark, `sequence` and the records (12 octets of the codeId, 4 of the time in Unix seconds), then SM3 over
/// all before it. A code that no life can reach any more leaves the list.
struct RevokedList: Hashable, Sendable {
    /// What to ask for as `since`.
    var sequence = 0
    private(set) var codes: [CodeName: Instant] = [:]

    private static let mark = Array("kakou-revoked-1\n".utf8)
    private static let record = 16
    private static let head = mark.count + 8
    /// How long a revocation can matter: the life of a printed code and the age of a deferred scan.
    private static let matters = Int64(Limits.printedCodeLife) + Limits.deferredAge
    /// What a file of the directory may hold.
    static let limit = (PrivateFile.limit - 256) / record

    init() {}

    func contains(_ codeId: [UInt8]) -> Bool { CodeName(codeId).map { codes[$0] != nil } ?? false }

    /// Adds what an answer brought, and drops what is over by its time; beyond ``limit`` the oldest go.
    mutating func absorb(_ trust: Trust) {
        for revocation in trust.revocations { codes[revocation.code] = revocation.at }
        let horizon = trust.serverTime.adding(seconds: -Self.matters)
        if codes.contains(where: { $0.value < horizon }) { codes = codes.filter { $0.value >= horizon } }
        if codes.count > Self.limit {
            let kept = codes.sorted { $0.value > $1.value }.prefix(Self.limit)
            codes = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
        }
        sequence = max(sequence, trust.sequence)
    }

    // MARK: On disk

    /// Nil unless the whole is there and its digest is right.
    init?(octets: [UInt8]) {
        let end = octets.count - 32
        guard end >= Self.head, (end - Self.head) % Self.record == 0, octets.starts(with: Self.mark),
            SM3.digest(octets[..<end]) == Array(octets[end...])
        else { return nil }
        let number = octets[Self.mark.count..<Self.head].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let sequence = Int(exactly: number) else { return nil }
        self.sequence = sequence
        for start in stride(from: Self.head, to: end, by: Self.record) {
            guard let code = CodeName(octets[start..<start + 12]) else { return nil }
            let seconds = octets[start + 12..<start + 16].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            codes[code] = Instant(seconds: Int64(seconds))
        }
    }

    /// The file.
    var octets: [UInt8] {
        var octets = Self.mark
        octets.reserveCapacity(Self.head + codes.count * Self.record + 32)
        octets += Self.bigEndian(UInt64(sequence), 8)
        for (code, at) in codes {
            octets += code.octets
            octets += Self.bigEndian(UInt64(UInt32(clamping: at.seconds)), 4)
        }
        return octets + SM3.digest(octets)
    }

    private static func bigEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
    }
}
