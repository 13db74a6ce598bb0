public import Checkpoint
import HealthCode

/// Everything of F6; blank whenever the screen locks.
public struct AssistState: Hashable, Sendable {
    /// What is on the screen.
    public enum Page: Hashable, Sendable {
        /// The four services.
        case menu
        /// A form; it is in ``AssistState/form``.
        case form
        /// Divisions to choose from, over the form.
        case picker(DivisionPicker)
        /// What the service answered.
        case done(AssistReceipt)
        /// A code, alone.
        case code(ShownCode)
    }

    /// Whether the service lets this device serve people; only an answer can tell.
    public enum Right: Hashable, Sendable {
        case unknown, asking, granted
        /// It does not, with what it said.
        case refused(ServiceFailure)
    }

    /// A form on its way, or one whose answer never came.
    public struct Sending: Hashable, Sendable {
        /// The same for every try.
        public let requestId: String
        /// What is sent; the time in it is that of the first try.
        public let order: AssistOrder
        /// The form that it was made from; an edited form is another order.
        public let form: AssistForm
        /// Whether the answer is awaited.
        public var isUnderWay: Bool
    }

    /// What is on the screen.
    public var page: Page = .menu
    /// The chosen service, from 0.
    public var selected = 0
    /// The open form.
    public var form: AssistForm?
    /// Whether the service lets this device serve people.
    public var right: Right = .unknown
    /// The form that is on its way, or whose answer never came.
    public var sending: Sending?
    /// Why the last try failed.
    public var failure: ServiceFailure?
    /// Since when it stands behind another screen, in milliseconds of uptime.
    var leftAt: Int64?
    /// Until when another Esc throws the form away, in milliseconds of uptime.
    public var leavesUntil: Int64?

    /// Nothing asked, nothing typed.
    public init() {}

    /// Which commands a key can mean in F6.
    var context: CommandContext {
        switch page {
        case .menu: .assist
        case .form: .assistForm
        case .picker: .assistPicker
        case .done: .assistDone
        case .code: .assistCode
        }
    }

    /// Whether text that is pasted has a field to go to.
    var takesText: Bool { context == .assistForm || context == .assistPicker }

    /// Whether an answer is awaited.
    public var isSending: Bool { sending?.isUnderWay == true }
}

/// A code on the screen.
public struct ShownCode: Hashable, Sendable {
    /// The code.
    public let code: IssuedCode
    /// Its symbols, the one that was asked for first.
    public let symbols: [CodeSymbol]
    /// Which of them is shown, from 0.
    public var selected = 0
    /// Whether it was on the screen; once it has been and no longer is, it is forgotten.
    var isSeen = false
    /// Where it was saved.
    public var path: String?

    /// The symbol that is shown.
    public var symbol: CodeSymbol? { symbols.indices.contains(selected) ? symbols[selected] : nil }
}

/// Divisions to choose from by what is typed.
public struct DivisionPicker: Hashable, Sendable {
    /// What was typed.
    public var query: String
    /// The chosen one, from 0.
    public var selected = 0
    /// Whether abroad is offered too.
    public let allowsAbroad: Bool

    /// A picker that begins with a key.
    public init(_ query: String = "", allowsAbroad: Bool) {
        self.query = query
        self.allowsAbroad = allowsAbroad
    }

    /// How many characters may be typed.
    static let limit = 24

    /// What can be chosen.
    var found: [Division] {
        let found = Divisions.find(query)
        let isAbroad =
            query.isEmpty || Divisions.abroad.hasPrefix(query) || "境外".hasPrefix(query)
            || "jingwai".hasPrefix(query.lowercased()) || query.lowercased() == "jw"
        guard allowsAbroad, isAbroad else { return found }
        return [Division(code: Divisions.abroad, name: Divisions.name(of: Divisions.abroad) ?? "")] + found
    }
}
