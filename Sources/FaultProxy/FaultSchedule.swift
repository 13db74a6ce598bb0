/// Which fault happens to which exchange: drawn from a seed and the exchange's number, so that a run can be had again.
public struct FaultSchedule: Sendable {
    /// A fault and how often it happens, 0 to 1.
    public struct Share: Hashable, Sendable {
        /// What happens.
        public var fault: Fault
        /// To what part of the exchanges.
        public var rate: Double

        /// A share.
        public init(_ fault: Fault, _ rate: Double = 1) {
            self.fault = fault
            self.rate = rate
        }

        /// Reads `KIND` or `KIND:RATE`; nil for a kind that does not exist or a rate outside 0...1.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let fault = parts.first.flatMap(Fault.init(rawValue:)) else { return nil }
            guard parts.count == 2 else {
                self.init(fault)
                return
            }
            guard let rate = Double(parts[1]), (0...1).contains(rate) else { return nil }
            self.init(fault, rate)
        }
    }

    /// Where the draws begin.
    public var seed: UInt64
    /// The faults; where the rates add up to more than 1, the last ones get what is left.
    public var shares: [Share]
    /// The paths that faults happen to, without their queries; empty for all.
    public var paths: Set<String>
    /// The bounds of a delay, in milliseconds.
    public var delay: ClosedRange<Int>
    /// For how long at most an answer is held for a later one, in milliseconds.
    public var hold: Int
    /// The pause between two pieces of a dripping answer, in milliseconds.
    public var dripPause: Int
    /// Octets of a piece.
    public var dripOctets: Int
    /// What a 503 says in `Retry-After`, in seconds.
    public var retryAfter: Int

    /// A schedule; without shares nothing goes wrong.
    public init(
        seed: UInt64 = 1, shares: [Share] = [], paths: Set<String> = [], delay: ClosedRange<Int> = 50...500,
        hold: Int = 2_000, dripPause: Int = 20, dripOctets: Int = 16, retryAfter: Int = 2
    ) {
        self.seed = seed
        self.shares = shares
        self.paths = paths
        self.delay = delay
        self.hold = hold
        self.dripPause = dripPause
        self.dripOctets = max(1, dripOctets)
        self.retryAfter = retryAfter
    }

    /// What happens to an exchange; nil: nothing.
    /// - Parameters:
    ///   - exchange: its number, from 0.
    ///   - path: its path, with or without a query.
    public func fault(_ exchange: Int, path: String) -> Fault? {
        let plain = path.split(separator: "?", maxSplits: 1).first.map(String.init) ?? path
        guard paths.isEmpty || paths.contains(plain) else { return nil }
        let drawn = Double(draw(exchange, 0) >> 11) * 0x1p-53
        var bound = 0.0
        for share in shares where share.fault != .refuse {
            bound += share.rate
            if drawn < bound { return share.fault }
        }
        return nil
    }

    /// Whether a connection is reset as it comes, by its number from 0.
    public func refuses(connection: Int) -> Bool {
        let rate = shares.reduce(0) { $1.fault == .refuse ? $0 + $1.rate : $0 }
        return Double(draw(connection, 1) >> 11) * 0x1p-53 < rate
    }

    /// A number of 64 random bits for an exchange (SplitMix64's finaliser over seed, number and purpose).
    func draw(_ number: Int, _ purpose: UInt64) -> UInt64 {
        var bits = seed &+ (UInt64(bitPattern: Int64(number)) &* 8 &+ purpose &+ 1) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
