/// The ONLINE/OFFLINE automaton of offline.md "Connectivity", over virtual time.
///
/// Times are milliseconds of uptime. The automaton only judges; asking the service is somebody else's work.
public struct Connectivity: Hashable, Sendable {
    /// The settings, with offline.md's values.
    public struct Policy: Hashable, Sendable {
        /// How many calls are looked back at.
        public var window = 5
        /// How many failures among them make the link OFFLINE.
        public var failures = 2
        /// How many good probes with no failure between bring it back.
        public var goodProbes = 2
        /// The first pause before a probe, in milliseconds.
        public var firstPause: Int64 = 1_000
        /// The longest pause in the first hour.
        public var longestPause: Int64 = 60_000
        /// From this long on an outage is a long one.
        public var longOutage: Int64 = 3_600_000
        /// The longest pause in a long outage, and the longest that a service may ask for.
        public var longestPauseLater: Int64 = 300_000

        /// offline.md's values.
        public init() {}
    }

    /// How a call or a probe ended.
    public enum Result: Hashable, Sendable {
        /// A signed answer, whatever it says, unless it says busy or maintenance.
        case answered(latencyMilliseconds: Int)
        /// No answer, or one that counts as none.
        case failed(FailureCause, retryAfterSeconds: Int?)
    }

    /// The settings.
    public let policy: Policy
    /// What the status bar says.
    public private(set) var state: LinkState = .unknown
    /// When the next probe is due; nil while ONLINE or forced.
    public private(set) var nextProbe: Int64?

    private var recent: [Bool] = []
    private var goodProbes = 0
    private var failedProbes = 0
    private var forcedReason: String?

    /// Starts with nothing known.
    public init(policy: Policy = Policy()) {
        self.policy = policy
    }

    /// Takes note of how a call or a probe ended at `time`.
    public mutating func note(_ result: Result, at time: Int64, random: inout some RandomNumberGenerator) {
        switch result {
        case .answered(let latency): noteAnswer(latency, at: time, &random)
        case .failed(let cause, let retryAfter):
            guard cause.row.countsAgainstLink else { return }
            noteFailure(cause, retryAfter, at: time, &random)
        }
    }

    /// Switches to OFFLINE because a member of staff said so, and why.
    public mutating func force(_ reason: String) {
        forcedReason = reason
        state = .forced(reason: reason)
        nextProbe = nil
    }

    /// Takes the switch back: the link is unknown until the next answer.
    public mutating func release() {
        guard forcedReason != nil else { return }
        self = Connectivity(policy: policy)
    }

    /// Makes a probe due now: a network event, or somebody presses a key.
    public mutating func wake(at time: Int64) {
        if let due = nextProbe, due > time { nextProbe = time }
    }

    private mutating func noteAnswer(_ latency: Int, at time: Int64, _ random: inout some RandomNumberGenerator) {
        guard forcedReason == nil else { return }
        remember(true)
        guard case .offline(_, let since) = state else {
            state = .online(latencyMilliseconds: latency)
            return
        }
        goodProbes += 1
        failedProbes = 0
        if goodProbes >= policy.goodProbes {
            recent = []
            nextProbe = nil
            state = .online(latencyMilliseconds: latency)
        } else {
            nextProbe = time + pause(since: since, now: time, &random)
        }
    }

    private mutating func noteFailure(
        _ cause: FailureCause, _ retryAfter: Int?, at time: Int64, _ random: inout some RandomNumberGenerator
    ) {
        guard forcedReason == nil else { return }
        remember(false)
        goodProbes = 0
        var since = time
        if case .offline(_, let began) = state {
            since = began
        } else {
            guard cause == .timedOut || recent.count(where: { !$0 }) >= policy.failures else { return }
            failedProbes = 0
        }
        failedProbes += 1
        state = .offline(cause, since: since)
        let asked = min(Int64(max(0, retryAfter ?? 0)), policy.longestPauseLater / 1_000) * 1_000
        nextProbe = time + max(asked, pause(since: since, now: time, &random))
    }

    private mutating func remember(_ good: Bool) {
        recent.append(good)
        if recent.count > policy.window { recent.removeFirst(recent.count - policy.window) }
    }

    /// Full jitter: anything from 0 to the doubling bound, so that a hundred gates do not come back as one.
    private func pause(since: Int64, now: Int64, _ random: inout some RandomNumberGenerator) -> Int64 {
        let longest = now - since >= policy.longOutage ? policy.longestPauseLater : policy.longestPause
        let doubled = policy.firstPause << Int64(min(failedProbes, 16))
        return Int64.random(in: 0...min(longest, doubled), using: &random)
    }
}
