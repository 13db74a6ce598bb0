internal import Checkpoint
internal import GRDB
internal import GuoMi
internal import HealthCode

/// A scan comes in: one row in `outbox`, one in `scan`, one entry of the audit, one transaction.
enum RecordScan {
    /// Statements of this change, for the test of their plans.
    static let isUnanswered = HotStatement("SELECT 1 FROM outbox WHERE subject = ? AND state < 5 LIMIT 1")
    static let unanswered = """
        SELECT outbox.seq, request_id, state, wall FROM outbox JOIN scan USING (seq)
        WHERE subject = ? AND state < 5 ORDER BY outbox.seq LIMIT 1
        """
    static let insertOutbox = HotStatement(
        """
        INSERT INTO outbox (seq, request_id, kind, subject, schema_version, sealed_body, cust_num)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (request_id) DO NOTHING
        """)
    static let insertScan = HotStatement(
        """
        INSERT INTO scan (seq, boot, monotonic_ns, wall, utc_offset, device, input_kind, policy_version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)

    /// Writes it, or finds the unanswered row of the same subject and wakes that; offline.md, promise 8.
    static func run(_ transaction: Transaction, _ scan: Scan, custNum: String?) throws -> Recording {
        KillPoint.reach(.recordBegun)
        guard let body = ScanBody.encode(scan.payload, temperature: scan.temperature) else {
            return .notRecorded(LedgerFailure(.noLedger, detail: "nothing to deliver"))
        }
        let subject = transaction.keys.subject(scan.payload)
        if try transaction.has(isUnanswered, { $0.add(subject) }),
            let row = try transaction.row(unanswered, [Blob(subject)])
        {
            return try rescan(transaction, scan, of: row)
        }
        let seq = transaction.anchor.seq + 1
        let kind = scan.payload.kindWord
        let sealed = try transaction.keys.seal(body, Place.body(scan.requestId))
        try transaction.execute(insertOutbox) {
            $0.add(seq)
            $0.add(scan.requestId)
            $0.add(kind)
            $0.add(subject)
            $0.add(ScanBody.layout)
            $0.add(sealed)
            $0.add(custNum)
        }
        guard transaction.changes == 1 else { return try again(transaction, scan, subject) }
        transaction.anchor.seq = seq
        KillPoint.reach(.outboxInserted)
        let facts = ScanFacts(transaction, at: scan.at, kind: scan.kind.rawValue)
        try facts.insert(transaction, seq)
        KillPoint.reach(.scanInserted)
        let digest = facts.digest(transaction, seq, scan.requestId, kind, subject)
        let bodyDigest = sealed.withUnsafeBytes { transaction.session.digests.digest($0) }
        try AuditChain.append(transaction, .scan) { line in
            line.append(9)
            line.write(seq)
            AuditChain.add(scan.requestId, to: &line)
            line.append(9)
            line.write(hex: subject)
            line.append(9)
            line.write(hex: digest, first: AuditChain.digestOctets)
            line.append(9)
            line.write(hex: bodyDigest, first: AuditChain.digestOctets)
        }
        transaction.anchor.latest = seq
        KillPoint.reach(.recordWritten)
        return .recorded(requestId: scan.requestId, rescanOf: nil)
    }

    private static func rescan(_ transaction: Transaction, _ scan: Scan, of row: FoundRow) throws -> Recording {
        let seq = row.number("seq")
        let requestId = row.text("request_id")
        try transaction.execute("UPDATE outbox SET due = 0 WHERE seq = ? AND due <> 0", [seq])
        // Whatever was the latest scan has been followed by this one; a row that was ready to go stays so.
        if seq != transaction.anchor.latest { transaction.anchor.latest = 0 }
        guard requestId != scan.requestId else { return .recorded(requestId: requestId, rescanOf: nil) }
        try AuditChain.append(transaction, .rescan, String(seq), requestId, scan.requestId)
        return .recorded(requestId: requestId, rescanOf: row.instant("wall"))
    }

    /// The same requestId once more: its row is on the disk already, answered.
    private static func again(_ transaction: Transaction, _ scan: Scan, _ subject: [UInt8]) throws -> Recording {
        let known = try transaction.row("SELECT subject FROM outbox WHERE request_id = ?", [scan.requestId])
        guard known?.octets("subject") == subject else {
            return .notRecorded(LedgerFailure(.corrupt, detail: "requestId of another scan"))
        }
        return .recorded(requestId: scan.requestId, rescanOf: nil)
    }
}

/// What a sealed value is bound to, so that it opens in its own place only.
enum Place {
    /// The body of a row.
    static func body(_ requestId: String) -> String { "body " + requestId }
    /// The reason of a decision.
    static func reason(_ requestId: String) -> String { "reason \(requestId)" }
    /// The service's answer.
    static func answer(_ requestId: String) -> String { "answer \(requestId)" }
    /// The masked name and number of an alert.
    static func person(_ requestId: String) -> String { "person \(requestId)" }
    /// What somebody noted.
    static func note(_ requestId: String) -> String { "note \(requestId)" }
    /// An operator's reference.
    static let operatorRef = "operator"
}
