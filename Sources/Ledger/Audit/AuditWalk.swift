internal import FoundationEssentials
internal import GRDB

/// Reads the whole chain once, beside the rows that it speaks of, in the order of both; keeps nothing of what it has
/// passed but the numbers of rows that a later entry has to account for.
struct AuditWalk {
    private var report = AuditReport(records: 0, rows: 0, fault: nil)
    private var hash = [UInt8](repeating: 0, count: 32)
    /// Rows that are gone, by the record that made them, until a purge accounts for them.
    private var gone: [Int64: Int64] = [:]
    /// Bodies that are gone, likewise.
    private var erased: [Int64: Int64] = [:]
    /// Bodies that are not the ones first sealed, until their entry comes.
    private var amended: [Int64: (digest: String, n: Int64)] = [:]
    /// Decisions that rows hold, until their entry comes.
    private var decisions: [Int64: (word: String, n: Int64)] = [:]

    static let entries = "SELECT n, previous_hash, entry, hash FROM audit ORDER BY n"
    static let rows = """
        SELECT outbox.seq, request_id, kind, subject, boot, monotonic_ns, wall, utc_offset, device, input_kind,
          policy_version, sealed_body, decision
        FROM outbox LEFT JOIN scan ON scan.seq = outbox.seq ORDER BY outbox.seq
        """

    /// Walks; one state of the database throughout.
    static func run(_ database: Database, _ keys: Keys) throws -> AuditReport {
        var walk = AuditWalk()
        try walk.run(database, keys)
        return walk.report
    }

    private mutating func run(_ database: Database, _ keys: Keys) throws {
        let rows = try Row.fetchCursor(database, sql: Self.rows)
        var next = try rows.next()
        let entries = try Row.fetchCursor(database, sql: Self.entries)
        while let record = try entries.next() {
            guard let fields = check(record) else { return }
            report.records += 1
            let n = Int64(report.records)
            guard let kind = AuditChain.Kind(rawValue: fields[1]) else { return fail(n, .entry) }
            switch kind {
            case .scan, .carried:
                guard fields.count == 8, let seq = Int64(fields[3]) else { return fail(n, .entry) }
                // Rows come in the order of their entries, so one before this has none.
                if let row = next, (row[0] as Int64? ?? 0) < seq { return fail(n, .unaudited) }
                guard let row = next, row[0] as Int64? == seq else {
                    gone[seq] = n
                    continue
                }
                guard match(row, fields, n) else { return fail(n, .row) }
                next = try rows.next()
            case .amend:
                guard fields.count >= 6, let seq = Int64(fields[3]) else { return fail(n, .entry) }
                guard gone[seq] == nil, erased[seq] == nil else { continue }
                guard amended.removeValue(forKey: seq)?.digest == fields[5] else { return fail(n, .row) }
            case .decision:
                guard fields.count >= 6, let seq = Int64(fields[3]) else { return fail(n, .entry) }
                guard gone[seq] == nil else { continue }
                guard decisions.removeValue(forKey: seq)?.word == fields[5] else { return fail(n, .row) }
            case .eraseBodies:
                guard fields.count >= 5 else { return fail(n, .entry) }
                for seq in fields[4].split(separator: " ").compactMap({ Int64($0) }) { erased[seq] = nil }
            case .purge:
                guard fields.count >= 5 else { return fail(n, .entry) }
                for seq in fields[4].split(separator: " ").compactMap({ Int64($0) }) { gone[seq] = nil }
            case .rescan, .done, .dead, .held, .alert, .acknowledge, .retry, .export:
                break
            }
        }
        try end(database, keys, hasMoreRows: next != nil)
    }

    /// The record's fields, if it is a link of the chain.
    private mutating func check(_ record: Row) -> [String]? {
        let n = Int64(report.records) + 1
        guard record[0] as Int64? == n else { return failed(n, .number) }
        guard let previous = record[1] as Data?, previous.elementsEqual(hash) else { return failed(n, .previous) }
        guard let entry = record[2] as Data? else { return failed(n, .entry) }
        let octets = [UInt8](entry)
        let own = AuditChain.hash(previous: hash, octets: octets)
        guard let written = record[3] as Data?, written.elementsEqual(own) else { return failed(n, .hash) }
        hash = own
        let fields = octets.split(separator: 9, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count >= 3, fields[0] == String(n) else { return failed(n, .entry) }
        return fields
    }

    /// Whether a row is the one that its entry committed to; notes what later entries have to account for.
    private mutating func match(_ row: Row, _ fields: [String], _ n: Int64) -> Bool {
        report.rows += 1
        let subject = Letters.hex((row[3] as Data?) ?? Data())
        let facts: [String] = [
            fields[3], row[1] as String? ?? "", row[2] as String? ?? "", subject, number(row, 4), number(row, 5),
            number(row, 6), number(row, 7), row[8] as String? ?? "", row[9] as String? ?? "", number(row, 10),
        ]
        guard facts[1] == fields[4], subject == fields[5], RowDigest.scan(facts) == fields[6] else { return false }
        let seq: Int64 = row[0]
        if let body = row[11] as Data? {
            let digest = RowDigest.body([UInt8](body))
            if digest != fields[7] { amended[seq] = (digest, n) }
        } else {
            erased[seq] = n
        }
        if let decision = row[12] as String?, decision != "none" { decisions[seq] = (decision, n) }
        return true
    }

    private mutating func end(_ database: Database, _ keys: Keys, hasMoreRows: Bool) throws {
        let last = Int64(report.records)
        guard
            let anchor = try Row.fetchOne(database, sql: "SELECT n, hash, mac FROM anchor"),
            anchor.number("n") == last, anchor.octets("hash") == hash,
            anchor.octets("mac") == AuditChain.mac(keys, n: last, hash: hash)
        else { return fail(last + 1, .tail) }
        if hasMoreRows { return fail(last + 1, .unaudited) }
        if let first = (gone.values.min()) { return fail(first, .missing) }
        if let first = erased.values.min() { return fail(first, .missing) }
        if let first = amended.values.map(\.n).min() { return fail(first, .row) }
        if let first = decisions.values.map(\.n).min() { return fail(first, .unaudited) }
    }

    private func number(_ row: Row, _ index: Int) -> String {
        (row[index] as Int64?).map { String($0) } ?? ""
    }

    private mutating func failed(_ n: Int64, _ reason: AuditReport.Reason) -> [String]? {
        fail(n, reason)
        return nil
    }

    private mutating func fail(_ n: Int64, _ reason: AuditReport.Reason) {
        report.fault = AuditReport.Fault(n: n, reason: reason)
    }
}
