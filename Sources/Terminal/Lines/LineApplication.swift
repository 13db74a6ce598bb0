/// What a session by lines shows and asks; every closure is called on the session's thread and never waits.
public struct LineApplication {
    /// Takes a line that was typed or scanned, without its end.
    public var handle: (String) -> Void
    /// The lines to print now, each once.
    public var lines: () -> [String]
    /// The input ended.
    public var ended: () -> Void
    /// How long until ``onDeadline`` is to be called; nil where nothing is due.
    public var nextDeadline: () -> Duration?
    /// Something is due.
    public var onDeadline: () -> Void
    /// True once the session is over.
    public var finished: () -> Bool

    /// An application.
    public init(
        handle: @escaping (String) -> Void, lines: @escaping () -> [String], ended: @escaping () -> Void,
        nextDeadline: @escaping () -> Duration?, onDeadline: @escaping () -> Void, finished: @escaping () -> Bool
    ) {
        self.handle = handle
        self.lines = lines
        self.ended = ended
        self.nextDeadline = nextDeadline
        self.onDeadline = onDeadline
        self.finished = finished
    }
}
