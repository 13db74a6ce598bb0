internal import HealthCode

/// What the uploader makes of answers: rows and a reply in, transitions and the next step out. Pure; times are
/// milliseconds of uptime, chance comes from outside.
///
/// A failure of the whole message pauses the uploader and blames no row. A message refused because of what is in it is
/// taken apart until the row is alone; a row is given up for a failure of the link only when it fails alone three times
/// while others succeed.
public struct OutboxPolicy: Hashable, Sendable {
    /// Rows of a batch.
    public static let batchRows = 200
    /// Octets of a batch, estimated.
    public static let batchOctets = 256 * 1_024
    /// What a row of this device is taken to weigh.
    public static let rowOctets = 700
    /// Failures alone, while others succeed, that make a row DEAD.
    public static let aloneFailures = 3
    /// Unreadable answers in a row, of whatever rows, that blame the link and not the rows.
    /// One row that breaks messages accounts for four: the batch, an eighth, an eighth of that, the row.
    public static let linkStreak = 6
    /// A row that failed alone is not tried again before somebody else has been answered, in milliseconds.
    public static let suspectPause: Int64 = 31_000
    /// How long a service without X1 is not asked for it again, in milliseconds.
    public static let singleFor: Int64 = 600_000

    /// The pauses.
    public var backOff = BackOff()
    /// Whether the device is revoked and brings in what it holds.
    public var isBringingIn = false

    /// Failures of whole messages since the last signed answer, and since when.
    private(set) var failures = 0
    private(set) var failingSince: Int64 = 0
    /// Messages with rows that were answered, and signed answers of any kind.
    private var deliveries = 0
    private var successes = 0
    private var unreadable = 0
    private var suspects: [String: Suspicion] = [:]
    private var singleUntil: Int64?

    /// What had succeeded when a row failed alone: messages with rows at the first time, anything at the last.
    private struct Suspicion: Hashable {
        let deliveries: Int
        var successes: Int
    }

    /// A policy at the start.
    public init() {}

    /// X1, or I6 where the service has no X1. A revoked device may use X1 alone.
    public func way(at time: Int64) -> DeliveryWay {
        guard let singleUntil, time < singleUntil, !isBringingIn else { return .batch }
        return .single
    }

    /// Somebody else's request was answered: a verification, a probe, trust.
    public mutating func noteSuccess() { successes += 1 }

    /// Claimed rows as messages to send, in order: what failed alone before goes alone, last. Carried items go by X1
    /// only, and are left over where there is none.
    public func plan(_ rows: [OutboxRow], _ way: DeliveryWay) -> (messages: [[OutboxRow]], left: [OutboxRow]) {
        guard way == .batch else {
            let own = rows.filter { !$0.hasOrigin }
            return (own.map { [$0] }, rows.filter(\.hasOrigin))
        }
        var messages: [[OutboxRow]] = []
        var message: [OutboxRow] = []
        var octets = 0
        let blamed = rows.filter { isSuspect($0) }
        for row in rows where !isSuspect(row) {
            if message.count == Self.batchRows || (octets + row.weight > Self.batchOctets && !message.isEmpty) {
                messages.append(message)
                message = []
                octets = 0
            }
            message.append(row)
            octets += row.weight
        }
        if !message.isEmpty { messages.append(message) }
        return (messages + blamed.map { [$0] }, [])
    }

    /// A message taken apart: halves while it is large and its size was refused, eighths otherwise, so that one row
    /// among 200 is alone after five tries at most.
    public static func parts<Row>(of rows: [Row], _ answerClass: AnswerClass) -> [[Row]] {
        guard rows.count > 1 else { return [rows] }
        let parts = min(rows.count, answerClass == .size && rows.count > 50 ? 2 : 8)
        return (0..<parts).map { part in
            Array(rows[(rows.count * part / parts)..<(rows.count * (part + 1) / parts)])
        }
    }

    func isSuspect(_ row: OutboxRow) -> Bool { row.aloneFailures > 0 || suspects[row.requestId] != nil }

    // MARK: bookkeeping of what a judgement changes

    mutating func answered() {
        deliveries += 1
        successes += 1
        failures = 0
        unreadable = 0
    }

    mutating func failed(at time: Int64) {
        if failures == 0 { failingSince = time }
        failures += 1
    }

    /// Counts an unreadable answer; whether the link is to blame.
    mutating func isUnreadable() -> Bool {
        unreadable += 1
        return unreadable >= Self.linkStreak
    }

    /// Whether a failure alone counts against the row: other rows went through since its first, so that the way for
    /// rows is good, and anything at all was answered since its last.
    mutating func blames(_ row: OutboxRow) -> Bool {
        guard var suspicion = suspects[row.requestId] else {
            suspect(row)
            return false
        }
        let counts = deliveries > suspicion.deliveries && successes > suspicion.successes
        suspicion.successes = successes
        suspects[row.requestId] = suspicion
        return counts
    }

    /// A row that may be at fault goes alone from now on.
    mutating func suspect(_ row: OutboxRow) {
        guard suspects[row.requestId] == nil else { return }
        suspects[row.requestId] = Suspicion(deliveries: deliveries, successes: successes)
    }

    mutating func forget(_ requestId: String) { suspects[requestId] = nil }

    mutating func goSingle(at time: Int64) { singleUntil = time + Self.singleFor }
}

extension OutboxRow {
    /// Whether it goes with `origin`, which X1 alone has: another device's, or of an earlier enrolment of this one.
    public var hasOrigin: Bool { isCarried || isFormer }

    /// Whether it is another device's.
    public var isCarried: Bool { if case .carried = content { true } else { false } }

    /// About how many octets it adds to a batch.
    var weight: Int { if case .carried(_, let item) = content { item.count + 64 } else { OutboxPolicy.rowOctets } }
}

/// What the uploader does after a reply.
public enum OutboxNext: Hashable, Sendable {
    /// The next message.
    case go
    /// The same rows, in parts.
    case split(AnswerClass)
    /// Nothing before `due`; a network event or a key press may end it from `notBefore` on.
    case pause(BackOff.Pause, code: String)
    /// One by one, from the rows at hand on.
    case single
    /// Trust, and with it the clock, before anything else; then go on.
    case measureClock
    /// The device is revoked: everything is brought in.
    case bringIn
}

/// What a reply makes of the rows that were sent.
public struct OutboxStep: Hashable, Sendable {
    /// One for each row, unless the rows are to be sent again in parts.
    public var transitions: [OutboxTransition]
    /// What the uploader does.
    public var next: OutboxNext
}
