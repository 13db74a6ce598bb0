extension Schema {
    /// What F5 and F7 need, so that neither ever looks through, sorts or counts a million rows: the service's verdict beside
    /// the scan, an index for each filter (a row's number is the last part of every index, so each gives its rows in
    /// order), the numbers between which each hour's rows lie, and how many scans of an hour came to what.
    ///
    /// An hour is a whole hour of UTC+8 since 1970. `tally.verdict` is empty for scans that no service has judged; carried
    /// rows are not tallied. `span` keeps outer bounds: a clock that was set makes them wide, and a purge leaves them.
    static let records: [String] = [
        "ALTER TABLE scan ADD COLUMN judged TEXT",
        "UPDATE scan SET judged = (SELECT receipt.verdict FROM receipt WHERE receipt.seq = scan.seq)",
        "CREATE INDEX scan_judged ON scan (judged)",
        "CREATE INDEX scan_decision ON scan (decision)",
        "CREATE INDEX scan_operator ON scan (operator) WHERE operator IS NOT NULL",
        "CREATE INDEX outbox_document ON outbox (subject) WHERE kind = 'document'",
        "CREATE TABLE span (hour INTEGER PRIMARY KEY, low INTEGER NOT NULL, high INTEGER NOT NULL)",
        """
        CREATE TABLE tally (hour INTEGER NOT NULL, verdict TEXT NOT NULL, decision TEXT NOT NULL, n INTEGER NOT NULL,
          PRIMARY KEY (hour, verdict, decision)) WITHOUT ROWID
        """,
        "INSERT INTO span SELECT \(hour("wall")), MIN(seq), MAX(seq) FROM scan GROUP BY 1",
        """
        INSERT INTO tally SELECT \(hour("wall")), COALESCE(judged, ''), decision, COUNT(*) FROM scan
          WHERE input_kind <> 'carried' GROUP BY 1, 2, 3
        """,
        """
        CREATE TRIGGER receipt_came AFTER INSERT ON receipt WHEN NEW.verdict IS NOT NULL BEGIN
          UPDATE scan SET judged = NEW.verdict WHERE seq = NEW.seq;
        END
        """,
        """
        CREATE TRIGGER scan_came AFTER INSERT ON scan BEGIN
          INSERT OR IGNORE INTO span VALUES (\(hour("NEW.wall")), NEW.seq, NEW.seq);
          UPDATE span SET low = MIN(low, NEW.seq), high = MAX(high, NEW.seq) WHERE hour = \(hour("NEW.wall"));
        END
        """,
        """
        CREATE TRIGGER scan_tallied AFTER INSERT ON scan WHEN NEW.input_kind <> 'carried' BEGIN
          \(add("NEW"))
        END
        """,
        """
        CREATE TRIGGER scan_moved AFTER UPDATE OF judged, decision ON scan WHEN NEW.input_kind <> 'carried' BEGIN
          \(take("OLD"))
          \(add("NEW"))
        END
        """,
        """
        CREATE TRIGGER scan_went AFTER DELETE ON scan WHEN OLD.input_kind <> 'carried' BEGIN
          \(take("OLD"))
          DELETE FROM tally WHERE \(place("OLD")) AND n <= 0;
        END
        """,
    ]

    /// The hour of a wall clock's reading in SQL.
    static func hour(_ wall: String) -> String { "(\(wall) + 28800000) / 3600000" }

    private static func place(_ row: String) -> String {
        "hour = \(hour(row + ".wall")) AND verdict = COALESCE(\(row).judged, '') AND decision = \(row).decision"
    }

    private static func add(_ row: String) -> String {
        """
        INSERT OR IGNORE INTO tally VALUES (\(hour(row + ".wall")), COALESCE(\(row).judged, ''), \(row).decision, 0);
          UPDATE tally SET n = n + 1 WHERE \(place(row));
        """
    }

    private static func take(_ row: String) -> String { "UPDATE tally SET n = n - 1 WHERE \(place(row));" }
}
