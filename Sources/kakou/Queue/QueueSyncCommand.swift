internal import ArgumentParser
internal import Checkpoint
internal import HealthCode
internal import HealthCodeAPI
internal import HealthCodeClient
internal import Ledger
internal import Station

/// `kakou queue sync`: brings in what waits, now.
struct QueueSyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Upload what waits, and say what came of it.",
        discussion: """
            Status 0 only where nothing is left; 22 where rows are left, with the code of what was in the way. Where \
            another process of this device uploads already, it is left to that one.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print one JSON object: sent, done, dead, held, left.")
    var json = false

    func run() throws {
        let setting = try Setting(common)
        do { _ = try DeviceDirectory.load(setting.deviceDirectory) } catch { throw CommandFailure(error) }
        let site = setting.site(spares: 1)
        let station = site.station(setting.stationSettings) { _ in }
        let report = try setting.ledgerAnswer { await station.sync() }
        // Bodies whose receipt is in have no business here any longer.
        let disk = site.disk
        _ = try waiting { await disk.housekeep() }
        try waiting {
            await station.stop()
            await site.close()
        }
        if json { Output.json(Self.object(report).text) } else { Output.line(Self.words(report)[setting.language]) }
        if report.left > 0 { throw ExitCode(CommandStatus.error.rawValue) }
    }

    private static func object(_ report: SyncReport) -> JSON {
        var object = JSONObject()
        object.put("sent", report.sent)
        object.put("done", report.done)
        object.put("dead", report.dead)
        object.put("held", report.held)
        object.put("left", report.left)
        object.put("stoppedBy", report.stoppedBy)
        if report.isElsewhere { object.put("elsewhere", true) }
        return .object(object)
    }

    private static func words(_ report: SyncReport) -> Words {
        let why = report.stoppedBy.map { " [\($0)]" } ?? ""
        let elsewhere =
            report.isElsewhere
            ? Words(zh: " (另一进程正在上传)", en: " (another process uploads)") : Words(zh: "", en: "")
        let counts = [report.sent, report.done, report.dead, report.held, report.left]
        func sentence(_ names: [String]) -> String {
            zip(names, counts).map { "\($0) \($1)" }.joined(separator: ", ") + why
        }
        return Words(
            zh: sentence(["送出", "办结", "死信", "暂扣", "待传"]) + elsewhere.zh,
            en: sentence(["sent", "done", "dead", "held", "left"]) + elsewhere.en)
    }
}
