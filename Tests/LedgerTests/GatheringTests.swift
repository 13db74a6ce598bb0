import Foundation
import GRDB
import GRDBSQLite
import TestKit
import Testing

@testable import Ledger

/// The file system that holds a commit's pages until its sync: another connection, gathered or not, sees what it would
/// see without it.
@Suite struct GatheringTests {
    @Test func theAddressNamesTheFileSystemAndThePathAsItIs() throws {
        let place = try Place()
        for name in ["plain", "a b", "质量 100%?#&vfs=unix", "+%41", "é"] {
            let path = place.path(name)
            let queue = try DatabaseQueue(path: Gathering.address(path))
            try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
            #expect(systemName(of: queue) == "kakou-gather", "\(name)")
            try queue.close()
            #expect(FileManager.default.fileExists(atPath: path), "\(name)")
        }
        #expect(Gathering.address("//tmp/x") == "file:////tmp/x?vfs=kakou-gather")
        #expect(Gathering.address("dir/x y") == "file:dir/x%20y?vfs=kakou-gather")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.directory).allSatisfy { !$0.contains("file:") })
    }

    @Test func aLedgerIsOpenedByIt() async throws {
        let site = Site()
        let ledger = site.ledger()
        let name = try await ledger.desk.alone { systemName(of: $0.database.queue) }.get()
        #expect(name == "kakou-gather")
        await ledger.close()
    }

    @Test func whatWasRolledBackDoesNotComeBehindAnothersCommit() throws {
        let place = try Place()
        let path = place.path("shared")
        let gathered = try place.connection(Gathering.address(path))
        let other = try place.connection(path)
        // With nothing in the log, rolling back reads nothing from it, which would write what is held.
        try gathered.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try gathered.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            // More pages than the cache holds: some go to the log before there is a commit, and are held.
            for id in 1...12 { try Place.put(database, id, Data(repeating: 0xAA, count: 4_000)) }
            try database.execute(sql: "ROLLBACK")
        }
        try other.inDatabase { try Place.put($0, 1, Data(repeating: 0x01, count: 4_000)) }
        try gathered.inDatabase { try Place.put($0, 2, Data(repeating: 0x02, count: 4_000)) }
        for queue in [gathered, other, try place.connection(path)] {
            #expect(
                try queue.inDatabase(Place.rows) == [
                    1: Data(repeating: 1, count: 4_000), 2: Data(repeating: 2, count: 4_000),
                ])
            #expect(try queue.inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        }
    }

    @Test func aCommitIsInTheFileBeforeItIsBelieved() throws {
        let place = try Place()
        let path = place.path("copied")
        let queue = try place.connection(Gathering.address(path))
        for id in 1...40 {
            // From one page to more than may be held.
            let octets = Data(repeating: UInt8(id), count: id * 5_000)
            try queue.inDatabase { try Place.put($0, id, octets) }
            // What a killed process leaves is its files as they are.
            let copy = place.path("copy-\(id)")
            for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + end, toPath: copy + end) }
            #expect(try place.connection(copy).inDatabase(Place.rows)[id] == octets)
        }
    }

    @Test func anyOrderOfTransactionsIsTheirModel() throws {
        let first = RunForm.seedOrFresh()
        let (seeds, steps) = RunForm.isFull ? (200, 1_000) : (6, 120)
        print("gathering: \(seeds) runs of \(steps) steps, seed \(first)")
        for offset in 0..<UInt64(seeds) {
            var run = try GatheringRun(seed: first &+ offset)
            for step in 0..<steps { try run.step("step \(step), seed \(first &+ offset)") }
            try run.finish()
        }
    }
}

/// Three connections on one database, two of them gathered, and what should be in it.
private struct GatheringRun {
    private let place: Place
    private let path: String
    private let seed: UInt64
    private var random: SplitMix64
    private var queues: [DatabaseQueue] = []
    private var model: [Int: Data] = [:]

    init(seed: UInt64) throws {
        self.seed = seed
        random = SplitMix64(seed: seed)
        place = try Place()
        path = place.path("shared")
        for index in 0..<3 { queues.append(try open(index)) }
    }

    private func open(_ index: Int) throws -> DatabaseQueue {
        try place.connection(index == 2 ? path : Gathering.address(path))
    }

    mutating func step(_ what: String) throws {
        let index = Int.random(in: 0..<3, using: &random)
        switch Int.random(in: 0..<20, using: &random) {
        case 0:
            let mode = ["PASSIVE", "FULL", "RESTART", "TRUNCATE"].randomElement(using: &random) ?? "PASSIVE"
            try queues[index].inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(\(mode))") }
        case 1:
            try queues[index].close()
            queues[index] = try open(index)
        default:
            try transact(queues[index])
        }
        let reader = queues[Int.random(in: 0..<3, using: &random)]
        #expect(try reader.inDatabase(Place.rows) == model, "\(what)")
    }

    private mutating func transact(_ queue: DatabaseQueue) throws {
        var random = random
        var rows = model
        let isKept = try queue.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let before = rows
                try database.execute(sql: "SAVEPOINT inner")
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let id = Int.random(in: 0..<24, using: &random)
                    if Int.random(in: 0..<4, using: &random) == 0 {
                        try database.execute(sql: "DELETE FROM t WHERE id = ?", arguments: [id])
                        rows[id] = nil
                    } else {
                        let count = Int.random(in: 0..<20_000, using: &random)
                        let octets = Data(repeating: UInt8.random(in: 0...255, using: &random), count: count)
                        try Place.put(database, id, octets)
                        rows[id] = octets
                    }
                    // Reads pages that are held.
                    #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM t") == rows.count)
                }
                if Int.random(in: 0..<4, using: &random) == 0 {
                    try database.execute(sql: "ROLLBACK TO inner")
                    rows = before
                }
                try database.execute(sql: "RELEASE inner")
            }
            let isKept = Int.random(in: 0..<3, using: &random) > 0
            try database.execute(sql: isKept ? "COMMIT" : "ROLLBACK")
            return isKept
        }
        self.random = random
        if isKept { model = rows }
    }

    func finish() throws {
        for queue in queues {
            #expect(
                try queue.inDatabase { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"],
                "seed \(seed)")
            try queue.close()
        }
        #expect(try place.connection(path).inDatabase(Place.rows) == model, "seed \(seed)")
    }
}

/// A directory for a test, with connections that cache next to nothing.
private final class Place {
    let directory: String

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "kakou-gather-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ name: String) -> String { directory + "/" + name }

    func connection(_ address: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql:
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = 2; PRAGMA cache_spill = 1"
            )
        }
        let queue = try DatabaseQueue(path: address, configuration: configuration)
        try queue.inDatabase { try $0.execute(sql: "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, x BLOB)") }
        return queue
    }

    static func put(_ database: Database, _ id: Int, _ octets: Data) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO t VALUES (?, ?)", arguments: [id, octets])
    }

    static func rows(_ database: Database) throws -> [Int: Data] {
        try Row.fetchAll(database, sql: "SELECT id, x FROM t").reduce(into: [:]) { $0[$1[0]] = $1[1] as Data }
    }
}

/// The name of the file system that a database was opened by.
private func systemName(of queue: DatabaseQueue) -> String? {
    queue.inDatabase { database in
        var name: UnsafeMutablePointer<CChar>?
        sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_VFSNAME, &name)
        defer { sqlite3_free(name) }
        return name.map { String(cString: $0) }
    }
}
