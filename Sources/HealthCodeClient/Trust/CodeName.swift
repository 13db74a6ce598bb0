internal import HealthCode

/// A codeId, 12 octets, as two numbers: half a million of them fit a set without half a million arrays.
struct CodeName: Hashable, Sendable {
    let high: UInt64
    let low: UInt32

    /// Nil unless there are 12 octets.
    init?(_ octets: some Collection<UInt8>) {
        guard octets.count == 12 else { return nil }
        high = octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = octets.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads 24 hexadecimal digits.
    init?(hex: String) {
        guard let octets = Hex.decode(hex) else { return nil }
        self.init(octets)
    }

    /// The 12 octets.
    var octets: [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: high >> UInt64($0)) }
            + stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: low >> UInt32($0)) }
    }
}
