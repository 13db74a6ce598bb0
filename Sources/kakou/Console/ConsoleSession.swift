internal import Cells
internal import Checkpoint
internal import Console
internal import GuoMi
internal import HealthCode
internal import HealthCodeClient
internal import Ledger
internal import Station
internal import Synchronization
internal import Terminal

/// Binds the pure console to the terminal's thread on one side and to a station on the other.
///
/// The terminal's thread alone changes the state: reports of the station are posted to it. Nothing here waits.
final class ConsoleSession: Sendable {
    private struct Live {
        var state: ConsoleState
        var stale = true
        var shownSize: Size?
        var started = false
        /// The script that is played, if one is.
        var player: ScriptPlayer?
        /// The state that was told last, where lines are told.
        var told: ConsoleState?
    }

    private let live: Mutex<Live>
    private let mailbox: TerminalMailbox
    private let station: Station
    /// A network that comes up wakes the station, as a key does.
    private let news: Mutex<NetworkNews?>
    private let site: GateSite
    private let pin: PasswordDigest?
    /// Plays tones; nil where the bell does.
    private let sound: Mutex<SoundPlayer?>
    private let doctor: Doctor
    /// The serial scanner and thermometer, where they are set.
    private let devices: DeviceLines?
    /// Brings the next sample person; `nil` outside the demo.
    private let nextSample: (@Sendable () -> Void)?
    /// Called once, on the terminal's thread, when the first frame has been given to the terminal.
    private let onFirstFrame: @Sendable () -> Void

    /// - Parameters:
    ///   - site: the service and the disk.
    ///   - mailbox: the terminal's.
    init(
        settings: ConsoleSettings, site: GateSite, mailbox: TerminalMailbox, doctor: Doctor,
        devices: DeviceLines? = nil, pin: PasswordDigest? = nil,
        player: ScriptPlayer? = nil, soundPlayer: [String] = [],
        nextSample: (@Sendable () -> Void)? = nil, onFirstFrame: @escaping @Sendable () -> Void = {}
    ) {
        live = Mutex(
            Live(
                state: ConsoleState(settings: settings, now: DeviceClock.now, makeRequestId: { SecureRandom.uuid() }),
                player: player))
        self.mailbox = mailbox
        self.site = site
        self.pin = pin
        self.doctor = doctor
        self.devices = devices
        news = Mutex(nil)
        sound = Mutex(nil)
        self.nextSample = nextSample
        self.onFirstFrame = onFirstFrame
        let inbox = Inbox()
        var limits = StationSettings()
        limits.verifyDeadline = .milliseconds(settings.verifyDeadline)
        limits.operatorRef = settings.operatorName.isEmpty ? nil : settings.operatorName
        station = site.station(limits) { report in mailbox.post { inbox.take(report) } }
        inbox.open { [weak self] in self?.hear($0) }
        guard !soundPlayer.isEmpty else { return }
        let tones = SoundPlayer(
            soundPlayer, bell: { tone in for _ in 0..<tone.rings { mailbox.ring() } },
            tell: { [weak self] words in self?.post(.notice(words)) })
        sound.withLock { $0 = tones }
    }

    /// What the terminal is given.
    var application: TerminalApplication {
        TerminalApplication(
            handle: { self.take(.input($0)) },
            render: { self.render($0) },
            nextDeadline: { self.nextDeadline() },
            onDeadline: { self.take(.tick) },
            finished: { self.live.withLock { $0.state.isFinished } },
            holdsKeys: { self.live.withLock { $0.state.overlay != nil } },
            measuresBursts: { self.live.withLock { $0.state.context == .scannerTest } })
    }

    /// What a session by lines is given: the same commands, told in lines.
    /// The end of the input ends it, unless a script goes on.
    func lines() -> LineApplication {
        LineApplication(
            handle: { line in
                for kind in self.live.withLock({ linearEvents(line, $0.state) }) { self.take(kind) }
            },
            lines: { self.tell() },
            ended: { if self.live.withLock({ $0.player == nil }) { self.take(.input(.terminated(signal: 1))) } },
            nextDeadline: { self.nextDeadline() },
            onDeadline: { self.take(.tick) },
            finished: { self.live.withLock { $0.state.isFinished || $0.player?.isOver == true } })
    }

