internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Spends serial numbers (3.10): atomically, inside the caller's transaction.
///
/// A serial is spent by the call that got as far as this check, whatever its outcome (so that a random is never used
/// twice), except where the whole call is undone (9001, 9002). Faults found before (1001-1010 and members that cannot
/// be read) leave it.
enum SerialDesk {
    /// How long a spent serial is remembered past its end, so that it is 1106 and not 1105, in milliseconds.
    private static let remembered: Int64 = 3_600_000

    /// Spends the serial or throws 1104 (not ours, not this customer's or device's), 1105, 1106 or 1002.
    /// - Returns: the random that was given with it.
    static func spend(
        _ claim: SerialClaim, customer: Device, now: Instant, keys: ServiceKeys, _ transaction: Transaction
    ) throws -> String {
        let custNum = customer.custNum
        guard let serial = SerialNumber(claim.text, custNum: custNum, key: keys.proof) else {
            throw WireFault(.serialUnknown, "bizSerialNum")
        }
        guard serial.flags.contains(.verify) == (claim.applyType == .verify),
            claim.isBatch || !serial.flags.contains(.revoked)
        else { throw WireFault(.serialUsed, "bizSerialNum") }
        if serial.flags.contains(.device) {
            guard let deviceSn = claim.deviceSn ?? (claim.isBatch || claim.applyType == .make ? customer.deviceSn : nil)
            else {
                throw WireFault(.memberMissing, "deviceSn")
            }
            guard serial.isFor(deviceSn: deviceSn, key: keys.proof) else {
                throw WireFault(.serialUnknown, "bizSerialNum")
            }
        }
        let until = serial.expiresAt.adding(milliseconds: remembered).milliseconds
        guard now < serial.expiresAt else {
            let spent = "SELECT 1 FROM spent WHERE until = ? AND mark = ?"
            let isSpent = try transaction.value(Int.self, spent, [until, Blob(serial.mark)]) != nil
            throw WireFault(isSpent ? .serialUsed : .serialExpired, "bizSerialNum")
        }
        try transaction.execute("INSERT OR IGNORE INTO spent (until, mark) VALUES (?, ?)", [until, Blob(serial.mark)])
        guard transaction.changes == 1 else { throw WireFault(.serialUsed, "bizSerialNum") }
        return serial.randomNumber(key: keys.proof)
    }
}
