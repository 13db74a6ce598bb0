internal import Checkpoint
internal import Console
internal import HealthCode
internal import Synchronization
internal import Terminal

/// The serial devices of a gate: a scanner's lines become scans, a thermometer's temperatures; what is wrong with them is
/// told on the screen and to the doctor.
final class DeviceLines: Sendable {
    private struct State {
        var lines: [SerialLine] = []
        var findings: [DoctorCheck: Finding] = [:]
        var isLost: Set<DoctorCheck> = []
    }

    private let ports: [DoctorCheck: SerialPort]
    private let state = Mutex(State())

    init(_ configuration: Configuration) {
        ports = configuration.ports
    }

    /// Opens what is set; `post` is called from the devices' own threads.
    func start(_ post: @escaping @Sendable (ConsoleEvent.Kind) -> Void) {
        for (check, port) in ports {
            let line = SerialLine(port) { [weak self] news in self?.hear(news, check, port, post) }
            state.withLock { if let line { $0.lines.append(line) } }
        }
    }

    /// Lets go of all of them.
    func stop() {
        let lines = state.withLock { state in
            defer { state.lines = [] }
            return state.lines
        }
        for line in lines { line.stop() }
    }

    /// How each stands; one that has not been tried yet is not among them.
    var findings: [Finding] { state.withLock { state in DoctorCheck.allCases.compactMap { state.findings[$0] } } }

    private func hear(
        _ news: SerialLine.News, _ check: DoctorCheck, _ port: SerialPort,
        _ post: @Sendable (ConsoleEvent.Kind) -> Void
    ) {
        switch news {
        case .line(let text):
            post(check == .scanner ? .serial(text) : .thermometer(text))
            return
        case .opened: note(Self.open(check, port), post)
        case .missing(let fault): note(Self.finding(check, port, fault), post)
        case .lost: note(Finding(check, .bad, zh: "\(port.path) 断开了", en: "\(port.path) is unplugged"), post)
        }
    }

    /// Keeps how a device stands; said aloud where it is lost and where it is back.
    private func note(_ finding: Finding, _ post: @Sendable (ConsoleEvent.Kind) -> Void) {
        let check = finding.check
        let wasLost = state.withLock { state in
            state.findings[check] = finding
            let wasLost = state.isLost.contains(check)
            if finding.state == .good { state.isLost.remove(check) } else { state.isLost.insert(check) }
            return wasLost
        }
        post(.findings([finding], isLast: false))
        let title = check.title
        if finding.state != .good {
            post(.notice(Words(zh: "\(title.zh): \(finding.words.zh)", en: "\(title.en): \(finding.words.en)")))
        } else if wasLost {
            post(.notice(Words(zh: "\(title.zh): 已恢复", en: "\(title.en): back again")))
        }
    }

    private static func open(_ check: DoctorCheck, _ port: SerialPort) -> Finding {
        Finding(check, .good, "\(port.path), \(port.baud) 8N1")
    }

    private static func finding(_ check: DoctorCheck, _ port: SerialPort, _ fault: SerialFault) -> Finding {
        Finding(check, .bad, zh: "\(port.path) 打不开: \(fault)", en: "cannot open \(port.path): \(fault)")
    }

    /// How the devices look to a command that must not take them: a console may have them.
    static func look(_ configuration: Configuration) -> [Finding] {
        configuration.ports.sorted { $0.key.rawValue < $1.key.rawValue }.map { check, port in
            guard let fault = port.look() else { return open(check, port) }
            guard fault.isTaken else { return finding(check, port, fault) }
            return Finding(check, .good, zh: "\(port.path) 正在用", en: "\(port.path) is in use")
        }
    }
}

extension Configuration {
    /// What the scanner sends around every code.
    var affixes: ScanAffixes { ScanAffixes(prefix: scannerPrefix ?? "", suffix: scannerSuffix ?? "") }

    /// The serial devices that are set, by the check that looks at them.
    var ports: [DoctorCheck: SerialPort] {
        var ports: [DoctorCheck: SerialPort] = [:]
        ports[.scanner] = scannerDevice.map { SerialPort(path: $0, baud: scannerBaud) }
        ports[.thermometer] = thermometerDevice.map { SerialPort(path: $0, baud: thermometerBaud) }
        return ports
    }
}
