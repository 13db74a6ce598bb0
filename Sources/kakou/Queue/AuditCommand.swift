internal import ArgumentParser
internal import HealthCode
internal import HealthCodeAPI
internal import Ledger

/// `kakou audit ...`: whether the ledger is what it was written as.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Look whether the device's ledger was altered.",
        subcommands: [AuditVerifyCommand.self])
}

/// `kakou audit verify`: follows the chain from its first entry to its last; 0 where it holds.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Follow the audit chain; status 78 and the entry where it does not hold.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let setting = try Setting(common)
        let ledger = setting.ledger
        let report = try setting.ledgerAnswer { await ledger.verifyAudit() }
        if json {
            var object = JSONObject()
            object.put("records", report.records)
            object.put("rows", report.rows)
            object.put("whole", report.fault == nil)
            object.put("badRecord", report.fault.map { Int($0.n) })
            object.put("reason", report.fault?.reason.rawValue)
            Output.json(JSON.object(object).text)
        }
        if let fault = report.fault {
            let words = LocalCode.auditBroken.words
            throw CommandFailure(
                .configuration, code: LocalCode.auditBroken.rawValue, zh: words.zh + ": \(fault.n) \(fault.reason)",
                en: words.en + ": \(fault.n) \(fault.reason)")
        }
        guard !json else { return }
        let (records, rows) = (report.records, report.rows)
        Output.line(
            Words(zh: "审计链完好: \(records) 条, 核对 \(rows) 行", en: "the chain holds: \(records) entries, \(rows) rows")[
                setting.language])
    }
}
