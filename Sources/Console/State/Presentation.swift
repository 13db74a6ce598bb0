public import Checkpoint
public import HealthCode

/// The scan that the screen is about, from its decoding until the next scan's first byte.
public struct Presentation: Hashable, Sendable {
    /// The scan; ``Scan/temperature`` is set once a temperature is bound to it.
    public var scan: Scan
    /// How far it is.
    public var stage: Stage
    /// When the first answer was painted, in milliseconds of uptime; a temperature is taken until 120 s later.
    public var answered: Int64?
    /// Whether it is on this device's disk; nil while nobody has said so.
    public var recording: Recording?
    /// What this device could tell of the code by itself.
    public var finding: CodeFinding?
    /// What the staff decided.
    public var decision: GateDecision = .none
    /// Why, where somebody said so.
    public var reason: String?
    /// What 6.4 said.
    public var history: History = .notAsked
    /// What became of the temperature.
    public var temperature: Measured = .none

    /// How far a scan is; times are milliseconds of uptime.
    public enum Stage: Hashable, Sendable {
        /// The service was asked; the answer may paint until the deadline.
        case asking(since: Int64, deadline: Int64)
        /// A verdict stands until it clears by itself.
        case decided(Verdict, at: Int64, clears: Int64)
    }

    /// What 6.4 said.
    public enum History: Hashable, Sendable {
        /// There was nothing to ask with.
        case notAsked
        /// Asked.
        case asking
        /// Here it is.
        case have(PersonHistory)
        /// It did not come.
        case failed(ServiceFailure)
    }

    /// What became of a temperature; tenths of a degree.
    public enum Measured: Hashable, Sendable {
        /// None was given.
        case none
        /// On its way until the deadline, in milliseconds of uptime.
        case sending(Int, deadline: Int64)
        /// The service has it.
        case taken(Int)
        /// The service has not taken it.
        case failed(Int, ServiceFailure)
        /// On its way to this device's disk.
        case keeping(Int)
        /// On this device's disk, in the row of a scan that got no answer: its upload carries it.
        case kept(Int)
        /// Not in the row: it has left already, or the ledger refused.
        case notKept(Int, LedgerFailure?)
    }

    /// The verdict that stands, if one does.
    public var verdict: Verdict? {
        if case .decided(let verdict, _, _) = stage { verdict } else { nil }
    }

    /// The row that keeps it: its own, or the unanswered one that it tries again; nil where it is on no disk.
    public var rowId: String? { recording?.rowId }

    /// A scan at its beginning.
    init(_ scan: Scan, _ stage: Stage) {
        self.scan = scan
        self.stage = stage
    }

    /// The masked name, if an answer brought one.
    public var maskedName: String { verdict?.judgement?.maskedName ?? "" }

    /// The masked number, if an answer brought one.
    public var maskedNumber: String { verdict?.judgement?.maskedNumber ?? "" }
}

extension Recording {
    /// The requestId under which the ledger keeps the scan; nil where it does not.
    var rowId: String? {
        if case .recorded(let requestId, _) = self { requestId } else { nil }
    }
}
