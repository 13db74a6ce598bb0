import Checkpoint
import Ledger

/// The same scans into a ledger and into raw SQLite, one by one in turn: a disk is not as quick a second later, and two
/// that alternate meet it alike. Every other pair begins with the other.
final class ScanPairs {
    /// What one of the two took.
    struct Side {
        /// Milliseconds a scan.
        var samples = Samples()
        /// Of the processor, over all threads.
        var seconds = 0.0

        /// Times one scan.
        mutating func time(_ put: () async throws -> Void) async rethrows {
            let used = ProcessFacts.ownSeconds
            let began = ContinuousClock.now
            try await put()
            samples.add((ContinuousClock.now - began).milliseconds)
            seconds += ProcessFacts.ownSeconds - used
        }
    }

    private let scans: [Scan]
    private let ledger: BenchLedger
    private let queue: RawQueue
    private(set) var own = Side()
    private(set) var raw = Side()

    /// Pairs of scans.
    /// - Parameters:
    ///   - ledger: an empty one, open.
    ///   - raw: one that holds the rows of these scans.
    init(_ scans: [Scan], ledger: BenchLedger, raw: RawQueue) {
        self.scans = scans
        self.ledger = ledger
        queue = raw
    }

    /// Puts them all; the names of the tables that got a row a scan.
    func run() async throws -> [String] {
        for (place, scan) in scans.enumerated() {
            if place.isMultiple(of: 2) { try await raw.time { try queue.put() } }
            try await own.time { try await ledger.record(scan) }
            if !place.isMultiple(of: 2) { try await raw.time { try queue.put() } }
        }
        await ledger.ledger.close()
        return queue.tableNames
    }
}
