/// Where a scan came from; console.md "Input".
public enum InputKind: String, CaseIterable, Hashable, Sendable {
    /// A burst of keys.
    case scanner
    /// A bracketed paste.
    case paste
    /// Typed into the field and ended by Enter.
    case typed
    /// A serial line.
    case serial
    /// A line of standard input.
    case standardInput
    /// The document form, F3.
    case documentForm

    /// Whether a scanner's settings shaped it; what a person typed or filled in is as they meant it.
    public var isFromAScanner: Bool {
        switch self {
        case .scanner, .paste, .serial, .standardInput: true
        case .typed, .documentForm: false
        }
    }
}
