import Foundation
import GRDB
import Testing

@testable import Ledger

/// Values go into SQLite and come back as they were, and what is damaged reads as nothing.
@Suite struct StatementTests {
    private func with<Value: Sendable>(_ body: @Sendable (Session) throws -> Value) throws -> Value {
        try OpenDatabase(try DatabaseQueue()).use { database in
            try database.run("CREATE TABLE t (a, b, c, d, e, f)", []) { _ in false }
            return try body(database)
        }
    }

    @Test func everyKindOfValueComesBack() throws {
        let text = "样本\u{0}é"
        let octets = (0...255).map { UInt8($0) }
        let row = try with { database in
            let values: Parameters = [Int64.min, 7, true, text, Blob(octets), nil]
            try database.run("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", values) { _ in false }
            return try #require(try database.firstRow("SELECT * FROM t"))
        }
        #expect(row.number("a") == Int64.min && row.firstNumber == Int64.min)
        #expect(row.number("b") == 7 && row.number("c") == 1)
        #expect(row.text("d") == text && row.octets("d") == Array(text.utf8))
        #expect(row.octets("e") == octets)
        #expect(row.numberIfAny("f") == nil && row.textIfAny("f") == nil && row.octets("f") == nil)
    }

    /// An empty blob is no NULL, and an empty text neither.
    @Test func emptyValuesAreValues() throws {
        let row = try with { database in
            try database.run("INSERT INTO t (a, b) VALUES (?, ?)", ["", Blob([])]) { _ in false }
            return try #require(
                try database.firstRow("SELECT a, b, a IS NULL AS c, b IS NULL AS d, typeof(b) AS e FROM t"))
        }
        #expect(row.textIfAny("a")?.isEmpty == true && row.octets("b")?.isEmpty == true)
        #expect(row.number("c") == 0 && row.number("d") == 0 && row.text("e") == "blob")
    }

    @Test func damagedColumnsReadAsNothing() throws {
        let row = try with { database in
            try database.run("INSERT INTO t VALUES ('x', 1, x'FF', 1.5, NULL, x'00')", []) { _ in false }
            return try #require(try database.firstRow("SELECT * FROM t"))
        }
        #expect(row.numberIfAny("a") == nil && row.number("a") == 0 && row.firstNumber == nil)
        #expect(row.textIfAny("b") == nil && row.octets("b") == nil)
        #expect(row.textIfAny("c") == nil)
        #expect(row.numberIfAny("d") == nil && row.textIfAny("d") == nil)
        #expect(row.numberIfAny("no such column") == nil && row.octets("no such column") == nil)
    }

    /// A value too few would leave the last run's in its place.
    @Test func anotherNumberOfValuesIsRefused() throws {
        try with { database in
            for values: Parameters in [[], [1], [1, 2, 3]] {
                let error = #expect(throws: DatabaseError.self) {
                    try database.run("SELECT ?, ?", values) { _ in true }
                }
                #expect(error?.resultCode == .SQLITE_MISUSE)
            }
            var rows = 0
            try database.run("SELECT ?, ?", [1, 2] + []) { _ in
                rows += 1
                return true
            }
            #expect(rows == 1)
        }
    }

    /// Faults keep SQLite's extended code, by which the gate tells them apart; and the statement is good for another run.
    @Test func faultsKeepTheirCode() throws {
        try with { database in
            try database.run("CREATE TABLE u (a INTEGER NOT NULL UNIQUE)", []) { _ in false }
            let insert = "INSERT INTO u VALUES (?)"
            try database.run(insert, [1]) { _ in false }
            for (value, code) in [
                (1 as Int?, ResultCode.SQLITE_CONSTRAINT_UNIQUE), (nil, ResultCode.SQLITE_CONSTRAINT_NOTNULL),
            ] {
                let error = #expect(throws: DatabaseError.self) { try database.run(insert, [value]) { _ in false } }
                #expect(error?.extendedResultCode == code)
            }
            try database.run(insert, [2]) { _ in false }
            #expect(try database.firstRow("SELECT count(*) FROM u")?.firstNumber == 2)
        }
    }

    @Test func readingMayStopAnywhere() throws {
        try with { database in
            for number in 1...5 { try database.run("INSERT INTO t (a) VALUES (?)", [number]) { _ in false } }
            for stop in 1...6 {
                var seen: [Int64] = []
                try database.run("SELECT a FROM t ORDER BY a", []) { statement in
                    seen.append(FoundRow(statement, names: FoundRow.names(of: statement)).number("a"))
                    return seen.count < stop
                }
                #expect(seen == Array(1...Int64(min(stop, 5))))
            }
        }
    }

    /// What fails leaves nothing, and a statement after the transaction's end runs in none.
    @Test func transactionsAreWholeOrNothing() throws {
        struct Stop: Error {}
        try with { database in
            let insert = "INSERT INTO t (a) VALUES (1)"
            #expect(throws: Stop.self) {
                try database.transaction(writes: true) {
                    try database.run(insert, []) { _ in false }
                    throw Stop()
                }
            }
            #expect(!database.isInsideTransaction)
            // SQLite ends a transaction by itself where the disk is full or fails.
            let error = #expect(throws: DatabaseError.self) {
                try database.transaction(writes: true) {
                    try database.run(insert, []) { _ in false }
                    try database.run("ROLLBACK", []) { _ in false }
                }
            }
            #expect(error?.extendedResultCode == .SQLITE_ABORT_ROLLBACK)
            #expect(try database.firstRow("SELECT count(*) FROM t")?.firstNumber == 0)
            try database.transaction(writes: true) { try database.run(insert, []) { _ in false } }
            var seen: Int64?
            try database.transaction(writes: false) {
                seen = try database.firstRow("SELECT count(*) FROM t")?.firstNumber
            }
            #expect(seen == 1 && !database.isInsideTransaction)
        }
    }

    @Test func nothingIsWrittenAfterTheEnd() async throws {
        let site = Site()
        let ledger = site.ledger()
        let outcome = await ledger.desk.write { transaction in
            try transaction.session.run("ROLLBACK", []) { _ in false }
            try? transaction.execute("DELETE FROM meta")
        }
        #expect(throws: (any Error).self) { try outcome.get() }
        let left = try await ledger.desk.read { try $0.number("SELECT count(*) FROM meta") }.get()
        #expect(left == 1)
        await ledger.close()
    }
}
