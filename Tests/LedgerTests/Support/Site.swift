import Checkpoint
import Foundation
import HealthCode
import Synchronization
import Testing

@testable import Ledger

/// A machine with a directory for a ledger, and clocks that move only when told.
final class Site: Sendable {
    let directory: String
    private let reading: Mutex<LedgerReading>

    init() {
        // These tests ask what is written, not how soon: memory will do where there is a file system of it.
        let shared = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()
        directory = shared + "kakou-ledger-\(UUID().uuidString)"
        reading = Mutex(
            LedgerReading(
                bootId: "00000000-0000-4000-8000-000000000001", nanoseconds: 1_000_000_000_000,
                wall: Instant(milliseconds: 1_700_000_000_000)))
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    var clock: LedgerClock { LedgerClock { self.reading.withLock { $0 } } }

    var now: LedgerReading { reading.withLock { $0 } }

    /// A ledger as a process of this machine would open it.
    func ledger(_ settings: LedgerSettings = LedgerSettings(device: "GATE-1")) -> Ledger {
        Ledger(directory: directory, clock: clock, settings: settings)
    }

    func pass(milliseconds: Int64) {
        reading.withLock {
            $0.nanoseconds += milliseconds * 1_000_000
            $0.wall = $0.wall.adding(milliseconds: milliseconds)
        }
    }

    func setWall(_ milliseconds: Int64) { reading.withLock { $0.wall = Instant(milliseconds: milliseconds) } }

    /// The machine starts anew, its wall clock untouched.
    func reboot(_ number: Int) {
        reading.withLock {
            $0.bootId = "00000000-0000-4000-8000-\(String(format: "%012d", number))"
            $0.nanoseconds = 5_000_000_000
        }
    }

    /// A scan of the code with that number.
    func scan(_ code: Int, id: String? = nil, temperature: Int? = nil) -> Scan {
        Scan(
            requestId: id ?? Self.id(code), payload: .code(Self.code(code)), kind: .scanner, at: now.wall,
            temperature: temperature)
    }

    /// A requestId that tells its number.
    static func id(_ number: Int) -> String { "10000000-0000-4000-8000-\(String(format: "%012d", number))" }

    /// A code whose name tells its number.
    static func code(_ number: Int) -> CodeContent {
        CodeContent(
            flags: CodeFlags(rawValue: 0), division: 330_106,
            codeId: (0..<12).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7))) ^ UInt8($0) },
            issuedAt: 1_700_000_000, life: 86_400, grade: .low, keyId: 1,
            signature: (0..<64).map { UInt8($0) ^ UInt8(truncatingIfNeeded: number) })
    }

    /// A sample person.
    static func claim(_ name: String = "样本甲", _ number: String = "11010519491231002X") throws -> DocumentClaim {
        try #require(DocumentClaim(name: name, document: DocumentNumber(.residentID, number)))
    }
}

extension Result {
    /// The value, or the failure thrown, for tests.
    func value() throws(Failure) -> Success { try get() }
}

/// Answers of a service.
enum Answers {
    static func judged(
        _ code: ReturnCode = .success, _ grade: Grade? = .low, at: Int64 = 1_700_000_001_000
    ) -> VerifyOutcome {
        .judged(judgement(code, grade, at: at))
    }

    static func judgement(
        _ code: ReturnCode = .success, _ grade: Grade? = .low, at: Int64 = 1_700_000_001_000
    ) -> Judgement {
        Judgement(
            code: code, grade: grade.map(GradeReading.known), maskedName: "样*", maskedNumber: "1101**********002X",
            serverTime: Instant(milliseconds: at), latencyMilliseconds: 20)
    }

    static let timedOut = VerifyOutcome.failed(ServiceFailure(.timedOut))

    static func done(
        _ requestId: String, _ code: ReturnCode = .success, _ grade: Grade? = .low, alert: AlertBasis? = nil,
        at: Int64 = 1_700_000_001_000
    ) -> OutboxTransition {
        OutboxTransition(
            requestId: requestId, state: .done, answerClass: code == .success ? .ok : .verdict, code: code.rawValue,
            answer: DeliveryAnswer(
                code: code, judgement: judgement(code, grade, at: at), alert: alert, octets: [1, 2, 3]),
            serverTime: Instant(milliseconds: at))
    }

    static func retry(_ requestId: String, pause: Int64) -> OutboxTransition {
        OutboxTransition(
            requestId: requestId, state: .retry, pauseMilliseconds: pause, answerClass: .transient, code: "9002")
    }

    static func moved(_ requestId: String, _ state: OutboxState, _ code: String = "1005") -> OutboxTransition {
        OutboxTransition(requestId: requestId, state: state, answerClass: .authority, code: code)
    }
}
