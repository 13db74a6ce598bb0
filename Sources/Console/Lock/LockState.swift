/// The locked screen: nothing about anybody is on it, and a PIN opens it where one is set.
public struct LockState: Hashable, Sendable {
    /// What the right PIN does.
    public enum Purpose: Hashable, Sendable {
        /// Opens the screen.
        case unlock
        /// Ends the program: a kiosk has nothing behind it that a guard should come to.
        case quit
    }

    /// What the right PIN does.
    public var purpose: Purpose
    /// What was typed, at most 12 digits; never drawn.
    public var digits = ""
    /// Whether a PIN is being checked.
    public var isChecking = false

    /// Nothing typed.
    public init(_ purpose: Purpose) {
        self.purpose = purpose
    }

    /// How many digits a PIN has.
    public static let length = 4...12
}

/// How often the PIN was wrong in a row; kept when the locked screen closes and opens again.
public struct PINTries: Hashable, Sendable {
    /// Wrong tries since the last right one.
    public var wrong = 0
    /// When the next try is taken, in milliseconds of uptime.
    public var opensAt: Int64 = 0

    /// None yet.
    public init() {}

    /// How long to wait after so many wrong tries, in milliseconds: the first four are free, then half a minute, doubled
    /// each time up to eight minutes.
    public static func pause(after wrong: Int) -> Int64 {
        wrong < 5 ? 0 : 30_000 << min(Int64(wrong - 5), 4)
    }
}
