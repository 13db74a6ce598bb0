import Checkpoint
import HealthCode
import Ledger

/// A ledger of a benchmark's own, and scans to put into it.
struct BenchLedger {
    let ledger: Ledger
    let path: String
    /// Made once, as a gate does.
    private let needs: LedgerNeeds

    init(_ directory: String) {
        ledger = Ledger(directory: directory)
        needs = ledger.needs
        path = directory + "/ledger.sqlite"
    }

    /// A scan of a code that no service knows; the same for the same number.
    static func scan(_ number: Int) -> Scan? {
        var octets: [UInt8] = [0x3D, 0x10, 0x05, 0x09, 0x1C]
        octets += (0..<12).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7))) ^ UInt8($0) }
        octets += [0x69, 0x25, 0x80, 0x00, 0, 0, 0, 60, 0, 0, 1]
        octets += (0..<64).map { UInt8(truncatingIfNeeded: number &* ($0 + 3)) & 0x7F | 1 }
        guard let code = try? CodeContent(octets: octets) else { return nil }
        return Scan(
            requestId: requestId(number), payload: .code(code), kind: .scanner,
            at: Instant(milliseconds: 1_764_000_000_000))
    }

    /// A scan of a code's text, now.
    static func scan(_ text: String, number: Int) throws -> Scan {
        let now = LedgerClock.system.now().wall
        return Scan(requestId: requestId(number), payload: .code(try CodeContent(text: text)), kind: .scanner, at: now)
    }

    /// A requestId that comes in no order, as real ones do: an index of them is written to all over.
    private static func requestId(_ number: Int) -> String {
        // An odd factor makes another number of each.
        let digits = String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
        let all = String(repeating: "0", count: 16 - digits.count) + digits
        return "\(all.prefix(8))-0000-4000-8000-0000\(all.suffix(8))"
    }

    /// Scans of so many numbers, made before anything is timed.
    static func scans(_ numbers: Range<Int>) throws -> [Scan] {
        try numbers.map { number in
            guard let scan = scan(number) else { throw BenchFault("no scan \(number)") }
            return scan
        }
    }

    /// Records one scan; a fault where the ledger does not say that it is recorded.
    func record(_ scan: Scan) async throws {
        if case .notRecorded(let failure) = await needs.record(scan) {
            throw BenchFault("not recorded: \(failure.cause) \(failure.detail)")
        }
    }

    /// Records scans one by one; milliseconds each.
    func oneByOne(_ numbers: Range<Int>) async throws -> Samples { try await oneByOne(Self.scans(numbers)) }

    /// Records these scans one by one, by a task of any thread; milliseconds each.
    func oneByOne(_ scans: [Scan]) async throws -> Samples {
        var samples = Samples()
        for scan in scans {
            let began = ContinuousClock.now
            try await record(scan)
            samples.add((ContinuousClock.now - began).milliseconds)
        }
        return samples
    }

    /// Scans made at a time, so that a million of them are not in memory at once.
    private static let lot = 20_000

    /// Records scans by so many tasks at once; scans a second.
    func grouped(_ numbers: Range<Int>, tasks: Int) async throws -> Double {
        var took = 0.0
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: Self.lot) {
            let scans = try Self.scans(start..<min(start + Self.lot, numbers.upperBound))
            let began = ContinuousClock.now
            try await grouped(scans, tasks: tasks)
            took += (ContinuousClock.now - began).milliseconds
        }
        return Double(numbers.count) / (took / 1e3)
    }

    /// Records these scans by so many tasks at once.
    func grouped(_ scans: [Scan], tasks: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for place in stride(from: task, to: scans.count, by: tasks) { try await record(scans[place]) }
                }
            }
            try await group.waitForAll()
        }
    }
}
