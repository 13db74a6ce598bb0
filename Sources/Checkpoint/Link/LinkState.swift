/// Why a station is woken from a back-off; offline.md, "States and classes".
public enum WakeCause: CaseIterable, Hashable, Sendable {
    /// Somebody pressed a key.
    case key
    /// A network interface came up, or got an address or a route.
    case network
}

/// What the status bar says of the way to the service.
public enum LinkState: Hashable, Sendable {
    /// Nothing was asked yet.
    case unknown
    /// The service answers; the last answer took so many milliseconds.
    case online(latencyMilliseconds: Int?)
    /// The service does not answer, why, and since when by uptime.
    case offline(FailureCause, since: Int64)
    /// A member of staff switched to offline and said why.
    case forced(reason: String)

    /// Whether calls are expected to succeed.
    public var isOnline: Bool {
        switch self {
        case .unknown, .online: true
        case .offline, .forced: false
        }
    }
}
