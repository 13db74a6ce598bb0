public import Checkpoint
internal import Synchronization

/// A device's database: scans, outbox, receipts, dead letters, alerts, audit; offline.md.
///
/// Nothing is opened before the first call, and a call that finds the disk unusable says why and leaves the next to try
/// anew, so that a ledger comes back by itself. Any number of ledgers, in any number of processes, may share a directory.
public final class Ledger: Sendable {
    let desk: Desk
    let reader: RecordReader
    let directory: String
    private let leaseFile: Lease
    /// The customer number of the present enrolment; nil before it is known.
    private let custNum = Mutex<String?>(nil)

    /// A ledger in the data directory of a device (mode 0700; the files in it have mode 0600).
    public init(directory: String, clock: LedgerClock = .system, settings: LedgerSettings = LedgerSettings()) {
        self.directory = directory
        desk = Desk(directory: directory, clock: clock, settings: settings)
        reader = RecordReader(desk, directory: directory, clock: clock, settings: settings)
        leaseFile = Lease(directory)
    }

    /// Opens the database now, to learn whether it can be: everything but `record` may wait for it otherwise.
    public func open() async -> Result<Void, LedgerFailure> {
        await desk.alone { _ in }
    }

    /// Says whose scans these are from now on, before the service is asked about any: each row holds the customer number
    /// under which it was scanned, for good.
    public func enrol(_ custNum: String) async -> Result<Void, LedgerFailure> {
        self.custNum.withLock { $0 = custNum }
        var isMore = true
        while isMore {
            switch await desk.write({ try Enrolled.name($0, custNum) }) {
            case .success(let more): isMore = more
            case .failure(let failure): return .failure(failure)
            }
        }
        return .success(())
    }

    /// Lets go of the lease and closes the database for good.
    public func close() async {
        leaseFile.release()
        await reader.close()
        await desk.close(forGood: true)
    }

    /// What the gate needs of a disk.
    public var needs: LedgerNeeds {
        LedgerNeeds(
            record: { await self.record($0) },
            settle: { requestId, outcome, shown, isLate in
                await self.desk.write { try SettleLive.run($0, requestId, outcome, shown, isLate: isLate) }
            },
            decide: { requestId, decision, reason, operatorRef in
                await self.desk.write { try Decide.run($0, requestId, decision, reason, operatorRef) }
            },
            amend: { requestId, tenths in await self.desk.write { try Amend.run($0, requestId, tenths) } },
            facts: { requestId in await self.desk.read { try Amend.facts($0, requestId) } },
            lease: { await self.lease() }, release: { self.leaseFile.release() },
            claim: { limit, scope in await self.claim(limit, scope) },
            apply: { await self.apply($0) },
            nextDue: { await self.desk.read { try NextDue.run($0) } },
            noteOffset: { offset in await self.desk.write { try BootTable.note($0, offset: offset) } },
            boots: { await self.desk.write { try BootTable.book($0) } },
            backlog: { await self.desk.read { try Queue.backlog($0) } },
            entries: { offset, limit in await self.desk.read { try Queue.entries($0, offset, limit) } },
            retry: { requestId in await self.desk.write { try PutBack.retry($0, requestId) } },
            note: { requestId, text in await self.desk.write { try PutBack.note($0, requestId, text) } },
            alerts: { await self.desk.read { try Queue.alerts($0) } },
            acknowledge: { requestId, operatorRef in
                await self.desk.write { try Queue.acknowledge($0, requestId, operatorRef) }
            },
            housekeep: { await self.housekeep() }, wipe: { await self.wipe() })
    }

    private func record(_ scan: Scan) async -> Recording {
        // Read where the row is written, so that none slips in nameless behind ``enrol(_:)``.
        switch await desk.write({ try RecordScan.run($0, scan, custNum: self.custNum.withLock { $0 }) }) {
        case .success(let recording):
            if recording.isRecorded { KillPoint.reach(.recordCommitted) }
            return recording
        case .failure(let failure):
            return .notRecorded(failure)
        }
    }

    private func lease() async -> Result<Bool, LedgerFailure> {
        // The directory is made by opening; the lock's file is beside the database.
        if case .failure(let failure) = await open() { return .failure(failure) }
        do throws(LedgerFailure) {
            let (holds, isNew) = try leaseFile.take()
            guard isNew else { return .success(holds) }
        } catch {
            return .failure(error)
        }
        switch await desk.write({ try Lease.recover($0) }) {
        case .success:
            return .success(true)
        case .failure(let failure):
            leaseFile.release()
            return .failure(failure)
        }
    }

    private func claim(_ limit: Int, _ scope: ClaimScope) async -> Result<[OutboxRow], LedgerFailure> {
        let rows = await desk.write { try Claim.run($0, limit, scope) }
        KillPoint.reach(.claimCommitted)
        return rows
    }

    private func apply(_ transitions: [OutboxTransition]) async -> Result<[LedgerAlert], LedgerFailure> {
        let alerts = await desk.write { try Apply.run($0, transitions) }
        KillPoint.reach(.applyCommitted)
        return alerts
    }

    private func housekeep() async -> Result<Void, LedgerFailure> {
        for work in [Housekeeping.eraseBodies, Housekeeping.purge] {
            var isMore = true
            while isMore {
                switch await desk.write(work) {
                case .success(let more): isMore = more
                case .failure(let failure): return .failure(failure)
                }
            }
        }
        return .success(())
    }

    private func wipe() async -> Result<Bool, LedgerFailure> {
        switch await desk.write({ try Wiping.begin($0) }) {
        case .success(false): return .success(false)
        case .failure(let failure): return .failure(failure)
        case .success(true): break
        }
        await close()
        do throws(LedgerFailure) {
            try Wiping.destroy(directory)
            return .success(true)
        } catch {
            return .failure(error)
        }
    }
}
