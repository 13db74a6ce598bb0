internal import GRDB

/// Reads the whole chain once, beside the rows that it speaks of, in the order of both; keeps nothing of what it has
/// passed but the numbers of rows that a later entry has to account for.
///
/// The walk itself compares; the digests are checked beside it, in batches. It goes on from the hash that a record bears
/// as though that were right: where it is not, that record is the fault, whatever was found after it.
struct AuditWalk {
    private var report = AuditReport(records: 0, rows: 0, fault: nil)
    private var chain: AuditLinks
    /// Rows that are gone, by the record that made them, until a purge accounts for them.
    private var gone: [Int64: Int64] = [:]
    /// Bodies that are gone, likewise.
    private var erased: [Int64: Int64] = [:]
    /// The digest of the last amendment of each row that has one: its body is that one, not the one first sealed.
    private var amended: [Int64: [UInt8]] = [:]
    /// Decisions that rows hold, until their entry comes.
    private var decisions: [Int64: (word: String, n: Int64)] = [:]

    static let entries = "SELECT n, previous_hash, entry, hash FROM audit ORDER BY n"
    static let amendments = """
        SELECT entry FROM audit WHERE instr(entry, x'09616D656E6409') > 0 ORDER BY n
        """
    static let anchor = "SELECT n, hash, mac FROM anchor"
    static let rows = """
        SELECT outbox.seq, request_id, kind, subject, boot, monotonic_ns, wall, utc_offset, device, input_kind,
          policy_version, sealed_body, decision
        FROM outbox LEFT JOIN scan ON scan.seq = outbox.seq ORDER BY outbox.seq
        """

    private init(_ batch: AuditBatch) { chain = AuditLinks(batch) }

    /// Walks; one state of the database throughout.
    static func run(_ database: Database, _ keys: Keys, provers: AuditProvers = AuditProvers()) throws -> AuditReport {
        var walk = AuditWalk(provers.batch())
        var batches = 0
        do {
            try walk.run(database, keys) { batch in
                guard !provers.hasFault else { return false }
                provers.check(batch, number: batches)
                batches += 1
                batch = provers.batch()
                return true
            }
        } catch {
            _ = provers.finish()
            throw error
        }
        provers.check(walk.chain.batch, number: batches)
        return provers.finish() ?? walk.report
    }

    /// - Parameter flush: takes a full batch and leaves an empty one; false where nothing further matters.
    private mutating func run(
        _ database: Database, _ keys: Keys, _ flush: (inout AuditBatch) -> Bool
    ) throws {
        try findAmendments(database)
        let rows = try Columns(database, Self.rows)
        var hasRow = try rows.next()
        let entries = try Columns(database, Self.entries)
        while try entries.next() {
            if chain.batch.isFull, !chain.flush(flush) { return }
            guard let entry = link(entries) else { return }
            report.records += 1
            let n = Int64(report.records)
            guard let kind = AuditChain.Kind(rawValue: entry.text(1)) else { return fail(n, .entry) }
            switch kind {
            case .scan, .carried:
                guard entry.count == 8, let seq = Int64(entry.text(3)) else { return fail(n, .entry) }
                // Rows come in the order of their entries, so one before this has none.
                if hasRow, rows.number(0) ?? 0 < seq { return fail(n, .unaudited) }
                guard hasRow, rows.number(0) == seq else {
                    gone[seq] = n
                    continue
                }
                guard match(rows, seq, entry, n) else { return fail(n, .row) }
                hasRow = try rows.next()
            case .amend:
                // Its digest was looked at with the row's own entry.
                guard entry.count >= 6, let seq = Int64(entry.text(3)), amended[seq] != nil else {
                    return fail(n, .entry)
                }
            case .decision:
                guard entry.count >= 6, let seq = Int64(entry.text(3)) else { return fail(n, .entry) }
                guard gone[seq] == nil else { continue }
                guard decisions.removeValue(forKey: seq)?.word == entry.text(5) else { return fail(n, .row) }
            case .eraseBodies:
                guard entry.count >= 5 else { return fail(n, .entry) }
                for seq in entry.text(4).split(separator: " ").compactMap({ Int64($0) }) { erased[seq] = nil }
            case .purge:
                guard entry.count >= 5 else { return fail(n, .entry) }
                for seq in entry.text(4).split(separator: " ").compactMap({ Int64($0) }) { gone[seq] = nil }
            case .rescan, .done, .dead, .held, .alert, .acknowledge, .retry, .export:
                break
            }
        }
        try end(database, keys, hasMoreRows: hasRow)
    }

