internal import Checkpoint
internal import Console
internal import Synchronization
internal import Terminal

/// The demo's keyboard scanner: gets the next person's code and types it, one person after another.
final class DemoScanner: Sendable {
    private struct State {
        weak var session: ConsoleSession?
        var queue: Task<Void, Never>?
    }

    private let world: DemoWorld
    private let mailbox: TerminalMailbox
    private let state = Mutex(State())

    init(world: DemoWorld, mailbox: TerminalMailbox) {
        self.world = world
        self.mailbox = mailbox
    }

    /// Whom to tell where nobody comes.
    func attach(_ session: ConsoleSession) {
        state.withLock { $0.session = session }
    }

    /// Begins to bring the next person; whoever was asked for before comes before.
    func bringNext() {
        state.withLock { state in
            let before = state.queue
            state.queue = Task { [world, mailbox, weak session = state.session] in
                await before?.value
                do throws(ServiceFailure) {
                    mailbox.type(try await world.next() + "\r")
                } catch {
                    session?.post(.sampleFailed(error))
                }
            }
        }
    }
}
