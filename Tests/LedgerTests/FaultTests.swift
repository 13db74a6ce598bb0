import Checkpoint
import Foundation
import GRDB
import Glibc
import HealthCode
import TestKit
import Testing

@testable import Ledger

/// A disk that fails: never a false "recorded", and whole again by itself; offline.md Q10.
@Suite struct FaultTests {
    private func pragma(_ ledger: Ledger, _ sql: String) async throws {
        try await ledger.desk.alone { connection in
            try connection.database.queue.inDatabase { try $0.execute(sql: "PRAGMA \(sql)") }
        }.value()
    }

    private func cause(_ recording: Recording) -> LedgerCause? {
        if case .notRecorded(let failure) = recording { failure.cause } else { nil }
    }

    @Test func aFullDiskIsSaidAndForgotten() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(0))
        let pages = try await ledger.desk.read { try $0.number("PRAGMA page_count") ?? 0 }.value()
        try await pragma(ledger, "max_page_count = \(pages + 4)")
        var recorded: [String] = [Site.id(0)]
        var refused = 0
        for number in 1...200 {
            let recording = await ledger.needs.record(site.scan(number))
            if recording.isRecorded { recorded.append(Site.id(number)) } else { refused += 1 }
            #expect(recording.isRecorded || cause(recording) == .diskFull)
        }
        #expect(refused > 0 && recorded.count > 1)
        // Reading, and deciding where no page is needed, go on.
        #expect(try await ledger.needs.backlog().value().counts == [.new: recorded.count])
        try await pragma(ledger, "max_page_count = 1000000")
        #expect(await ledger.needs.record(site.scan(999)).isRecorded)
        #expect(try await ids(site.ledger()) == recorded + [Site.id(999)])
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }

    @Test func oneThatFailsInACrowdSpoilsNobody() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(0))
        // A row that is damaged in a way that only its own subject meets.
        try await ledger.desk.write { transaction in
            try transaction.execute(
                "CREATE TRIGGER broken BEFORE INSERT ON scan WHEN NEW.wall = 13 BEGIN SELECT RAISE(ABORT, 'x'); END")
        }.value()
        let needs = ledger.needs
        let recordings = await withTaskGroup(of: (Int, Recording).self) { group in
            for number in 1...40 {
                var scan = site.scan(number)
                if number % 10 == 0 { scan.at = Instant(milliseconds: 13) }
                let own = scan
                group.addTask { (number, await needs.record(own)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (number, recording) in recordings { #expect(recording.isRecorded == (number % 10 != 0)) }
        #expect(try await ids(site.ledger()).count == 37)
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }

    @Test func aDiskThatMayOnlyBeRead() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        try await pragma(ledger, "query_only = ON")
        #expect(cause(await ledger.needs.record(site.scan(2))) == .readOnly)
        // The connection was given up with the failure, and the next is as good as new.
        #expect(await ledger.needs.record(site.scan(3)).isRecorded)
        #expect(try await ids(site.ledger()) == [Site.id(1), Site.id(3)])
    }

    @Test(.enabled(if: geteuid() == 0 && FaultTests.canMount)) func aFileSystemThatFillsAndIsLocked() async throws {
        let site = Site()
        try FileManager.default.createDirectory(
            atPath: site.directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try #require(mount("kakou", site.directory, "tmpfs", 0, "size=768k,mode=0700") == 0)
        defer { umount2(site.directory, Int32(MNT_DETACH)) }
        let ledger = site.ledger()
        var recorded: [String] = []
        var causes: Set<LedgerCause> = []
        for number in 1...1_000 {
            let recording = await ledger.needs.record(site.scan(number))
            if let cause = cause(recording) { causes.insert(cause) } else { recorded.append(Site.id(number)) }
        }
        #expect(causes.isSubset(of: [.diskFull, .ioError]) && !causes.isEmpty, "\(causes)")
        #expect(try await ids(ledger) == recorded)
        try #require(mount(nil, site.directory, nil, UInt(MS_REMOUNT), "size=64m") == 0)
        #expect(await ledger.needs.record(site.scan(2_000)).isRecorded)
        await ledger.close()
        let locked = UInt(MS_REMOUNT | MS_RDONLY)
        try #require(mount(nil, site.directory, nil, locked, nil) == 0)
        let again = site.ledger()
        let refused = cause(await again.needs.record(site.scan(2_001)))
        #expect(refused == .readOnly, "\(String(describing: refused))")
        try #require(mount(nil, site.directory, nil, UInt(MS_REMOUNT), nil) == 0)
        #expect(await again.needs.record(site.scan(2_001)).isRecorded)
        #expect(try await ids(again) == recorded + [Site.id(2_000), Site.id(2_001)])
        await again.close()
    }

    static let canMount: Bool = {
        let place = NSTemporaryDirectory() + "kakou-mount-\(getpid())"
        mkdir(place, 0o700)
        defer { rmdir(place) }
        guard mount("kakou", place, "tmpfs", 0, "size=64k") == 0 else { return false }
        umount2(place, Int32(MNT_DETACH))
        return true
    }()

    /// Each page of a small ledger in turn: what is said to be recorded is there when the page is whole again.
    @Test func aDamagedPageIsSaid() async throws {
        let site = Site()
        let filled = site.ledger()
        for number in 1...60 { _ = await filled.needs.record(site.scan(number)) }
        await filled.close()
        let path = URL(filePath: site.directory + "/" + LedgerPaths.database)
        let whole = try Data(contentsOf: path)
        let seed = RunForm.seedOrFresh()
        var random = SplitMix64(seed: seed)
        print("faults: damaged pages, seed \(seed)")
        var refused = 0
        for page in 0..<(whole.count / 4_096) {
            var damaged = whole
            for place in 0..<4_096 { damaged[page * 4_096 + place] = UInt8.random(in: 0...255, using: &random) }
            try damaged.write(to: path)
            let ledger = site.ledger()
            for number in 50...64 {
                let recording = await ledger.needs.record(site.scan(number, id: Site.id(1_000 * (page + 1) + number)))
                guard let cause = cause(recording) else { continue }
                refused += 1
                #expect(
                    [.corrupt, .keyMissing, .newerVersion].contains(cause),
                    "page \(page): \(cause), seed \(seed)")
            }
            try whole.write(to: path)
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path.path + suffix) }
            // The same ledger goes on with the file that was put back.
            _ = await ledger.needs.record(site.scan(70))
            #expect(await ledger.needs.record(site.scan(71)).isRecorded, "page \(page), seed \(seed)")
            await ledger.close()
            try whole.write(to: path)
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path.path + suffix) }
        }
        #expect(refused > 0)
    }

    @Test func anotherThatHoldsItTooLong() async throws {
        let site = Site()
        let ledger = site.ledger(LedgerSettings(busyMilliseconds: 20))
        _ = await ledger.needs.record(site.scan(1))
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(
            path: site.directory + "/" + LedgerPaths.database, configuration: configuration)
        try await other.write { try $0.execute(sql: "UPDATE anchor SET batch = batch") }
        try other.inDatabase { try $0.beginTransaction(.immediate) }
        #expect(cause(await ledger.needs.record(site.scan(2))) == .busy)
        #expect(try await ledger.needs.backlog().value().counts == [.new: 1])
        let needs = ledger.needs
        let refused = await withTaskGroup(of: Recording.self) { group in
            for number in 3..<203 { group.addTask { await needs.record(site.scan(number)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refused.map(cause) == Array(repeating: .busy, count: 200))
        try other.inDatabase { try $0.rollback() }
        #expect(await ledger.needs.record(site.scan(2)).isRecorded)
    }

    @Test func aDirectoryThatIsGoneComesBack() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        let aside = site.directory + ".aside"
        try FileManager.default.moveItem(atPath: site.directory, toPath: aside)
        // What is said to be recorded is where the next process looks, not in a file that nobody finds.
        #expect(await ledger.needs.record(site.scan(2)).isRecorded)
        #expect(try await ids(site.ledger()) == [Site.id(2)])
        try FileManager.default.removeItem(atPath: site.directory)
        try FileManager.default.moveItem(atPath: aside, toPath: site.directory)
        #expect(await ledger.needs.record(site.scan(3)).isRecorded)
        #expect(try await ids(site.ledger()) == [1, 3].map(Site.id))
    }

    @Test func directoriesAndKeysThatAreNotOurs() async throws {
        let site = Site()
        try FileManager.default.createDirectory(atPath: site.directory, withIntermediateDirectories: true)
        chmod(site.directory, 0o777)
        #expect(cause(await site.ledger().needs.record(site.scan(1))) == .directory)
        chmod(site.directory, 0o700)
        let ledger = site.ledger()
        #expect(await ledger.needs.record(site.scan(1)).isRecorded)
        for name in try FileManager.default.contentsOfDirectory(atPath: site.directory) {
            var facts = stat()
            #expect(stat(site.directory + "/" + name, &facts) == 0 && facts.st_mode & 0o777 == 0o600, "\(name)")
        }
        await ledger.close()
        let keys = site.directory + "/" + LedgerPaths.keys
        let known = try Data(contentsOf: URL(filePath: keys))
        chmod(keys, 0o644)
        #expect(cause(await site.ledger().needs.record(site.scan(2))) == .directory)
        chmod(keys, 0o600)
        try FileManager.default.removeItem(atPath: keys)
        #expect(cause(await site.ledger().needs.record(site.scan(2))) == .keyMissing)
        try Files.create(
            keys, Array("seal 1 \(String(repeating: "0", count: 64))\nhash \(String(repeating: "0", count: 64))\n".utf8)
        )
        #expect(cause(await site.ledger().needs.record(site.scan(2))) == .keyMissing)
        try known.write(to: URL(filePath: keys))
        chmod(keys, 0o600)
        #expect(await site.ledger().needs.record(site.scan(2)).isRecorded)
        let store = site.directory + "/credentials"
        try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
        try known.write(to: URL(filePath: store + "/" + Keys.credential))
        _ = try Keys.load(site.directory + "/nowhere", mayCreate: false, store: store)
        #expect(throws: LedgerFailure.self) { try Keys.load(site.directory + "/nowhere", mayCreate: false, store: nil) }
    }

    @Test func everyResultCodeHasACause() {
        for row in CauseTable.causes {
            for code in row.codes {
                let failure = CauseTable.failure(DatabaseError(resultCode: code, message: "样本"))
                #expect(failure.cause == row.cause && failure.detail == "SQLite \(code.rawValue)")
            }
        }
        #expect(CauseTable.failure(DatabaseError(resultCode: .SQLITE_IOERR_FSYNC)).cause == .ioError)
        #expect(CauseTable.failure(DatabaseError(resultCode: .SQLITE_READONLY_DBMOVED)).cause == .readOnly)
        #expect(CauseTable.failure(DatabaseError(resultCode: .SQLITE_CANTOPEN_ISDIR)).cause == .directory)
        #expect(CauseTable.failure(DatabaseError(resultCode: ResultCode(rawValue: 77))).cause == .corrupt)
        #expect(CauseTable.failure(CancellationError()).cause == .corrupt)
    }

    private func ids(_ ledger: Ledger) async throws -> [String] {
        try await ledger.desk.read { transaction in
            try transaction.rows("SELECT request_id FROM outbox ORDER BY seq").map { $0.text("request_id") }
        }.value()
    }
}
