internal import Dispatch
internal import Glibc
internal import Synchronization

/// Checks batches of digests on every core while the walk reads on.
///
/// A bounded number of batches is under way, so that memory does not grow with the chain. Of faults in several batches the
/// first in the chain's order counts, whichever was found first: the report is what one thread would have said.
final class AuditProvers: Sendable {
    private struct State {
        var waiting: [(number: Int, batch: AuditBatch)] = []
        var spare: [AuditBatch] = []
        var fault: (batch: Int, report: AuditReport)?
    }

    private let batchSize: Int
    private let room: DispatchSemaphore
    private let queue = DispatchQueue(label: "ledger.audit.digests", attributes: .concurrent)
    private let underWay = DispatchGroup()
    private let state = Mutex(State())

    /// - Parameters:
    ///   - cores: batches that may be under way; every core that is there unless told.
    ///   - batchSize: octets of a batch.
    init(cores: Int = sysconf(Int32(_SC_NPROCESSORS_ONLN)), batchSize: Int = AuditBatch.usualSize) {
        self.batchSize = batchSize
        room = DispatchSemaphore(value: max(1, cores))
    }

    /// Whether a fault has been found already: what lies further on does not matter then.
    var hasFault: Bool { state.withLock { $0.fault != nil } }

    /// An empty batch, its memory used before where there is one.
    func batch() -> AuditBatch { state.withLock { $0.spare.popLast() } ?? AuditBatch(size: batchSize) }

    /// Checks a batch sometime; waits where too many are under way.
    /// - Parameter number: the batch's place in the chain.
    func check(_ batch: AuditBatch, number: Int) {
        room.wait()
        state.withLock { $0.waiting.append((number, batch)) }
        queue.async(group: underWay) {
            self.proveNext()
            self.room.signal()
        }
    }

    /// Waits for every batch; what the first fault makes of the report, or nil for none.
    func finish() -> AuditReport? {
        underWay.wait()
        return state.withLock { $0.fault?.report }
    }

    private func proveNext() {
        guard let next = state.withLock({ $0.waiting.popLast() }) else { return }
        let number = next.number
        var batch = next.batch
        let report = batch.firstFault()
        batch.clear()
        state.withLock { state in
            state.spare.append(batch)
            guard let report else { return }
            if state.fault.map({ number < $0.batch }) ?? true { state.fault = (number, report) }
        }
    }
}
