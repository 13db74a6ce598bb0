import Cells
import Checkpoint
import Console
import HealthCode

/// A console under test: a state, a virtual clock, numbered requestIds, and the effects of the last event.
///
/// All people in it are samples with masked names.
struct Gate {
    var state: ConsoleState
    var now: Moment
    var effects: [ConsoleEffect] = []

    /// 2026-11-24 14:03:26.000 in UTC+8.
    static let start = Moment(wall: Instant(c17: "20261124140326000") ?? Instant(milliseconds: 0), uptime: 1_000_000)

    init(_ language: Language = .zh, glyphs: GlyphSet = .blocks, demo: Bool = false) {
        var settings = ConsoleSettings()
        settings.language = language
        settings.glyphs = glyphs
        settings.isDemo = demo
        settings.gateName = language == .zh ? "南门3号道 进" : "South gate, lane 3, in"
        settings.gateId = "330100-S3"
        settings.operatorName = language == .zh ? "早班" : "early shift"
        now = Gate.start
        state = ConsoleState(settings: settings, now: Gate.start, makeRequestId: RequestIds().next)
        send(.link(.online(latencyMilliseconds: 42)))
    }

    /// Sends an event so many milliseconds after the last one.
    mutating func send(_ kind: ConsoleEvent.Kind, after milliseconds: Int64 = 0) {
        now = now.adding(milliseconds: milliseconds)
        effects = update(&state, ConsoleEvent(kind, at: now))
    }

    /// Lets time pass.
    mutating func wait(_ milliseconds: Int64) { send(.tick, after: milliseconds) }

    mutating func press(_ keys: Key...) { for key in keys { send(.input(.key(key))) } }

    mutating func type(_ text: String) { for character in text { send(.input(.key(.character(character)))) } }

    /// Scans a genuine sample code as a scanner would; the requestId that the service is asked under.
    @discardableResult mutating func scan(_ text: String = Sample.code, after milliseconds: Int64 = 0) -> String {
        send(.input(.scanBegan), after: milliseconds)
        send(.input(.scan(text)))
        return state.current?.scan.requestId ?? ""
    }

    /// The present verdict, if one stands.
    var shown: VerdictKind? { state.current?.verdict?.kind }

    func screen(_ columns: Int = 80, _ rows: Int = 24) -> Buffer { view(state, Size(columns: columns, rows: rows)) }
}

/// `r1`, `r2`, ... instead of UUIDs.
private final class RequestIds: Sendable {
    private let count = Counter()

    @Sendable func next() -> String { "r\(count.next())" }
}

extension Gate {
    /// Opens the queue with the sample rows in it.
    mutating func openQueue(_ rows: [QueueEntry] = Sample.rows) {
        send(.backlog(rows.isEmpty ? Backlog() : Sample.backlog))
        press(.function(4))
        send(.queue(rows, offset: 0))
    }

    /// Opens a screen from the main one.
    mutating func open(_ context: CommandContext) {
        switch context {
        case .main: break
        case .help: press(.function(1))
        case .palette: press(.control("p"))
        case .form: press(.function(3))
        case .queue: openQueue()
        case .queueFilter:
            openQueue()
            press(.character("/"))
        case .records: openRecords()
        case .recordsFilter:
            openRecords()
            press(.character("/"))
        case .statistics: openStatistics()
        case .assist: openAssist()
        case .assistForm: openForm(.declaration)
        case .assistPicker:
            openForm(.declaration)
            focus(.division)
            type("hz")
        case .assistDone: done()
        case .assistCode: showCode()
        case .doctor: press(.function(8))
        case .scannerTest:
            press(.function(8))
            press(.character("t"))
        case .reason: press(.control("o"))
        case .release:
            send(.link(.forced(reason: "演练")))
            press(.control("o"))
        case .lock: press(.control("l"))
        case .quit: press(.function(10))
        }
    }
}

extension CommandContext {
    /// Every context but the locked screen, which takes no scans and has few keys; see `LockTests`.
    static let open = allCases.filter { $0 != .lock }
}

extension ConsoleEvent.Kind {
    /// A line of the thermometer with this temperature, in tenths of a degree.
    static func temperature(_ tenths: Int) -> ConsoleEvent.Kind {
        .thermometer(TemperatureRule.text(ofTenths: tenths))
    }
}
