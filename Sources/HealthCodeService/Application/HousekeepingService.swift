internal import GRDB
internal import HealthCode
internal import Logging
internal import ServiceLifecycle

/// Takes away what has run out, a little at a time so that nobody waits for it.
struct HousekeepingService: Service {
    let core: ServiceCore

    /// Rows a statement at most.
    private static let slice = 500
    /// Statements of a kind at most in one sweep.
    private static let steps = 20

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(20))
                await sweep()
            }
        }
    }

    /// Spent serials and tokens, outcomes past their time (2.1), and what retention has to destroy (3.18).
    func sweep() async {
        await sweepOutcomes()
        let keys = core.keys
        for _ in 0..<Self.steps {
            let step = try? await core.writer.write { transaction in
                let step = try Retention.destroy(now: ServiceClock.now, transaction)
                try Retention.log(step, now: ServiceClock.now, keys, transaction)
                return step
            }
            guard step?.isFull == true else { break }
        }
    }

    private func sweepOutcomes() async {
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
            for _ in 0..<Self.steps {
                let count = try? await core.writer.write { transaction in
                    try transaction.execute(statement, [now])
                    return transaction.changes
                }
                guard count == Self.slice else { break }
            }
        }
    }
}
