internal import GRDB
internal import HealthCode
internal import Logging
internal import ServiceLifecycle

/// Takes away what has run out, a little at a time so that nobody waits for it.
struct HousekeepingService: Service {
    let core: ServiceCore

    /// Rows a statement at most.
    private static let slice = 500

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(20))
                await sweep()
            }
        }
    }

    /// Spent serials and tokens, and outcomes past their time (2.1). Pass records have a log of their own (3.18).
    func sweep() async {
        let now = ServiceClock.now.milliseconds
        let statements = [
            "DELETE FROM spent WHERE (until, mark) IN (SELECT until, mark FROM spent WHERE until < ? LIMIT \(Self.slice))",
            "DELETE FROM outcome WHERE id IN (SELECT id FROM outcome WHERE short = 1 AND until < ? LIMIT \(Self.slice))",
            """
            DELETE FROM outcome WHERE id IN
              (SELECT id FROM (SELECT id, until FROM outcome ORDER BY id LIMIT \(Self.slice)) WHERE until < ?)
            """,
        ]
        for statement in statements {
            for _ in 0..<20 {
                let count = try? await core.writer.write { transaction in
                    try transaction.execute(statement, [now])
                    return transaction.changes
                }
                guard count == Self.slice else { break }
            }
        }
    }
}
