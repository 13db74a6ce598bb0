public import Checkpoint
public import HealthCode

extension Station {
    /// Writes what the staff decided about a scan, under the requestId that the console knows it by.
    public func decide(_ requestId: String, _ decision: GateDecision, reason: String? = nil) {
        order { floor in
            let row = floor.live.rowId(of: requestId)
            return await floor.ledger.decide(row, decision, reason, floor.live.operatorRef).map { true }
        }
    }

    /// Writes that the member of staff on duty has seen an alert.
    public func acknowledge(_ requestId: String) {
        order { floor in
            await floor.ledger.acknowledge(floor.live.rowId(of: requestId), floor.live.operatorRef).map { true }
        }
    }

    /// Begins to read a page of the outbox; one `queue` follows, or a `refused`.
    public func queue(offset: Int, limit: Int) {
        floor.runtime.begin { [floor] in
            let ledger = floor.ledger
            switch await floor.runtime.whole({ await ledger.entries(offset, limit) }) {
            case .success(let entries): floor.report(.queue(entries, offset: offset))
            case .failure(let failure): floor.report(.refused(failure))
            }
        }
    }

    /// Puts a DEAD or HELD row back to be sent now.
    public func retry(_ requestId: String) {
        order { floor in await floor.ledger.retry(floor.live.rowId(of: requestId)) }
    }

    /// Writes a note to a row.
    public func note(_ requestId: String, text: String) {
        order { floor in await floor.ledger.note(floor.live.rowId(of: requestId), text) }
    }

    /// Sends what waits until nothing more can be sent now, and says how it stands: `kakou queue sync`.
    ///
    /// Waits for short pauses only. Needs no ``start()``; beside a running uploader it finds the lease taken.
    public func sync() async -> Result<SyncReport, LedgerFailure> { await uploader.sync() }

    /// An order to the ledger: a refusal is reported, a change told, the uploader rung.
    private func order(_ work: @escaping @Sendable (Floor) async -> Result<Bool, LedgerFailure>) {
        floor.runtime.begin { [floor] in
            floor.tell(await floor.runtime.whole { await work(floor) })
            await floor.bulletin.changed(alerts: true)
            floor.ring()
        }
    }
}

/// What a one-shot upload did, and what it leaves.
public struct SyncReport: Hashable, Sendable {
    /// Rows that were sent, each counted once a try.
    public var sent = 0
    /// Rows that were settled.
    public var done = 0
    /// Rows that were given up.
    public var dead = 0
    /// Rows that are held now.
    public var held = 0
    /// Rows that still have to reach the service.
    public var left = 0
    /// Another process uploads from this ledger: nothing was sent from here.
    public var isElsewhere = false
    /// Why it stopped before nothing was left, a help code or a return code; nil where nothing was in the way.
    public var stoppedBy: String?

    /// Nothing done.
    public init() {}
}