    private func tell() -> [String] {
        live.withLock { live in
            defer { live.told = live.state }
            guard let told = live.told else { return linearGreeting(live.state) }
            return linearLines(from: told, to: live.state)
        }
    }

    /// Something happened outside; from any thread.
    func post(_ kind: ConsoleEvent.Kind) {
        mailbox.post { self.take(kind) }
    }

    /// What becomes known of the site after the first frame; from any thread.
    func set(_ change: @escaping @Sendable (inout ConsoleSettings) -> Void) {
        mailbox.post {
            self.live.withLock { live in
                change(&live.state.settings)
                live.stale = true
            }
        }
    }

    /// By the site's player, or else by the terminal's bell.
    private func sound(_ tone: Tone) {
        if let player = sound.withLock({ $0 }) { return player.play(tone) }
        for _ in 0..<tone.rings { mailbox.ring() }
    }

    /// Ends what sounds; nothing of it is left behind.
    func endSound() { sound.withLock { $0 }?.close() }

    /// Ends the looking at the link.
    func stop() async {
        news.withLock { $0 }?.stop()
        devices?.stop()
        await station.stop()
    }

    private func take(_ kind: ConsoleEvent.Kind) {
        let effects = live.withLock { live in
            live.stale = true
            return update(&live.state, ConsoleEvent(kind, at: DeviceClock.now))
        }
        for effect in effects { perform(effect) }
    }

    /// Goes on with the script as far as it goes without waiting.
    private func play() {
        while let kind = live.withLock({ live in live.player?.next(live.state) }) { take(kind) }
        live.withLock { live in
            guard live.player?.fault != nil, !live.state.isFinished else { return }
            _ = update(&live.state, ConsoleEvent(.input(.terminated(signal: 15)), at: DeviceClock.now))
        }
    }

    /// What did not happen in the script, if that ended it.
    var scriptFault: ScriptFault? { live.withLock { $0.player?.fault } }

    private func perform(_ effect: ConsoleEffect) {
        switch effect {
        case .verify(let scan, let deadline): station.verify(scan, within: .milliseconds(deadline))
        case .amendTemperature(let scan, let deadline): station.amend(scan, within: .milliseconds(deadline))
        case .measure(let requestId, let tenths): station.measure(requestId, tenths: tenths)
        case .history(let requestId, let bizExtData): station.history(requestId: requestId, bizExtData: bizExtData)
        case .checkPIN(let digits): check(digits)
        case .sound(let tone): sound(tone)
        case .silence: sound.withLock { $0 }?.silence()
        case .nextSample: nextSample?()
        case .decide(let requestId, let decision, let reason, _):
            station.decide(requestId, decision, reason: reason)
        case .acknowledge(let requestId, _): station.acknowledge(requestId)
        case .showQueue(let offset, let limit): station.queue(offset: offset, limit: limit)
        case .readRecords(let query): answer { await $0.records(query).map { .records($0) } }
        case .readStatistics(let day): answer { await $0.statistics(ofDay: day).map { .statistics($0) } }
        case .askAssistRight: askAssistRight()
        case .assist(let order, let requestId): assist(order, requestId)
        case .saveCode(let code, let kind): save(code, kind)
        case .examine: examine()
        case .retryRow(let requestId): station.retry(requestId)
        case .noteRow(let requestId, let text): station.note(requestId, text: text)
        case .exportQueue: export()
        case .forceOffline(let reason): station.force(offline: reason)
        case .releaseOffline: station.release()
        case .wake: station.wake()
        case .quit: break
        }
    }

    /// Writes what waits to a file for another device to carry; how it went is told in the message line.
    private func export() {
        Task { [site] in
            let words = await site.export()
            post(.notice(words))
        }
    }

    /// Asks beside the screen; a desk's services are no orders of the station, for nothing of them is queued.
    private func askAssistRight() {
        Task { [site] in
            let failure = await site.mayAssist()
            post(.assistRight(failure))
        }
    }

