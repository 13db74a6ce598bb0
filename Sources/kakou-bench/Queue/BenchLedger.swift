import Checkpoint
import HealthCode
import Ledger

/// A ledger of a benchmark's own, and scans to put into it.
struct BenchLedger {
    let ledger: Ledger
    let path: String

    init(_ directory: String) {
        ledger = Ledger(directory: directory)
        path = directory + "/ledger.sqlite"
    }

    /// A scan of a code that no service knows; the same for the same number.
    static func scan(_ number: Int) -> Scan? {
        var octets: [UInt8] = [0x3D, 0x10, 0x05, 0x09, 0x1C]
        octets += (0..<12).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7))) ^ UInt8($0) }
        octets += [0x69, 0x25, 0x80, 0x00, 0, 0, 0, 60, 0, 0, 1]
        octets += (0..<64).map { UInt8(truncatingIfNeeded: number &* ($0 + 3)) & 0x7F | 1 }
        guard let code = try? CodeContent(octets: octets) else { return nil }
        let tail = String(number)
        let requestId = "bench000-0000-4000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
        return Scan(
            requestId: requestId, payload: .code(code), kind: .scanner, at: Instant(milliseconds: 1_764_000_000_000))
    }

    /// Records one scan; a fault where the ledger does not say that it is recorded.
    func record(_ number: Int) async throws {
        guard let scan = Self.scan(number) else { throw BenchFault("no scan \(number)") }
        if case .notRecorded(let failure) = await ledger.needs.record(scan) {
            throw BenchFault("not recorded: \(failure.cause) \(failure.detail)")
        }
    }

    /// Records scans one by one; milliseconds each.
    func oneByOne(_ numbers: Range<Int>) async throws -> Samples {
        var samples = Samples()
        for number in numbers {
            let began = ContinuousClock.now
            try await record(number)
            samples.add((ContinuousClock.now - began).milliseconds)
        }
        return samples
    }

    /// Records scans by so many tasks at once; scans a second.
    func grouped(_ numbers: Range<Int>, tasks: Int) async throws -> Double {
        let began = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for number in numbers where number % tasks == task { try await record(number) }
                }
            }
            try await group.waitForAll()
        }
        return Double(numbers.count) / ((ContinuousClock.now - began).milliseconds / 1e3)
    }
}
