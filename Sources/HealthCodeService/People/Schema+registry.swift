/// What the registry's own rules add to the tables of people.
extension Schema {
    static let registry: [String] = [
        // Where a test was made (3.9 hsjcjgmc, ktjcjgmc).
        "ALTER TABLE test_result ADD COLUMN place TEXT",
        // Versions of what corrections changed (3.13: never edited in place). subject: person, declaration, itinerary,
        // test; subject_id: its name there. Version 0 is what stood before the first correction. body: JSON, sealed.
        """
        CREATE TABLE record_version (subject TEXT NOT NULL, subject_id TEXT NOT NULL, version INTEGER NOT NULL,
          correct_id TEXT, at INTEGER NOT NULL, sealed_body BLOB NOT NULL,
          PRIMARY KEY (subject, subject_id, version)) WITHOUT ROWID
        """,
        // Who reviewed a correction, each of them once; decision: accept, refuse.
        """
        CREATE TABLE correction_review (correct_id TEXT NOT NULL, reviewer TEXT NOT NULL, decision TEXT NOT NULL,
          reason TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (correct_id, reviewer)) WITHOUT ROWID
        """,
        "CREATE INDEX correction_by_status ON correction (status, received_at)",
        // Who looked a person up and why (3.9): JSON, sealed, for a reason may name somebody.
        "ALTER TABLE look_up ADD COLUMN person_id INTEGER",
        "ALTER TABLE look_up ADD COLUMN sealed_reason BLOB",
        "CREATE INDEX look_up_by_person ON look_up (person_id) WHERE person_id IS NOT NULL",
        // For retention.
        "CREATE INDEX IF NOT EXISTS code_by_end ON code (expires_at)",
    ]
}
