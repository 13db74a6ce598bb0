internal import GRDB
internal import Synchronization

/// Devices with their parsed keys, so that a call costs no read before its signature is checked.
///
/// What it holds may be out of date until the next group begins: ``noteGroup(_:)`` drops everything when another
/// process has changed the database, and every call is judged again inside its transaction by ``current(_:_:)``.
final class DeviceDirectory: Sendable {
    private struct Contents {
        var devices: [String: Device] = [:]
        var generation = 0
        /// Changed in the group that is being written: not to be kept until it is on the disk.
        var unsettled: Set<String> = []
        var dataVersion: Int64?
    }

    /// Devices kept at most; past it the directory starts anew.
    static let capacity = 20_000

    private let contents = Mutex(Contents())

    /// The device as last seen, read from the database where it is not held.
    func find(_ custNum: String, _ storage: Storage) async throws -> Device? {
        let (held, generation) = contents.withLock { ($0.devices[custNum], $0.generation) }
        if let held { return held }
        let read = try await storage.read { try Device.read(custNum, $0) }
        if let read { keep(read, generation) }
        return read
    }

    /// The device as it is inside this transaction.
    func current(_ custNum: String, _ transaction: Transaction) throws -> Device? {
        try contents.withLock { $0.devices[custNum] } ?? Device.read(custNum, transaction)
    }

    /// Forgets what is held of a device, to read it again.
    func forget(_ custNum: String) {
        contents.withLock { contents in
            contents.devices[custNum] = nil
            contents.generation += 1
        }
    }

    /// Forgets a device that this transaction changes, and keeps nothing of it until ``settle()``.
    func change(_ custNum: String) {
        contents.withLock { contents in
            contents.devices[custNum] = nil
            contents.unsettled.insert(custNum)
        }
    }

    /// The group is on the disk or undone: what it changed may be read and kept again.
    func settle() {
        contents.withLock { contents in
            guard !contents.unsettled.isEmpty else { return }
            contents.unsettled.removeAll()
            contents.generation += 1
        }
    }

    /// Called at the start of every group on the writer's connection.
    /// - Returns: whether another process has changed the database since the last group.
    func noteGroup(_ database: Database) throws -> Bool {
        let version = try Int64.fetchOne(database.cachedStatement(sql: "PRAGMA data_version"))
        return contents.withLock { contents in
            defer { contents.dataVersion = version }
            guard contents.dataVersion != version else { return false }
            contents.devices.removeAll(keepingCapacity: true)
            contents.generation += 1
            return true
        }
    }

    private func keep(_ device: Device, _ generation: Int) {
        contents.withLock { contents in
            guard contents.generation == generation, !contents.unsettled.contains(device.custNum) else { return }
            if contents.devices.count >= Self.capacity { contents.devices.removeAll() }
            contents.devices[device.custNum] = device
        }
    }
}
