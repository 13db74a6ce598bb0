internal import ArgumentParser
internal import Checkpoint
internal import HealthCode
internal import HealthCodeAPI
internal import Ledger

/// `kakou queue list`: the rows that are not done, dead letters first.
struct QueueListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The scans that wait, are held or were given up; names nobody.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print a JSON array.")
    var json = false

    /// Rows that are read at once, so that a million of them need no memory of their own.
    private static let page = 500

    func run() throws {
        let setting = try Setting(common)
        let needs = setting.ledger.needs
        var array = ArrayOutput()
        var offset = 0
        while true {
            let start = offset
            let rows = try setting.ledgerAnswer { await needs.entries(start, Self.page) }
            for row in rows {
                if json { array.add(Self.object(row).text) } else { Output.line(Self.words(row, setting.language)) }
            }
            offset += rows.count
            if rows.count < Self.page { break }
        }
        if json { array.end() }
    }

    static func object(_ row: QueueEntry) -> JSON {
        var object = JSONObject()
        object.put("seq", Int(row.seq))
        object.put("requestId", row.requestId)
        object.put("kind", row.kind)
        object.put("state", row.state.rawValue)
        object.put("attempts", row.attempts)
        object["lastCode"] = row.lastCode.map { .string($0) } ?? .null
        object.put("lastClass", row.lastClass?.rawValue)
        object.put("ageSeconds", Int(row.ageMilliseconds / 1_000))
        object.put("dueSeconds", Int(row.dueMilliseconds / 1_000))
        object.put("decision", row.decision.rawValue)
        object.put("note", row.note)
        return .object(object)
    }

    private static func words(_ row: QueueEntry, _ language: Language) -> String {
        let age = "\(row.ageMilliseconds / 1_000) s"
        let cells = [
            "\(row.seq)", row.requestId, row.kind, row.state.rawValue, "\(row.attempts)", age, row.lastCode ?? "-",
            row.decision.name[language], row.note ?? "",
        ]
        return PlainText.visible(cells.joined(separator: "  "), limit: 1_024)
    }
}
