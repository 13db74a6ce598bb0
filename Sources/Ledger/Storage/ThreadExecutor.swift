internal import Dispatch

/// Runs tasks on a queue that something else works on too, so that the one need not wake a thread to call the other.
///
/// What runs here holds up whatever else is on the queue: for short work around one call, never for waiting.
final class ThreadExecutor: TaskExecutor {
    private static let place = DispatchSpecificKey<ObjectIdentifier>()
    private let queue: DispatchQueue

    /// An executor of a serial queue; one a queue.
    init(_ queue: DispatchQueue) {
        self.queue = queue
        queue.setSpecific(key: Self.place, value: ObjectIdentifier(queue))
    }

    /// Whether the caller runs on the queue.
    var isHere: Bool { DispatchQueue.getSpecific(key: Self.place) == ObjectIdentifier(queue) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
