public import Checkpoint

/// The way to the service and back, as closures, so that tests can put anything in its place.
public struct Transport: Sendable {
    /// Sends one call and gives its answer; fails with a cause, never with a verdict. ``ServiceFailure/wasSent`` is
    /// false only where no octet of the request can have left.
    public var exchange: @Sendable (HTTPCall) async throws(ServiceFailure) -> HTTPAnswer
    /// Opens a bare TCP connection and closes it; whether it was accepted within a second.
    public var reach: @Sendable () async -> Bool
    /// Lets go of connections and threads; nothing may be exchanged afterwards.
    public var close: @Sendable () async -> Void

    /// A transport of the given closures.
    public init(
        exchange: @escaping @Sendable (HTTPCall) async throws(ServiceFailure) -> HTTPAnswer,
        reach: @escaping @Sendable () async -> Bool = { false }, close: @escaping @Sendable () async -> Void = {}
    ) {
        self.exchange = exchange
        self.reach = reach
        self.close = close
    }
}
