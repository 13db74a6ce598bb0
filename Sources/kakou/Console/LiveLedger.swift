internal import Checkpoint
internal import HealthCode
internal import Ledger

/// The device's ledger, opened when it is first needed, so that the first frame does not wait for a disk; where opening
/// fails it is tried again at the next order, so that a disk that comes back is used without anybody's help.
actor LiveLedger {
    private let directory: String
    private var ledger: Ledger?

    /// The ledger of a device's directory.
    init(directory: String) {
        self.directory = directory
    }

    /// The ledger itself, or why there is none now.
    func opened() -> Result<Ledger, LedgerFailure> {
        if let ledger { return .success(ledger) }
        do {
            let opened = try Ledger(directory: directory)
            ledger = opened
            return .success(opened)
        } catch {
            return .failure(error)
        }
    }

    /// Lets go of the files.
    func close() async {
        await ledger?.close()
        ledger = nil
    }

    private func current() -> LedgerNeeds {
        switch opened() {
        case .success(let ledger): ledger.needs
        case .failure(let failure): .absent(failure)
        }
    }

    /// The ledger as the gate needs it.
    nonisolated var needs: LedgerNeeds {
        LedgerNeeds(
            record: { await self.current().record($0) }, settle: { await self.current().settle($0, $1, $2, $3) },
            decide: { await self.current().decide($0, $1, $2, $3) }, lease: { await self.current().lease() },
            release: { await self.current().release() }, claim: { await self.current().claim($0, $1) },
            apply: { await self.current().apply($0) }, nextDue: { await self.current().nextDue() },
            noteOffset: { await self.current().noteOffset($0) }, boots: { await self.current().boots() },
            backlog: { await self.current().backlog() }, entries: { await self.current().entries($0, $1) },
            retry: { await self.current().retry($0) }, note: { await self.current().note($0, $1) },
            alerts: { await self.current().alerts() }, acknowledge: { await self.current().acknowledge($0, $1) },
            housekeep: { await self.current().housekeep() }, wipe: { await self.current().wipe() })
    }
}
