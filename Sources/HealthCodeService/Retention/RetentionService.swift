internal import HealthCode
internal import HealthCodeAPI
internal import ServiceLifecycle

/// Runs ``Retention`` when the service starts and every hour from then on, in steps between other people's calls.
struct RetentionService: Service {
    let core: ServiceCore

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await sweep(now: ServiceClock.now)
                try await Task.sleep(for: .seconds(3600))
            }
        }
    }

    /// Destroys all that is due by `now`; a step that fails is tried again an hour later.
    func sweep(now: Instant) async {
        while true {
            let step = try? await core.writer.write { transaction in
                let step = try Retention.destroy(now: now, transaction)
                // In the same transaction: nothing is ever destroyed without its entry.
                try Retention.log(step, now: now, core.keys, transaction)
                return step
            }
            guard let step, step.isFull else { return }
        }
    }
}
