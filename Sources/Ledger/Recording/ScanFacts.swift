internal import GuoMi
internal import HealthCode

/// The row of `scan` beside a row of the outbox, as it is inserted and as the audit commits to it.
struct ScanFacts {
    private let boot: Int64
    private let nanoseconds: Int64
    private let wall: Int64
    private let utcOffset: Int64
    private let device: String
    private let kind: String
    private let policyVersion: Int64

    /// The facts of a scan in this transaction.
    /// - Parameters:
    ///   - wall: the wall clock at the scan.
    ///   - kind: how it came in.
    init(_ transaction: Transaction, at wall: Instant, kind: String) {
        boot = transaction.boot
        nanoseconds = transaction.reading.nanoseconds
        self.wall = wall.milliseconds
        utcOffset = Int64(transaction.reading.utcOffsetMinutes)
        device = transaction.settings.device
        self.kind = kind
        policyVersion = Int64(transaction.settings.policyVersion)
    }

    /// Inserts the row.
    func insert(_ transaction: Transaction, _ seq: Int64) throws {
        try transaction.execute(RecordScan.insertScan) {
            $0.add(seq)
            $0.add(boot)
            $0.add(nanoseconds)
            $0.add(wall)
            $0.add(utcOffset)
            $0.add(device)
            $0.add(kind)
            $0.add(policyVersion)
        }
    }

    /// The digest by which the audit commits to a scan: over what never changes of it, in the tables' order, each with a
    /// zero octet behind it.
    func digest(
        _ transaction: Transaction, _ seq: Int64, _ requestId: String, _ payloadKind: String, _ subject: [UInt8]
    ) -> InlineArray<32, UInt8> {
        var octets: [UInt8] = []
        octets.reserveCapacity(256)
        func end() { octets.append(0) }
        octets.write(seq)
        end()
        octets.append(contentsOf: requestId.utf8)
        end()
        octets.append(contentsOf: payloadKind.utf8)
        end()
        octets.write(hex: subject)
        end()
        for number in [boot, nanoseconds, wall, utcOffset] {
            octets.write(number)
            end()
        }
        octets.append(contentsOf: device.utf8)
        end()
        octets.append(contentsOf: kind.utf8)
        end()
        octets.write(policyVersion)
        end()
        return octets.withUnsafeBytes { transaction.session.digests.digest($0) }
    }
}
