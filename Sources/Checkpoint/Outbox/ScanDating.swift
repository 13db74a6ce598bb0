public import HealthCode

/// Gives scans their corrected time; offline.md "Time".
///
/// A scan's only sure fact is its CLOCK_BOOTTIME. One trusted server time dates every row of a boot; a row of an
/// earlier boot that was never measured goes with the first trusted time after it, and says so.
public struct ScanDating: Hashable, Sendable {
    /// `localOutcome` of a row whose boot was never measured.
    public static let clockUnknown = "clock-unknown"

    /// What the ledger knows.
    public var book: BootBook
    /// Service time less CLOCK_BOOTTIME of this boot, in milliseconds; nil before its first signed answer.
    public var offset: Int64?

    /// A dating; an offset that the ledger already holds for this boot counts where the client knows none yet.
    public init(book: BootBook, offset: Int64?) {
        self.book = book
        self.offset = offset ?? book.boots.last?.offsetMilliseconds
    }

    /// When a row's scan happened.
    public struct Date: Hashable, Sendable {
        /// The corrected time.
        public var scannedAt: Instant
        /// Trusted time less the scan's wall clock; nil where its boot was never measured.
        public var clockOffsetMilliseconds: Int64?
    }

    /// The date of a row by what is known now; nil while nothing trusted is known.
    public func date(_ row: OutboxRow) -> Date? {
        let boots = book.boots
        let index = boots.lastIndex { $0.bootId == row.scannedBoot.bootId }
        let isPresent = index == boots.count - 1 && index != nil
        let measured = isPresent ? offset : index.flatMap { boots[$0].offsetMilliseconds }
        if let measured {
            let at = Instant(milliseconds: measured).adding(milliseconds: row.scannedBoot.milliseconds)
            return Date(scannedAt: at, clockOffsetMilliseconds: at - row.scannedWall)
        }
        // This boot's own rows wait for their offset; a boot that is in no book came before every one that is.
        guard !isPresent else { return nil }
        let later = boots[(index.map { $0 + 1 } ?? 0)...]
        guard let first = later.lazy.compactMap(\.firstTrusted).first else { return nil }
        return Date(scannedAt: first, clockOffsetMilliseconds: nil)
    }

    /// The row as it is sent; nil while it cannot be dated. A time once fixed stays; a carried item was dated elsewhere.
    public func delivery(_ row: OutboxRow) -> Delivery? {
        if case .carried = row.content {
            return Delivery(
                row: row, scannedAt: row.scannedAt ?? row.scannedWall, clockOffsetMilliseconds: nil,
                localOutcome: row.localOutcome)
        }
        let date = date(row)
        guard let scannedAt = row.scannedAt ?? date?.scannedAt else { return nil }
        let isUnknown = date?.clockOffsetMilliseconds == nil
        return Delivery(
            row: row, scannedAt: scannedAt,
            clockOffsetMilliseconds: isUnknown ? nil : scannedAt - row.scannedWall,
            localOutcome: isUnknown ? Self.clockUnknown : row.localOutcome)
    }
}
