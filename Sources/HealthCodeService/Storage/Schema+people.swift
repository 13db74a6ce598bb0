/// Tables of the registry: people and what is known of them. Every column that could name a person is sealed.
extension Schema {
    static let people: [String] = [
        // look_up: HMAC-SM3 of type and number. sealed_identity: the person as JSON. state: open, none (no code
        // opened: 2003), frozen (2004), revoked (2005). grade NULL: could not be obtained (3009).
        """
        CREATE TABLE person (person_id INTEGER PRIMARY KEY, look_up BLOB NOT NULL UNIQUE, cert_type TEXT NOT NULL,
          sealed_identity BLOB NOT NULL, grade TEXT, reason_code TEXT, guide TEXT, state TEXT NOT NULL DEFAULT 'open',
          sample INTEGER NOT NULL DEFAULT 0, assessed_at INTEGER NOT NULL, valid_until INTEGER)
        """,
        // Every grade a person had, for statusAtScan and for the citizen's right to read it (3.13).
        """
        CREATE TABLE grade_change (person_id INTEGER NOT NULL, at INTEGER NOT NULL, grade TEXT, reason_code TEXT,
          source TEXT NOT NULL, PRIMARY KEY (person_id, at)) WITHOUT ROWID
        """,
        // I1. body: the declaration as JSON, sealed.
        """
        CREATE TABLE health_declaration (declare_id TEXT PRIMARY KEY, person_id INTEGER NOT NULL, day INTEGER NOT NULL,
          declared_at INTEGER NOT NULL, received_at INTEGER NOT NULL, cust_num TEXT NOT NULL, raises INTEGER NOT NULL,
          sealed_body BLOB NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX health_declaration_by_person ON health_declaration (person_id, declared_at)",
        // I2: a row a declaration and a row a trip.
        """
        CREATE TABLE itinerary (declare_id TEXT PRIMARY KEY, person_id INTEGER NOT NULL, declared_at INTEGER NOT NULL,
          received_at INTEGER NOT NULL, cust_num TEXT NOT NULL, sealed_body BLOB) WITHOUT ROWID
        """,
        "CREATE INDEX itinerary_by_person ON itinerary (person_id)",
        """
        CREATE TABLE trip (id INTEGER PRIMARY KEY, declare_id TEXT, person_id INTEGER NOT NULL, depart_at INTEGER NOT NULL,
          arrive_at INTEGER, from_code TEXT NOT NULL, to_code TEXT NOT NULL, travel_mode TEXT NOT NULL,
          sealed_body BLOB NOT NULL)
        """,
        "CREATE INDEX trip_by_person ON trip (person_id, depart_at)",
        // Test results. kind: pcr, antibody.
        """
        CREATE TABLE test_result (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, kind TEXT NOT NULL,
          result TEXT NOT NULL, at INTEGER NOT NULL)
        """,
        "CREATE INDEX test_result_by_person ON test_result (person_id, kind, at)",
        // One a province: healthyReport[] of 6.4.
        """
        CREATE TABLE province_report (person_id INTEGER NOT NULL, division TEXT NOT NULL, grade TEXT NOT NULL,
          source TEXT NOT NULL, assessed_at INTEGER NOT NULL, valid_until INTEGER, reason_code TEXT,
          PRIMARY KEY (person_id, division)) WITHOUT ROWID
        """,
        // I7. status: 0 received ... 4 withdrawn. The steps are a chain of SM3 digests.
        """
        CREATE TABLE correction (correct_id TEXT PRIMARY KEY, person_id INTEGER NOT NULL, correct_type TEXT NOT NULL,
          target_id TEXT NOT NULL DEFAULT '', status INTEGER NOT NULL DEFAULT 0, received_at INTEGER NOT NULL,
          sealed_body BLOB NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX correction_by_person ON correction (person_id, correct_type, target_id, status)",
        """
        CREATE TABLE log_chain (n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at INTEGER NOT NULL,
          entry TEXT NOT NULL, previous BLOB NOT NULL, digest BLOB NOT NULL, sign BLOB)
        """,
    ]
}
