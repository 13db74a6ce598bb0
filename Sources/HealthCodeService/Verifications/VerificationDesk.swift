internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// One scan from look-up to pass record, for I6 and for the items of X1 alike.
enum VerificationDesk {
    /// Judges the scan and writes its record.
    static func judge(_ scan: VerificationCase, _ transaction: Transaction) throws -> Answer {
        let finding = try Verifier(transaction: transaction, scan: scan).finding()
        return try VerificationReport(scan: scan, finding: finding, transaction: transaction).answer()
    }

    /// Writes the record of a call that was refused before it could be judged (3.21.15).
    static func refused(
        _ code: ReturnCode, _ business: JSONObject, custNum: String, requestId: String, _ call: CallContext,
        _ transaction: Transaction
    ) throws -> JSONObject {
        let deferred = business["deferred"]?.object
        let deviceSn = business["deviceSn"]?.string.flatMap { $0.utf8.count <= 64 ? $0 : nil }
        let record = PassRecord(
            custNum: custNum, requestId: requestId, deviceSn: deviceSn ?? call.customer.deviceSn,
            gate: Gates.gate(raw: business["checkpoint"]?.object, call.customer),
            scannedAt: deferred?["scannedAt"]?.string.flatMap(Instant.init(c17:)) ?? call.now, receivedAt: call.now,
            code: code, isDeferred: deferred != nil,
            decision: deferred?["decision"]?.string.flatMap(GateDecision.init(rawValue:)))
        var members = JSONObject()
        members.put("passRecordId", PassRecord.name(try record.write(transaction)))
        return members
    }
}

/// The gate of a call: its checkpoint.gateId, or else the one the device was enrolled with (3.21.17).
enum Gates {
    static func gate(of checkpoint: CheckpointMembers?, _ customer: Device) -> PassRecord.Gate {
        PassRecord.Gate(
            gateId: checkpoint?.gateId ?? customer.gateId,
            gateType: checkpoint?.gateType.map { String($0) } ?? customer.gateType,
            division: checkpoint?.divisionCode ?? customer.division, inOut: checkpoint?.inOut)
    }

    /// The same of members that nobody has checked.
    static func gate(raw checkpoint: JSONObject?, _ customer: Device) -> PassRecord.Gate {
        let gateId = checkpoint?["gateId"]?.string.flatMap { $0.utf8.count <= 36 ? $0 : nil }
        return gate(of: CheckpointMembers(gateId: gateId), customer)
    }
}
