public import Checkpoint

/// What the console wants done outside; none of it waits.
public enum ConsoleEffect: Hashable, Sendable {
    /// Ask service 3000 within so many milliseconds; answered by ``ConsoleEvent/Kind/answered(requestId:_:_:_:)``.
    case verify(Scan, deadlineMilliseconds: Int64)
    /// Ask again under the same requestId with the temperature; answered by ``ConsoleEvent/Kind/amended(requestId:_:)``.
    case amendTemperature(Scan, deadlineMilliseconds: Int64)
    /// Ask 6.4 with an answer's pass-through; answered by ``ConsoleEvent/Kind/history(requestId:_:_:)``.
    case history(requestId: String, bizExtData: String)
    /// Sound a verdict.
    case sound(Tone)
    /// Bring the next sample person of the demo; its code comes in as a scanner's keys would.
    case nextSample
    /// Leave; ``ConsoleState/isFinished`` is true from now on.
    case quit
}
