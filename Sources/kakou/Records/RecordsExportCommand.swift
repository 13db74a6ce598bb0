internal import ArgumentParser
internal import Checkpoint
internal import HealthCode
internal import Ledger

/// `kakou records export --csv`: the scans of a time as a table, oldest first; of people only what the screen shows, masked.
struct RecordsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "The scans on this device as a table on standard output, oldest first; masked."
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: "Comma-separated values after RFC 4180; the only form there is.")
    var csv = false

    @Option(help: "From this day or minute on, 2026-11-24 or 2026-11-24T14:00 in UTC+8.")
    var from: String?

    @Option(help: "Up to this day's end, or before this minute.")
    var to: String?

    /// Rows that are read at once, so that a million of them need no memory of their own.
    private static let page = 500

    static let heads = [
        "seq", "time", "result", "verdict", "grade", "code", "shown", "decision", "operator", "name", "number",
        "reason",
        "note", "alert", "delivery", "kind", "requestId",
    ]

    func validate() throws {
        guard csv else { throw ValidationError("--csv is needed: it is the only form there is. 请加 --csv。") }
        for text in [from, to].compactMap(\.self) where RecordTime(text) == nil {
            throw ValidationError("\(text): 2026-11-24 or 2026-11-24T14:00. 写 2026-11-24 或 2026-11-24T14:00。")
        }
    }

    func run() throws {
        let setting = try Setting(common)
        let ledger = setting.ledger
        let filter = RecordFilter(
            from: from.flatMap { RecordTime($0)?.begins }, until: to.flatMap { RecordTime($0)?.ends })
        Output.text(CSVRow.text(Self.heads))
        var next: RecordQuery.Start? = .oldest
        while let start = next {
            let query = RecordQuery(filter, start: start, limit: Self.page, budgetMilliseconds: 1_000)
            let page = try setting.ledgerAnswer { await ledger.records(query) }
            let rows = page.entries.reversed().map { CSVRow.text(Self.cells($0, setting.language)) }
            if !rows.isEmpty { Output.text(rows.joined()) }
            next = page.next
        }
    }

    /// A row in the order of ``heads``.
    static func cells(_ entry: RecordEntry, _ language: Language) -> [String] {
        let result = entry.verdict?.row.words ?? Words(zh: "未核验", en: "NOT VERIFIED")
        let alert = entry.alertAcknowledged.map { $0 ? "acknowledged" : "open" } ?? ""
        let texts = [entry.operatorRef, entry.maskedName, entry.maskedNumber, entry.reason, entry.note]
        let cells =
            [
                String(entry.seq), time(entry.scannedWall), result[language],
                entry.verdict?.row.outcome.rawValue ?? "unverified",
                entry.grade ?? "", entry.lastCode ?? "", entry.shown?.rawValue ?? "", entry.decision.rawValue,
            ] + texts.map { $0 ?? "" } + [alert, entry.state.rawValue, entry.kind, entry.requestId]
        return cells.map { PlainText.visible($0) }
    }

    private static func time(_ at: Instant) -> String { "\(at.date.year)-\(at.monthDay)T\(at.clock)+08:00" }
}

/// A day or a minute of UTC+8 as the command line takes it.
struct RecordTime: Hashable {
    /// Its first instant.
    let begins: Instant
    /// Where what is up to it ends: a day's own end, a minute's beginning.
    let ends: Instant

    /// Nil for what is neither.
    init?(_ text: String) {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let pattern = String(text.map { $0.isASCII && $0.isNumber ? "0" : $0 })
        switch pattern {
        case "0000-00-00":
            guard let begins = Instant(c14: digits + "000000") else { return nil }
            self.begins = begins
            ends = begins.adding(milliseconds: 86_400_000)
        case "0000-00-00T00:00":
            guard let begins = Instant(c14: digits + "00") else { return nil }
            self.begins = begins
            ends = begins
        default: return nil
        }
    }
}
