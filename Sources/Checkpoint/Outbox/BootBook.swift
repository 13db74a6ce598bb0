public import HealthCode

/// What a ledger knows of time: each boot of the machine, in order, and how its CLOCK_BOOTTIME lay to the service's clock.
public struct BootBook: Hashable, Sendable {
    /// One boot.
    public struct Boot: Hashable, Sendable {
        /// The kernel's id of the boot.
        public var bootId: String
        /// Service time less CLOCK_BOOTTIME in milliseconds; nil while it was never measured.
        public var offsetMilliseconds: Int64?
        /// The trusted time of the first measurement in this boot.
        public var firstTrusted: Instant?

        /// A boot.
        public init(bootId: String, offsetMilliseconds: Int64?, firstTrusted: Instant?) {
            self.bootId = bootId
            self.offsetMilliseconds = offsetMilliseconds
            self.firstTrusted = firstTrusted
        }
    }

    /// The boots that the ledger has seen, oldest first; the last is the present one.
    public var boots: [Boot]

    /// A book.
    public init(boots: [Boot] = []) {
        self.boots = boots
    }
}
