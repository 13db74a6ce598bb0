/// The ONLINE/OFFLINE automaton of offline.md "Connectivity", over virtual time.
///
/// Times are milliseconds of uptime. The automaton only judges; asking the service is somebody else's work. While
/// OFFLINE a bare TCP connection every few seconds costs the service nothing and shows when the way is open again; signed
/// probes keep to their jitter and pace.
public struct Connectivity: Hashable, Sendable {
    /// The settings, with offline.md's values.
    public struct Policy: Hashable, Sendable {
        /// How many calls are looked back at.
        public var window = 5
        /// How many failures among them make the link OFFLINE.
        public var failures = 2
        /// How many good probes with no failure between bring it back.
        public var goodProbes = 2
        /// The pauses between probes.
        public var backOff = BackOff()
        /// From one bare connection to the next, in milliseconds; at most one in 4 s.
        public var reachEvery: Int64 = 4_000
        /// Probes of an outage, more than its pace allows, that a way which opens again may cost.
        public var heals = 15

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
    /// When the next bare connection is due; nil while ONLINE or forced.
    public private(set) var nextReach: Int64?

    private var recent: [Bool] = []
    private var goodProbes = 0
    private var failedProbes = 0
    /// Failures in this outage, and before when nobody may ask.
    private var tries = 0
    private var notBefore: Int64 = .min
    private var wasReached: Bool?
    private var forcedReason: String?
    private var degradedSince: Int64?

    /// Starts with nothing known.
    public init(policy: Policy = Policy()) {
        self.policy = policy
    }

    /// Takes note of how a call or a probe ended at `time`.
    public mutating func note(_ result: Result, at time: Int64, random: inout some RandomNumberGenerator) {
        switch result {
        case .answered(let latency): noteAnswer(latency, at: time, &random)
        case .failed(let cause, let retryAfter):
            switch cause {
            case .clock, .authority, .revoked:
                // Nobody but the service says so, and signed: the way there is good.
                noteAnswer(nil, at: time, &random)
            default:
                if cause.row.countsAgainstLink {
                    noteFailure(cause, retryAfter, at: time, &random)
                } else if nextProbe != nil {
                    // It says nothing of the link, and is no reason to ask again at once.
                    nextProbe = time + policy.backOff.longest
                }
            }
        }
    }

    /// Takes note of how a bare connection ended: where the way is open again, the next probe is due at once.
    public mutating func noteReach(_ isReached: Bool, at time: Int64) {
        guard case .offline(_, let since) = state, forcedReason == nil else { return }
        nextReach = time + policy.reachEvery
        defer { wasReached = isReached }
        guard isReached, wasReached == false, let due = nextProbe else { return }
        nextProbe = min(due, max(time, policy.backOff.earliest(try: tries - policy.heals, since: since)))
    }

    /// Switches to OFFLINE because a member of staff said so, and why.
    public mutating func force(_ reason: String) {
        forcedReason = reason
        state = .forced(reason: reason)
        nextProbe = nil
        nextReach = nil
    }

    /// Takes the switch back: the link is unknown until the next answer.
    public mutating func release() {
        guard forcedReason != nil else { return }
        let degraded = degradedSince
        self = Connectivity(policy: policy)
        degradedSince = degraded
        if let degraded { state = .offline(.maintenance, since: degraded) }
    }

    /// Whether the service has declared itself degraded: probes would tell nothing, trust tells when it is over.
    public var isDegraded: Bool { degradedSince != nil }

    /// The service declares itself degraded, or no longer (profile 3.19): all gates switch together, whatever answers.
    public mutating func declare(isDegraded: Bool, at time: Int64) {
        guard isDegraded != (degradedSince != nil) else { return }
        degradedSince = isDegraded ? time : nil
        guard forcedReason == nil else { return }
        nextProbe = nil
        nextReach = nil
        recent = []
        state = isDegraded ? .offline(.maintenance, since: time) : .unknown
    }

    /// Makes a probe due as soon as its pace allows: the network changed, or somebody presses a key.
    ///
    /// A network that comes up is taken for a way that opens again: the same ``Policy/heals`` probes may go ahead of the
    /// pace, so that however many events come, an hour costs no more than the promise. What a service asked for is kept.
    public mutating func wake(_ cause: WakeCause = .key, at time: Int64) {
        guard let due = nextProbe, due > time else { return }
        var earliest = notBefore
        if cause == .network, case .offline(_, let since) = state {
            let paced = policy.backOff.earliest(try: tries, since: since)
            let healed = policy.backOff.earliest(try: tries - policy.heals, since: since)
            earliest = notBefore > paced ? notBefore : min(notBefore, healed)
        }
        nextProbe = min(due, max(time, earliest))
    }

    private mutating func noteAnswer(_ latency: Int?, at time: Int64, _ random: inout some RandomNumberGenerator) {
        guard forcedReason == nil, degradedSince == nil else { return }
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
            nextReach = nil
            state = .online(latencyMilliseconds: latency)
        } else {
            // The first pause again, and no pace: the outage is as good as over.
            let bound = policy.backOff.bound(failures: 1, elapsed: time - since)
            nextProbe = time + Int64.random(in: 0...bound, using: &random)
            notBefore = time
        }
    }

    private mutating func noteFailure(
        _ cause: FailureCause, _ retryAfter: Int?, at time: Int64, _ random: inout some RandomNumberGenerator
    ) {
        guard forcedReason == nil, degradedSince == nil else { return }
        remember(false)
        goodProbes = 0
        var since = time
        if case .offline(_, let began) = state {
            since = began
        } else {
            guard cause == .timedOut || recent.count(where: { !$0 }) >= policy.failures else { return }
            failedProbes = 0
            tries = 0
            wasReached = nil
            nextReach = time + policy.reachEvery
        }
        failedProbes += 1
        tries += 1
        state = .offline(cause, since: since)
        let pause = policy.backOff.pause(
            failures: failedProbes + 1, tries: tries, since: since, now: time, told: retryAfter, random: &random)
        nextProbe = pause.due
        notBefore = pause.notBefore
    }

    private mutating func remember(_ good: Bool) {
        recent.append(good)
        if recent.count > policy.window { recent.removeFirst(recent.count - policy.window) }
    }
}
