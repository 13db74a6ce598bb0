internal import ArgumentParser
internal import Cells
internal import Checkpoint
internal import Console
internal import Glibc
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
        let (options, settings, terminal) = try setting.screen(byLines: common.isByLines)
        let relay = SettingsRelay()
        let site = setting.site(spares: 2) { device in
            relay.change { if $0.gateName.isEmpty { $0.gateName = device.gateId ?? "" } }
        }
        let session = ConsoleSession(
            settings: settings, site: site, mailbox: mailbox,
            doctor: Doctor(directory: setting.deviceDirectory, options: options, terminal: terminal),
            devices: DeviceLines(setting.configuration), pin: setting.configuration.pin,
            player: try common.player(), soundPlayer: setting.configuration.soundPlayer)
        defer { session.endSound() }
        relay.session = session
        try setting.show(session, options, mailbox, common)
    }
}

extension Setting {
    /// How the terminal is used and what the console is set to.
    ///
    /// - Parameter byLines: no screen is asked for, so a terminal that has none is good enough.
    func screen(
        byLines: Bool
    ) throws -> (TerminalOptions, ConsoleSettings, Result<TerminalCapabilities, TerminalFault>) {
        var options = terminalOptions
        let terminal = found(options)
        options.burst.threshold = .milliseconds(configuration.scanKeyMilliseconds)
        var settings = ConsoleSettings()
        settings.language = language
        settings.glyphs = try glyphs(terminal, options, byLines: byLines)
        settings.keys = configuration.keys
        options.burst.decisions = configuration.keys.decisions
        settings.gateName = configuration.gateName ?? ""
        settings.operatorName = configuration.operatorName ?? ""
        settings.isMuted = configuration.mute
        settings.isKiosk = configuration.kiosk
        settings.hasPIN = configuration.pin != nil
        settings.idleLock = configuration.lockSeconds.map { Int64($0) * 1_000 }
        options.allowsSuspension = !configuration.kiosk
        settings.dwell = Int64(configuration.verdictSeconds) * 1_000
        settings.verifyDeadline = Int64(configuration.verifyMilliseconds)
        settings.affixes = configuration.affixes
        settings.burstGap = configuration.scanKeyMilliseconds
        return (options, settings, terminal)
    }

    /// Gives the calling thread to the terminal until the session is over.
    ///
    /// By lines where that was asked for; a script without a terminal is played with nothing shown.
    func show(
        _ session: ConsoleSession, _ options: TerminalOptions, _ mailbox: TerminalMailbox, _ common: CommonOptions
    ) throws {
        do {
            let isScreen = !common.linear && (common.script == nil || isatty(options.output) != 0)
            if isScreen {
                try Terminal.run(options, mailbox: mailbox, application: session.application)
            } else {
                try LineSession.run(
                    input: common.script == nil ? options.input : -1, output: common.linear ? options.output : -1,
                    mailbox: mailbox, application: session.lines())
            }
        } catch {
            throw CommandFailure(error)
        }
        if let fault = session.scriptFault, let script = common.script {
            throw CommandFailure(fault, in: script, status: .error)
        }
    }
}

extension Setting {
    /// What may be drawn with; by lines there is nothing to draw, so only ASCII that was asked for counts.
    private func glyphs(
        _ terminal: Result<TerminalCapabilities, TerminalFault>, _ options: TerminalOptions, byLines: Bool
    ) throws -> GlyphSet {
        switch terminal {
        case .success(let found): return found.glyphs
        case .failure(let fault):
            guard byLines else { throw CommandFailure(fault) }
            return TerminalCapabilities.isASCII(options) ? .ascii : .blocks
        }
    }

    /// How the terminal is used, as far as the command line and the configuration say.
    var terminalOptions: TerminalOptions {
        var options = TerminalOptions()
        options.colour = noColour ? .never : .auto
        options.scheme = theme
        options.asciiOnly = ascii
        options.ambiguousWidth = configuration.ambiguousWide ? 2 : 1
        return options
    }

    /// What the terminal can do; to be asked before a screen is started on it.
    func found(_ options: TerminalOptions) -> Result<TerminalCapabilities, TerminalFault> {
        do throws(TerminalFault) { return .success(try TerminalCapabilities.find(options)) } catch {
            return .failure(error)
        }
    }
}

extension CommonOptions {
    /// Whether there is to be no screen.
    var isByLines: Bool { linear || script != nil }
}

extension CommandFailure {
    /// Why there is no full screen.
    init(_ fault: TerminalFault) {
        self.init(.configuration, code: "T01", zh: "这个终端用不了: \(fault.words.zh)", en: fault.words.en)
    }
}
