public import Checkpoint
public import HealthCode

/// What the console wants done outside; none of it waits.
public enum ConsoleEffect: Hashable, Sendable {
    /// Ask service 3000 within so many milliseconds; answered by ``ConsoleEvent/Kind/answered(requestId:_:_:_:)``.
    case verify(Scan, deadlineMilliseconds: Int64)
    /// Ask again under the same requestId with the temperature; answered by ``ConsoleEvent/Kind/amended(requestId:_:)``.
    case amendTemperature(Scan, deadlineMilliseconds: Int64)
    /// Add a temperature in tenths of a degree to the row of a scan that got no answer; answered by
    /// ``ConsoleEvent/Kind/measured(requestId:_:)``.
    case measure(requestId: String, tenths: Int)
    /// Ask 6.4 with an answer's pass-through; answered by ``ConsoleEvent/Kind/history(requestId:_:_:)``.
    case history(requestId: String, bizExtData: String)
    /// Write what the staff decided about a recorded scan, under its row's requestId. It comes again with the same
    /// decision where somebody adds a reason afterwards; a reason has at most 64 characters.
    case decide(requestId: String, GateDecision, reason: String?, operatorRef: String?)
    /// Write who acknowledged an alert.
    case acknowledge(requestId: String, operatorRef: String?)
    /// Read a page of the outbox; answered by ``ConsoleEvent/Kind/queue(_:offset:)``.
    case showQueue(offset: Int, limit: Int)
    /// Read scans of the ledger; answered by ``ConsoleEvent/Kind/records(_:)``.
    case readRecords(RecordQuery)
    /// Read what the scans of a day came to, given by its first instant; answered by ``ConsoleEvent/Kind/statistics(_:)``.
    case readStatistics(day: Instant)
    /// Ask whether the service lets this device serve people; answered by ``ConsoleEvent/Kind/assistRight(_:)``.
    case askAssistRight
    /// Send a form of F6 now; answered by ``ConsoleEvent/Kind/assisted(requestId:_:symbols:)``. Nothing of it is kept.
    case assist(AssistOrder, requestId: String)
    /// Write a code's symbol into a picture that only its owner reads, under a name that tells of nobody; answered by
    /// ``ConsoleEvent/Kind/codeSaved(path:)`` or told by ``ConsoleEvent/Kind/notice(_:)``.
    case saveCode(IssuedCode, CodeSymbol.Kind)
    /// Look at terminal, machine and service anew; answered by ``ConsoleEvent/Kind/findings(_:isLast:)``.
    case examine
    /// Put a dead or held row back to be sent now.
    case retryRow(requestId: String)
    /// Write a note to a row, at most 200 characters.
    case noteRow(requestId: String, String)
    /// Export the outbox into a sealed file; told by ``ConsoleEvent/Kind/notice(_:)``.
    case exportQueue
    /// Stop asking the service, for a reason that somebody gave.
    case forceOffline(reason: String)
    /// Ask the service again.
    case releaseOffline
    /// Somebody is at the keyboard while the service does not answer: probe and upload now if they wait.
    case wake
    /// Compare a PIN with the one that the site set; answered by ``ConsoleEvent/Kind/pin(isRight:)``.
    case checkPIN(String)
    /// Sound a verdict.
    case sound(Tone)
    /// End what sounds: somebody switched the sound off.
    case silence
    /// Bring the next sample person of the demo; its code comes in as a scanner's keys would.
    case nextSample
    /// Leave; ``ConsoleState/isFinished`` is true from now on.
    case quit
}
