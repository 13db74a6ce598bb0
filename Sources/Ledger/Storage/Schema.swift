internal import GRDB

/// The database's versions: each is applied once, in order, and never edited after a release.
///
/// Everything that names a person is in a `sealed` column, AES-256-GCM with the key's number in it; `subject` is a keyed
/// hash. Walls are Unix milliseconds of this device's clock, server times those of the service's. A row of `outbox`
/// and one of `scan` of the same seq are one scan; its body stands in the outbox alone.
enum Schema {
    /// Every migration, oldest first.
    static let migrations: [(name: String, statements: [String])] = [
        ("1 ledger", first), ("2 enrolment", second), ("3 records", records),
    ]

    /// The migrator that brings any older database to this version.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { database in
                for statement in migration.statements { try database.execute(sql: statement) }
            }
        }
        return migrator
    }

    private static let first: [String] = [
        // Sealed words that the key file has to open, so that a wrong one is noticed before anything is written.
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
        // The head of the audit chain under a keyed hash, the last seq given out (none is given twice), the latest scan
        // if none followed it, the last batch.
        """
        CREATE TABLE anchor (id INTEGER PRIMARY KEY CHECK (id = 1), n INTEGER NOT NULL, hash BLOB NOT NULL,
          mac BLOB NOT NULL, seq INTEGER NOT NULL DEFAULT 0, latest INTEGER NOT NULL DEFAULT 0, batch INTEGER NOT NULL DEFAULT 0,
          wiping INTEGER NOT NULL DEFAULT 0)
        """,
        // Boots in order. A time of a boot is (n, nanoseconds of CLOCK_BOOTTIME).
        """
        CREATE TABLE boot (n INTEGER PRIMARY KEY, boot_id TEXT NOT NULL, seen INTEGER NOT NULL, offset_ms INTEGER,
          first_trusted INTEGER)
        """,
        "CREATE TABLE operator (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, sealed_ref BLOB NOT NULL)",
        // state: see StateNumber. due: 0 now, else boot << 44 | milliseconds of that boot. origin: the customer number
        // of a carried item. sealed_body: NULL once it has been erased.
        """
        CREATE TABLE outbox (seq INTEGER PRIMARY KEY, request_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, origin TEXT,
          subject BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
          alone INTEGER NOT NULL DEFAULT 0, dated_anew INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,
          next_wall INTEGER, last_class TEXT, last_code TEXT, first_tried INTEGER, scanned_at INTEGER,
          batch_id INTEGER, export_id INTEGER, schema_version INTEGER NOT NULL, sealed_body BLOB)
        """,
        "CREATE INDEX outbox_subject ON outbox (subject) WHERE state < 5",
        "CREATE INDEX outbox_waiting ON outbox (due) WHERE state IN (0, 2, 3)",
        "CREATE INDEX outbox_state ON outbox (state) WHERE state < 6",
        "CREATE INDEX outbox_body ON outbox (state) WHERE state = 6 AND sealed_body IS NOT NULL",
        """
        CREATE TABLE scan (seq INTEGER PRIMARY KEY, boot INTEGER NOT NULL, monotonic_ns INTEGER NOT NULL,
          wall INTEGER NOT NULL, utc_offset INTEGER NOT NULL, device TEXT NOT NULL, operator INTEGER,
          input_kind TEXT NOT NULL, local_outcome TEXT NOT NULL DEFAULT '', decision TEXT NOT NULL DEFAULT 'none',
          decided INTEGER, sealed_reason BLOB, policy_version INTEGER NOT NULL)
        """,
        """
        CREATE TABLE receipt (seq INTEGER PRIMARY KEY, received INTEGER NOT NULL, server_time INTEGER NOT NULL,
          skew_ms INTEGER NOT NULL, code TEXT NOT NULL, verdict TEXT, grade TEXT, sealed_answer BLOB)
        """,
        "CREATE INDEX receipt_time ON receipt (server_time)",
        "CREATE TABLE dead (seq INTEGER PRIMARY KEY, reason TEXT, sealed_note BLOB)",
        """
        CREATE TABLE alert (seq INTEGER PRIMARY KEY, raised INTEGER NOT NULL, verdict TEXT NOT NULL, basis TEXT,
          sealed_person BLOB NOT NULL, acknowledged INTEGER, acknowledged_by INTEGER, sealed_note BLOB)
        """,
        "CREATE INDEX alert_open ON alert (raised) WHERE acknowledged IS NULL",
        "CREATE TABLE audit (n INTEGER PRIMARY KEY, previous_hash BLOB NOT NULL, entry TEXT NOT NULL, hash BLOB NOT NULL)",
        "CREATE TABLE export (id INTEGER PRIMARY KEY, made INTEGER NOT NULL, rows INTEGER NOT NULL, label TEXT NOT NULL)",
        // How many rows are in each state; -1 counts alerts that nobody has acknowledged. Kept by triggers, so that
        // nothing ever has to count a million rows.
        "CREATE TABLE counter (state INTEGER PRIMARY KEY, n INTEGER NOT NULL)",
        "INSERT INTO counter VALUES (-1, 0), (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0)",
        """
        CREATE TRIGGER outbox_came AFTER INSERT ON outbox BEGIN
          UPDATE counter SET n = n + 1 WHERE state = NEW.state;
        END
        """,
        """
        CREATE TRIGGER outbox_moved AFTER UPDATE OF state ON outbox WHEN OLD.state <> NEW.state BEGIN
          UPDATE counter SET n = n - 1 WHERE state = OLD.state;
          UPDATE counter SET n = n + 1 WHERE state = NEW.state;
        END
        """,
        """
        CREATE TRIGGER outbox_went AFTER DELETE ON outbox BEGIN
          UPDATE counter SET n = n - 1 WHERE state = OLD.state;
        END
        """,
        """
        CREATE TRIGGER alert_came AFTER INSERT ON alert WHEN NEW.acknowledged IS NULL BEGIN
          UPDATE counter SET n = n + 1 WHERE state = -1;
        END
        """,
        """
        CREATE TRIGGER alert_moved AFTER UPDATE OF acknowledged ON alert
          WHEN OLD.acknowledged IS NULL AND NEW.acknowledged IS NOT NULL BEGIN
          UPDATE counter SET n = n - 1 WHERE state = -1;
        END
        """,
        """
        CREATE TRIGGER alert_went AFTER DELETE ON alert WHEN OLD.acknowledged IS NULL BEGIN
          UPDATE counter SET n = n - 1 WHERE state = -1;
        END
        """,
    ]

    /// Rows hold the customer number under which they were scanned: the service knows a row by it and the requestId
    /// (profile 2.1). Rows of the first version get the number of the enrolment that opens the ledger next.
    private static let second: [String] = [
        "ALTER TABLE outbox ADD COLUMN cust_num TEXT",
        // Finds them however many rows there are; empty but for a moment after a start.
        "CREATE INDEX outbox_nameless ON outbox (seq) WHERE cust_num IS NULL AND origin IS NULL AND state < 6",
    ]
}
