internal import ArgumentParser
internal import Checkpoint
internal import Console
internal import HealthCode
internal import Ledger
internal import Terminal

/// `kakou demo`: everything in one process, sample people, no set-up.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The console with a service and sample people of its own; nothing is kept.",
        discussion: """
            F9 brings the next sample person: a code is made through services 1000 and 2000 and typed as a scanner \
            types it. The data lives in a temporary directory that is removed at the end.
            """)

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("sample-people"), help: "How many sample people there are, at least 20.")
    var samplePeople = 200

    func validate() throws {
        guard samplePeople >= 20 else { throw ValidationError("--sample-people takes 20 or more") }
    }

    func run() throws {
        let setting = try Setting(common)
        let (found, shown, terminal) = try setting.screen(byLines: common.isByLines)
        var (options, settings) = (found, shown)
        settings.isDemo = true
        if settings.gateName.isEmpty { settings.gateName = setting.language == .zh ? "演示" : "demo" }
        options.allowsSuspension = true
        let directory = try DemoDirectory()
        defer { directory.remove() }
        let world = DemoWorld(directory: directory.path, samplePeople: samplePeople)
        let service = LiveService { await world.open() }
        let device = directory.path + "/device"
        let site = GateSite(service: service, ledger: Ledger(directory: device), codes: CodeFolder(in: device))
        let mailbox = TerminalMailbox()
        let scanner = DemoScanner(world: world, mailbox: mailbox)
        let session = ConsoleSession(
            settings: settings, site: site, mailbox: mailbox,
            doctor: Doctor(directory: device, options: options, terminal: terminal),
            devices: DeviceLines(setting.configuration), player: try common.player(),
            soundPlayer: setting.configuration.soundPlayer,
            nextSample: { scanner.bringNext() })
        scanner.attach(session)
        defer {
            session.endSound()
            try? waiting {
                await session.stop()
                await world.close()
            }
        }
        try setting.show(session, options, mailbox, common)
    }
}
