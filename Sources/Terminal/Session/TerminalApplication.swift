public import Cells

/// What the terminal shows and asks; every closure is called on the terminal's thread and never waits.
public struct TerminalApplication {
    /// Takes an event.
    public var handle: (InputEvent) -> Void
    /// The picture for a size; nil where nothing changed since the last one that was given.
    public var render: (Size) -> Buffer?
    /// How long until ``onDeadline`` is to be called; nil where nothing is due.
    public var nextDeadline: () -> Duration?
    /// Something is due.
    public var onDeadline: () -> Void
    /// True once the session is over.
    public var finished: () -> Bool
    /// True where one letter is a command: then letters are held back until they are known not to begin a scan.
    public var holdsKeys: () -> Bool

    /// True where it is to be told how quickly the keys of a scan came.
    public var measuresBursts: () -> Bool

    /// An application.
    public init(
        handle: @escaping (InputEvent) -> Void, render: @escaping (Size) -> Buffer?,
        nextDeadline: @escaping () -> Duration? = { nil }, onDeadline: @escaping () -> Void = {},
        finished: @escaping () -> Bool, holdsKeys: @escaping () -> Bool = { true },
        measuresBursts: @escaping () -> Bool = { false }
    ) {
        self.handle = handle
        self.render = render
        self.nextDeadline = nextDeadline
        self.onDeadline = onDeadline
        self.finished = finished
        self.holdsKeys = holdsKeys
        self.measuresBursts = measuresBursts
    }
}
