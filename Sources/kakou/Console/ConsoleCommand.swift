internal import ArgumentParser
internal import Checkpoint
internal import Console
internal import HealthCode
internal import HealthCodeClient
internal import Terminal

/// `kakou`: the console at a gate.
struct ConsoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "The console at a gate; what `kakou` alone starts.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        let setting = try Setting(common)
        let mailbox = TerminalMailbox()
        let (options, settings) = try setting.screen()
        let relay = SettingsRelay()
        let site = setting.site(spares: 2) { device in
            relay.change { if $0.gateName.isEmpty { $0.gateName = device.gateId ?? "" } }
        }
        let session = ConsoleSession(settings: settings, site: site, mailbox: mailbox, pin: setting.configuration.pin)
        relay.session = session
        try setting.show(session, options, mailbox)
    }
}

extension Setting {
    /// How the terminal is used and what the console is set to.
    func screen() throws -> (TerminalOptions, ConsoleSettings) {
        var options = TerminalOptions()
        options.colour = noColour ? .never : .auto
        options.scheme = theme
        options.asciiOnly = ascii
        options.ambiguousWidth = configuration.ambiguousWide ? 2 : 1
        options.burst.threshold = .milliseconds(configuration.scanKeyMilliseconds)
        var settings = ConsoleSettings()
        settings.language = language
        do {
            settings.glyphs = try TerminalCapabilities.find(options).glyphs
        } catch {
            throw CommandFailure(error)
        }
        settings.gateName = configuration.gateName ?? ""
        settings.operatorName = configuration.operatorName ?? ""
        settings.isKiosk = configuration.kiosk
        settings.hasPIN = configuration.pin != nil
        settings.idleLock = configuration.lockSeconds.map { Int64($0) * 1_000 }
        options.allowsSuspension = !configuration.kiosk
        settings.dwell = Int64(configuration.verdictSeconds) * 1_000
        settings.verifyDeadline = Int64(configuration.verifyMilliseconds)
        return (options, settings)
    }

    /// Gives the calling thread to the terminal until the session is over.
    func show(_ session: ConsoleSession, _ options: TerminalOptions, _ mailbox: TerminalMailbox) throws {
        do {
            try Terminal.run(options, mailbox: mailbox, application: session.application)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    /// Why there is no full screen.
    init(_ fault: TerminalFault) {
        self.init(.configuration, code: "T01", zh: "这个终端用不了: \(fault)", en: fault.description)
    }
}