    private func assist(_ order: AssistOrder, _ requestId: String) {
        Task { [site] in
            let (result, symbols) = await site.assist(order, requestId: requestId)
            post(.assisted(requestId: requestId, result, symbols: symbols))
        }
    }

    private func save(_ code: IssuedCode, _ kind: CodeSymbol.Kind) {
        Task { [codes = site.codes] in
            switch codes.save(code, as: kind, now: DeviceClock.station.now().wall) {
            case .success(let path): post(.codeSaved(path: path))
            case .failure(let failure): post(.notice(failure.words))
            }
        }
    }

    /// Looks at everything away from the screen's thread; what needs the service is told last.
    private func examine() {
        Task { [doctor, devices, site] in
            post(.findings(doctor.near() + (devices?.findings ?? []), isLast: false))
            post(.findings(await doctor.far(site.service.client, site.ledger), isLast: true))
        }
    }

    /// Compares a PIN away from the screen's thread: its rounds take a fraction of a second.
    private func check(_ digits: String) {
        Task { [pin] in post(.pin(isRight: pin?.matches(digits) ?? false)) }
    }

    /// Asks the ledger something that only a screen wants to know: no order, so that it goes past the station.
    private func answer(
        _ ask: @escaping @Sendable (Ledger) async -> Result<ConsoleEvent.Kind, LedgerFailure>
    ) {
        Task { [site] in
            switch await ask(site.ledger) {
            case .success(let kind): post(kind)
            case .failure(let failure): post(.refused(failure))
            }
        }
    }

    private func hear(_ report: StationReport) {
        switch report {
        case .answered(let scan, let outcome, let recording, let finding):
            take(.answered(requestId: scan.requestId, outcome, recording, finding))
        case .late(let scan, let outcome): take(.late(requestId: scan.requestId, outcome))
        case .amended(let scan, let outcome): take(.amended(requestId: scan.requestId, outcome))
        case .measured(let requestId, let result): take(.measured(requestId: requestId, result))
        case .history(let requestId, .success(let history)): take(.history(requestId: requestId, history, nil))
        case .history(let requestId, .failure(let failure)): take(.history(requestId: requestId, nil, failure))
        case .link(let state): take(.link(state))
        case .backlog(let backlog): take(.backlog(backlog))
        case .alerts(let alerts): take(.alerts(alerts))
        case .queue(let entries, let offset): take(.queue(entries, offset: offset))
        case .upload(let state): take(.upload(state))
        case .clockSkew(let milliseconds): take(.clockSkew(milliseconds: milliseconds))
        case .trust(.success(let report)): take(.trust(report))
        case .trust(.failure(let failure)): take(.trustFailed(failure))
        case .trustAge(let milliseconds): take(.trustAge(milliseconds: milliseconds))
        case .refused(let failure): take(.refused(failure))
        }
    }

    private func render(_ size: Size) -> Buffer? {
        live.withLock { live in
            guard live.stale || live.shownSize != size else { return nil }
            live.stale = false
            live.shownSize = size
            return view(live.state, size)
        }
    }

    private func nextDeadline() -> Duration? {
        let (starts, plays) = live.withLock { live in
            let starts = (live.shownSize != nil || live.told != nil) && !live.started
            if starts { live.started = true }
            return (starts, live.started && live.player != nil)
        }
        if starts {
            onFirstFrame()
            station.start()
            devices?.start { [weak self] in self?.post($0) }
            news.withLock { [station] in $0 = NetworkNews { station.wake(.network) } }
            Task.detached(priority: .background) {
                try? await Task.sleep(for: .seconds(2))
                StartText.giveBack()
            }
        }
        if plays { play() }
        let wake = live.withLock { $0.state.nextWake }
        return .milliseconds(max(0, wake - DeviceClock.uptime))
    }
}

/// Lets the station be made before whoever hears it.
private final class Inbox: Sendable {
    private let hearer = Mutex<(@Sendable (StationReport) -> Void)?>(nil)

    func open(_ hear: @escaping @Sendable (StationReport) -> Void) { hearer.withLock { $0 = hear } }

    func take(_ report: StationReport) { hearer.withLock { $0 }?(report) }
}
