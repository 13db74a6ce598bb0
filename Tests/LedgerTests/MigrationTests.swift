import Checkpoint
import Foundation
import GRDB
import HealthCode
import Testing

@testable import Ledger

/// Every released schema opens, and its queued rows are carried; a newer one is left alone. offline.md "Tables".
@Suite struct MigrationTests {
    /// The first schema as it was released. It is never edited: a ledger in the field looks like this.
    static let first = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE anchor (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL, hash BLOB NOT NULL,
          mac BLOB NOT NULL, seq INTEGER NOT NULL DEFAULT 0, latest INTEGER NOT NULL DEFAULT 0,
          batch INTEGER NOT NULL DEFAULT 0, wiping INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE boot (n INTEGER PRIMARY KEY, boot_id TEXT NOT NULL, seen INTEGER NOT NULL, offset_ms INTEGER,
          first_trusted INTEGER);
        CREATE TABLE operator (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, sealed_ref BLOB NOT NULL);
        CREATE TABLE outbox (seq INTEGER PRIMARY KEY, request_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, origin TEXT,
          subject BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
          alone INTEGER NOT NULL DEFAULT 0, dated_anew INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,
          next_wall INTEGER, last_class TEXT, last_code TEXT, first_tried INTEGER, scanned_at INTEGER,
          batch_id INTEGER, export_id INTEGER, schema_version INTEGER NOT NULL, sealed_body BLOB);
        CREATE INDEX outbox_subject ON outbox (subject) WHERE state < 5;
        CREATE INDEX outbox_waiting ON outbox (due) WHERE state IN (0, 2, 3);
        CREATE INDEX outbox_state ON outbox (state) WHERE state < 6;
        CREATE INDEX outbox_body ON outbox (state) WHERE state = 6 AND sealed_body IS NOT NULL;
        CREATE TABLE scan (seq INTEGER PRIMARY KEY, boot INTEGER NOT NULL, monotonic_ns INTEGER NOT NULL,
          wall INTEGER NOT NULL, utc_offset INTEGER NOT NULL, device TEXT NOT NULL, operator INTEGER,
          input_kind TEXT NOT NULL, local_outcome TEXT NOT NULL DEFAULT '', decision TEXT NOT NULL DEFAULT 'none',
          decided INTEGER, sealed_reason BLOB, policy_version INTEGER NOT NULL);
        CREATE TABLE receipt (seq INTEGER PRIMARY KEY, received INTEGER NOT NULL, server_time INTEGER NOT NULL,
          skew_ms INTEGER NOT NULL, code TEXT NOT NULL, verdict TEXT, grade TEXT, sealed_answer BLOB);
        CREATE INDEX receipt_time ON receipt (server_time);
        CREATE TABLE dead (seq INTEGER PRIMARY KEY, reason TEXT, sealed_note BLOB);
        CREATE TABLE alert (seq INTEGER PRIMARY KEY, raised INTEGER NOT NULL, verdict TEXT NOT NULL, basis TEXT,
          sealed_person BLOB NOT NULL, acknowledged INTEGER, acknowledged_by INTEGER, sealed_note BLOB);
        CREATE INDEX alert_open ON alert (raised) WHERE acknowledged IS NULL;
        CREATE TABLE audit (n INTEGER PRIMARY KEY, previous_hash BLOB NOT NULL, entry TEXT NOT NULL, hash BLOB NOT NULL);
        CREATE TABLE export (id INTEGER PRIMARY KEY, made INTEGER NOT NULL, rows INTEGER NOT NULL, label TEXT NOT NULL);
        CREATE TABLE counter (state INTEGER PRIMARY KEY, n INTEGER NOT NULL);
        INSERT INTO counter VALUES (-1, 0), (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0);
        CREATE TRIGGER outbox_came AFTER INSERT ON outbox BEGIN
          UPDATE counter SET n = n + 1 WHERE state = NEW.state;
        END;
        CREATE TRIGGER outbox_moved AFTER UPDATE OF state ON outbox WHEN OLD.state <> NEW.state BEGIN
          UPDATE counter SET n = n - 1 WHERE state = OLD.state;
          UPDATE counter SET n = n + 1 WHERE state = NEW.state;
        END;
        CREATE TRIGGER outbox_went AFTER DELETE ON outbox BEGIN
          UPDATE counter SET n = n - 1 WHERE state = OLD.state;
        END;
        CREATE TRIGGER alert_came AFTER INSERT ON alert WHEN NEW.acknowledged IS NULL BEGIN
          UPDATE counter SET n = n + 1 WHERE state = -1;
        END;
        CREATE TRIGGER alert_moved AFTER UPDATE OF acknowledged ON alert
          WHEN OLD.acknowledged IS NULL AND NEW.acknowledged IS NOT NULL BEGIN
          UPDATE counter SET n = n - 1 WHERE state = -1;
        END;
        CREATE TRIGGER alert_went AFTER DELETE ON alert WHEN OLD.acknowledged IS NULL BEGIN
          UPDATE counter SET n = n - 1 WHERE state = -1;
        END;
        """

    static let keys = "seal 7 \(String(repeating: "5a", count: 32))\nhash \(String(repeating: "a5", count: 32))\n"

    /// A directory as the first version left it: a row in each pending state, and two that are none.
    private func released(_ site: Site) throws {
        try Files.prepare(site.directory)
        try Files.create(site.directory + "/" + LedgerPaths.keys, Array(Self.keys.utf8))
        let path = site.directory + "/" + LedgerPaths.database
        try Files.reserve(path)
        let keys = try Keys(Array(Self.keys.utf8))
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.write { database in
            try database.execute(sql: Self.first)
            try database.execute(
                sql:
                    "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); INSERT INTO grdb_migrations VALUES ('1 ledger')"
            )
            let mark = Blob(try keys.seal(Array("kakou ledger".utf8), "meta keys"))
            try database.execute(sql: "INSERT INTO meta VALUES ('keys', ?)", arguments: [mark])
            let zero = [UInt8](repeating: 0, count: 32)
            try database.execute(
                sql: "INSERT INTO anchor (id, n, hash, mac, seq) VALUES (1, 0, ?, ?, 7)",
                arguments: [Blob(zero), Blob(AuditChain.mac(keys, n: 0, hash: zero))])
            try database.execute(sql: "INSERT INTO boot (n, boot_id, seen) VALUES (1, 'old', 0)")
            for (index, state) in OutboxState.allCases.enumerated() {
                let id = Site.id(index)
                let payload = ScanPayload.code(Site.code(index))
                let body = try #require(ScanBody.encode(payload, temperature: 365))
                try database.execute(
                    sql: """
                        INSERT INTO outbox (seq, request_id, kind, subject, state, schema_version, sealed_body)
                        VALUES (?, ?, 'code', ?, ?, 1, ?)
                        """,
                    arguments: [
                        index + 1, id, Blob(keys.subject(payload)), state.number,
                        Blob(try keys.seal(body, "body \(id)")),
                    ])
                try database.execute(
                    sql:
                        "INSERT INTO scan VALUES (?, 1, 5, 6, 480, 'G', NULL, 'scanner', 'recorded', 'admitted', 7, NULL, 1)",
                    arguments: [index + 1])
            }
        }
        try queue.close()
    }

    @Test func theFirstSchemasRowsAreCarried() async throws {
        let site = Site()
        try released(site)
        let ledger = site.ledger()
        let needs = ledger.needs
        #expect(
            try await needs.backlog().value().counts
                == [.new: 1, .sending: 1, .retry: 1, .unknown: 1, .held: 1, .dead: 1])
        #expect(try await needs.lease().value())
        let rows = try await needs.claim(9, .everything).value()
        let waiting = OutboxState.allCases.enumerated().filter { $0.element.isUnanswered }.map(\.offset)
        #expect(rows.map(\.requestId) == waiting.map(Site.id))
        for (row, number) in zip(rows, waiting) {
            #expect(row.content == .own(.code(Site.code(number)), temperature: 365))
            #expect(row.scannedBoot == BootTime(bootId: "old", milliseconds: 0) && row.decision == .admitted)
            #expect(row.custNum == nil)
        }
        try await ledger.enrol("C1").value()
        let named = try await ledger.desk.read { transaction in
            try transaction.rows("SELECT cust_num FROM outbox WHERE state < 6").map { $0.textIfAny("cust_num") }
        }.value()
        #expect(named == Array(repeating: "C1", count: OutboxState.allCases.count - 1))
        #expect(await needs.record(site.scan(50)).isRecorded)
        #expect(try await needs.boots().value().boots.map(\.bootId) == ["old", site.now.bootId])
    }

    /// What this version makes is what stands above, or there is a second migration.
    @Test func theSchemaIsTheReleasedOne() async throws {
        let old = Site()
        try released(old)
        let fresh = Site()
        #expect(try await schema(old) == schema(fresh))
    }

    private func schema(_ site: Site) async throws -> [String] {
        try await site.ledger().desk.read { transaction in
            try transaction.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%'").map {
                $0.text("sql").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }.sorted()
        }.value()
    }

    @Test func aNewerLedgerIsLeftAsItIs() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        await ledger.close()
        let path = site.directory + "/" + LedgerPaths.database
        let queue = try DatabaseQueue(path: path)
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 later')") }
        try queue.close()
        let before = try Data(contentsOf: URL(filePath: path))
        let needs = site.ledger().needs
        for _ in 0..<2 {
            #expect(await needs.record(site.scan(2)) == .notRecorded(LedgerFailure(.newerVersion)))
            #expect(await needs.backlog() == .failure(LedgerFailure(.newerVersion)))
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
}