    /// Reads the amendments ahead of the walk, which meets a row before them; each is proved as a link like any other.
    private mutating func findAmendments(_ database: Database) throws {
        let found = try Columns(database, Self.amendments)
        while try found.next() {
            guard let octets = found.octets(0) else { continue }
            let fields = octets.split(separator: 9, omittingEmptySubsequences: false)
            guard fields.count >= 6, let seq = Int64(String(decoding: fields[3], as: UTF8.self)) else { continue }
            amended[seq] = Array(fields[5])
        }
    }

    /// The record's fields, if it is the next link of the chain.
    private mutating func link(_ record: Columns) -> AuditEntry? {
        let n = Int64(report.records) + 1
        guard record.number(0) == n else { return failed(n, .number) }
        guard let previous = record.octets(1), chain.ends(with: previous) else { return failed(n, .previous) }
        guard let octets = record.octets(2) else { return failed(n, .entry) }
        guard let hash = record.octets(3), hash.count == 32 else { return failed(n, .hash) }
        let place = chain.add(octets, hash, otherwise: otherwise(n, .hash))
        let entry = AuditEntry(octets, at: place)
        guard entry.count >= 3, entry.text(0) == String(n) else { return failed(n, .entry) }
        return entry
    }

    /// Whether a row may be the one that its entry committed to, its digests aside; notes what later entries have to
    /// account for.
    private mutating func match(_ row: Columns, _ seq: Int64, _ entry: AuditEntry, _ n: Int64) -> Bool {
        report.rows += 1
        let otherwise = otherwise(n, .row)
        guard chain.add(row, entry, otherwise: otherwise) else { return false }
        if let body = row.octets(11) {
            chain.add(body: body, entry, amended: amended[seq], otherwise: otherwise)
        } else {
            erased[seq] = n
        }
        if let decision = row.octets(12), !decision.elementsEqual("none".utf8) {
            decisions[seq] = (String(decoding: decision, as: UTF8.self), n)
        }
        return true
    }

    private mutating func end(_ database: Database, _ keys: Keys, hasMoreRows: Bool) throws {
        let last = Int64(report.records)
        let anchor = try Columns(database, Self.anchor)
        guard
            try anchor.next(), anchor.number(0) == last, let hash = anchor.octets(1), chain.ends(with: hash),
            let mac = anchor.octets(2), mac.elementsEqual(AuditChain.mac(keys, n: last, hash: chain.hash))
        else { return fail(last + 1, .tail) }
        if hasMoreRows { return fail(last + 1, .unaudited) }
        if let first = (gone.values.min()) { return fail(first, .missing) }
        if let first = erased.values.min() { return fail(first, .missing) }
        if let first = decisions.values.map(\.n).min() { return fail(first, .unaudited) }
    }

    private func otherwise(_ n: Int64, _ reason: AuditReport.Reason) -> AuditReport {
        var report = report
        report.fault = AuditReport.Fault(n: n, reason: reason)
        return report
    }

    private mutating func failed(_ n: Int64, _ reason: AuditReport.Reason) -> AuditEntry? {
        fail(n, reason)
        return nil
    }

    private mutating func fail(_ n: Int64, _ reason: AuditReport.Reason) {
        report = otherwise(n, reason)
    }
}
