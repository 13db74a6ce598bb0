/// Tables of the call pipeline. Instants are Unix milliseconds; `sealed` columns are AES-256-GCM, key id inside.
extension Schema {
    static let calls: [String] = [
        // Single values: degraded mode, look-up and serial keys (sealed), the seed of the samples.
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
        // The service's own SM2 keys. purpose: sign, encrypt. chain: signature by the key before (3.19 keyChain).
        """
        CREATE TABLE service_key (purpose TEXT NOT NULL, key_id INTEGER NOT NULL, point BLOB NOT NULL,
          sealed_scalar BLOB NOT NULL, chain BLOB, created_at INTEGER NOT NULL,
          PRIMARY KEY (purpose, key_id)) WITHOUT ROWID
        """,
        // Keys that sign codes (3.11 offset 26). status: active, retired, revoked.
        """
        CREATE TABLE issuer_key (key_id INTEGER PRIMARY KEY, division TEXT NOT NULL, point BLOB NOT NULL,
          sealed_scalar BLOB, not_before INTEGER NOT NULL, not_after INTEGER NOT NULL, status TEXT NOT NULL)
        """,
        // A customer is an enrolled device. status: active, revoked, disabled. key_id: the newest key; old_key_id:
        // the key that signed the rotation, still good until old_key_until and the first call under the newest.
        """
        CREATE TABLE device (cust_num TEXT PRIMARY KEY, device_sn TEXT NOT NULL, role TEXT NOT NULL, gate_id TEXT,
          gate_type TEXT, division TEXT, status TEXT NOT NULL DEFAULT 'active', status_at INTEGER NOT NULL,
          key_id INTEGER NOT NULL, old_key_id INTEGER,
          old_key_until INTEGER, enrolled_at INTEGER NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX device_by_sn ON device (device_sn)",
        // Every key a device ever had (3.21.16): an origin item may be signed by an older one.
        """
        CREATE TABLE device_key (cust_num TEXT NOT NULL, key_id INTEGER NOT NULL, point BLOB NOT NULL,
          created_at INTEGER NOT NULL, PRIMARY KEY (cust_num, key_id)) WITHOUT ROWID
        """,
        // One-time enrolment tokens (3.20): only SM3 of the token is kept.
        """
        CREATE TABLE enrolment_token (token_hash BLOB PRIMARY KEY, role TEXT NOT NULL, gate_id TEXT, gate_type TEXT,
          division TEXT, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER,
          cust_num TEXT, request_id TEXT) WITHOUT ROWID
        """,
        // Serial numbers and query tokens already used; unused ones carry their own proof and need no row.
        // until follows from what is spent, and keeps the table in the order of time.
        "CREATE TABLE spent (until INTEGER NOT NULL, mark BLOB NOT NULL, PRIMARY KEY (until, mark)) WITHOUT ROWID",
        // Stored outcomes (2.1): the answer as it was given, sealed, under (custNum, requestId). Oldest first by id.
        // short 1: kept for seconds and not for days. pass_id: the pass record that goes with it.
        """
        CREATE TABLE outcome (id INTEGER PRIMARY KEY, cust_num TEXT NOT NULL, request_id TEXT NOT NULL,
          interface TEXT NOT NULL, fingerprint BLOB NOT NULL, code TEXT NOT NULL, sealed_answer BLOB NOT NULL,
          decided_at INTEGER NOT NULL, until INTEGER NOT NULL, short INTEGER NOT NULL DEFAULT 0, pass_id INTEGER,
          UNIQUE (cust_num, request_id))
        """,
        "CREATE INDEX outcome_short ON outcome (until) WHERE short = 1",
        // A health code (3.11). octets: all 92. status: active, frozen, revoked. uses: 8-byte big-endian
        // milliseconds a use, oldest first as they were consumed; available 0: no limit (printed).
        """
        CREATE TABLE code (code_id BLOB PRIMARY KEY, octets BLOB NOT NULL, person_id INTEGER NOT NULL,
          issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, available INTEGER NOT NULL, uses BLOB,
          first_gate TEXT, status TEXT NOT NULL DEFAULT 'active', status_at INTEGER, family_id TEXT,
          sealed_biz BLOB) WITHOUT ROWID
        """,
        "CREATE INDEX code_by_person ON code (person_id)",
        // Revoked codes in order, for X2's `since` (3.19).
        """
        CREATE TABLE revocation (seq INTEGER PRIMARY KEY AUTOINCREMENT, code_id BLOB NOT NULL,
          revoked_at INTEGER NOT NULL, expires_at INTEGER NOT NULL)
        """,
        // One row an outcome of I6 and X1 (3.21.15), oldest first by id. settled 0: a fault that a retry may still replace.
        // temperature: tenths of a degree. consumed 1: counts for the 30 s duplicate window.
        """
        CREATE TABLE pass (id INTEGER PRIMARY KEY, cust_num TEXT NOT NULL, request_id TEXT NOT NULL,
          device_sn TEXT, gate_id TEXT, gate_type TEXT, division TEXT, in_out TEXT, person_id INTEGER, code_id BLOB,
          scanned_at INTEGER NOT NULL, received_at INTEGER NOT NULL, code TEXT NOT NULL, grade TEXT, assessed TEXT,
          temperature INTEGER, deferred INTEGER NOT NULL DEFAULT 0, decision TEXT, alert INTEGER NOT NULL DEFAULT 0,
          alert_basis TEXT, duplicate INTEGER NOT NULL DEFAULT 0, expired INTEGER NOT NULL DEFAULT 0,
          consumed INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 1, carried_by TEXT)
        """,
        "CREATE INDEX pass_fault ON pass (cust_num, request_id) WHERE settled = 0",
        "CREATE INDEX pass_by_person ON pass (person_id, scanned_at) WHERE person_id IS NOT NULL",
        // Looks-up of a person by name and number (6.4), for the log and the 30 an hour a device.
        """
        CREATE TABLE look_up (id INTEGER PRIMARY KEY, cust_num TEXT NOT NULL, at INTEGER NOT NULL, request_id TEXT NOT NULL,
          operator_ref TEXT, reason TEXT, purpose TEXT)
        """,
        "CREATE INDEX look_up_by_device ON look_up (cust_num, at)",
    ]
}
