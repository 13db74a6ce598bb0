internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient
internal import Ledger

/// Writes what waits on a device into a file for another device to carry.
struct QueueExport: Sendable {
    let ledger: Ledger
    let device: Device
    /// Earlier enrolments of the device, by customer number.
    let formers: [String: Device]

    /// Writes and syncs the file, then marks its rows as being in it.
    /// - Parameters:
    ///   - again: rows of earlier exports too.
    ///   - now: the best idea of the time, which the file says.
    /// - Returns: how many rows are in it; 0 where there were none, and no file.
    func write(to path: String, key: SneakernetKey, again: Bool, now: Instant) async -> Result<Int, QueueExportFault> {
        let book: BootBook
        switch await ledger.needs.boots() {
        case .success(let known): book = known
        case .failure(let failure): return .failure(.ledger(failure))
        }
        let dating = ScanDating(book: book, offset: nil)
        let (device, formers) = (device, formers)
        let fault = FaultBox()
        let marked = await ledger.exportRows(
            limit: SneakernetFile.mostRows, again: again,
            where: { row in row.custNum.map { $0 == device.custNum || formers[$0] != nil } ?? true }
        ) {
            rows async throws(LedgerFailure) -> String in
            do {
                let deliveries = rows.map { dating.delivery($0) ?? Self.undated($0) }
                let made = try SneakernetFile.make(
                    deliveries, of: device, formers: formers, at: now, key: key)
                try SneakernetFile.store(made.octets, at: path)
                return "export"
            } catch {
                fault.set(error)
                throw LedgerFailure(.directory, detail: path)
            }
        }
        switch marked {
        case .success(let count): return .success(count)
        case .failure(let failure): return .failure(fault.fault ?? .ledger(failure))
        }
    }

    /// A row of a boot that no trusted time was ever heard in: its wall clock is all there is, and it says so.
    private static func undated(_ row: OutboxRow) -> Delivery {
        Delivery(
            row: row, scannedAt: row.scannedWall, clockOffsetMilliseconds: nil, localOutcome: ScanDating.clockUnknown)
    }
}

/// Why an export was not made.
enum QueueExportFault: Error {
    case ledger(LedgerFailure)
    case file(DeviceFault)
    case carried(SneakernetFault)
}
