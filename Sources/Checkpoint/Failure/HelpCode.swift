public import HealthCode

/// Whose a failure is to mend; the first part of a help code.
public enum HelpArea: String, CaseIterable, Hashable, Sendable {
    /// The way to the service.
    case network = "NET"
    /// The service.
    case service = "SVC"
    /// This device.
    case device = "DEV"
}

/// What a guard reads out, or a photo shows, so that a help desk can act: `AREA-NNN`, or `AREA-NNN/CODE`.
///
/// AREA is `NET`, `SVC` or `DEV`, NNN the cause's number, CODE the return code of profile 3.15 if the service sent one.
/// A judgement's code is the return code alone; a ledger's refusal is `DEV-311` to `DEV-319`, and what is wrong with the
/// input `DEV-321`, without a CODE.
public struct HelpCode: Hashable, Sendable, CustomStringConvertible {
    /// The cause; nil for a bare return code and for a ledger's refusal.
    public let cause: FailureCause?
    /// Why the ledger refused; nil for everything else.
    public let ledger: LedgerCause?
    /// What is wrong with the input; nil for everything else.
    public let input: InputCause?
    /// The return code, if any.
    public let code: ReturnCode?

    /// The code of a failure.
    public init(_ cause: FailureCause, _ code: ReturnCode? = nil) {
        self.cause = cause
        self.code = code
        ledger = nil
        input = nil
    }

    /// The code of a judgement.
    public init(_ code: ReturnCode) {
        cause = nil
        self.code = code
        ledger = nil
        input = nil
    }

    /// The code of a ledger's refusal.
    public init(_ ledger: LedgerCause) {
        cause = nil
        code = nil
        self.ledger = ledger
        input = nil
    }

    /// The code of input that is no scan.
    public init(_ input: InputCause) {
        cause = nil
        code = nil
        ledger = nil
        self.input = input
    }

    /// Reads what a person typed or dictated: letters in either case; nil unless the grammar holds and both parts exist.
    public init?(_ text: String) {
        let parts = text.uppercased().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1:
            if let cause = HelpCode.cause(parts[0]) {
                self.init(cause)
            } else if let ledger = LedgerCause.allCases.first(where: { HelpCode($0).description == parts[0] }) {
                self.init(ledger)
            } else if let input = InputCause.allCases.first(where: { HelpCode($0).description == parts[0] }) {
                self.init(input)
            } else if let code = ReturnCode(rawValue: parts[0]) {
                self.init(code)
            } else {
                return nil
            }
        case 2:
            guard let cause = HelpCode.cause(parts[0]), let code = ReturnCode(rawValue: parts[1]) else { return nil }
            self.init(cause, code)
        default: return nil
        }
    }

    private static func cause(_ text: String) -> FailureCause? {
        FailureCause.allCases.first { "\($0.row.area.rawValue)-\($0.row.number)" == text }
    }

    /// The code as it is shown.
    public var description: String {
        if let ledger { return "\(HelpArea.device.rawValue)-\(ledger.row.number)" }
        if let input { return "\(input.row.area.rawValue)-\(input.row.number)" }
        guard let cause else { return code?.rawValue ?? "" }
        let row = cause.row
        return "\(row.area.rawValue)-\(row.number)" + (code.map { "/\($0.rawValue)" } ?? "")
    }
}
