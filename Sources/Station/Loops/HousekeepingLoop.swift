internal import Checkpoint

/// Lets go of what need not be kept any longer, and counts what is there.
actor HousekeepingLoop {
    private let floor: Floor
    private var running: Task<Void, Never>?

    init(_ floor: Floor) { self.floor = floor }

    func start() {
        guard running == nil else { return }
        running = floor.runtime.begin { await self.run() }
    }

    func stop() async {
        running?.cancel()
        await running?.value
    }

    private func run() async {
        let floor = floor
        var pause = floor.settings.firstHousekeeping
        while !Task.isCancelled {
            do { try await floor.runtime.clock.sleep(for: pause) } catch { return }
            floor.tell(await floor.runtime.whole { await floor.ledger.housekeep() })
            await floor.bulletin.changed(alerts: true)
            pause = floor.settings.housekeepingEvery
        }
    }
}
