/// What a ledger has to be told about its device.
public struct LedgerSettings: Hashable, Sendable {
    /// The device's serial number, written with each scan.
    public var device: String
    /// Days that records of passes are kept after the service's receipt; offline.md "Beyond the peers".
    public var recordDays: Int
    /// The version of the gate's rules, written with each scan.
    public var policyVersion: Int
    /// How long a transaction waits for another process, in milliseconds; below the 3 s that a verify may take.
    public var busyMilliseconds: Int

    /// Settings; 14 days.
    public init(device: String = "", recordDays: Int = 14, policyVersion: Int = 1, busyMilliseconds: Int = 2_000) {
        self.device = device
        self.recordDays = recordDays
        self.policyVersion = policyVersion
        self.busyMilliseconds = busyMilliseconds
    }
}
