internal import GRDB

/// The database's versions: each is applied once, in order, and never edited after a release.
enum Schema {
    /// Every migration, oldest first.
    static let migrations: [(name: String, statements: [String])] = [
        ("1 calls", calls), ("1 people", people), ("1 registry", registry),
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
}
