/// How the terminal is to be used; whatever is nil is found out.
public struct TerminalOptions: Sendable {
    /// Whether colours are shown.
    public enum Colour: String, CaseIterable, Sendable {
        /// As the terminal can, and none where `NO_COLOR` is set.
        case auto
        /// As the terminal can, also where `NO_COLOR` is set.
        case always
        /// None: reverse video, bold, underline.
        case never
    }

    /// Whether colours are shown.
    public var colour = Colour.auto
    /// Which colours; nil takes dark or light by `COLORFGBG`, dark where that says nothing.
    public var scheme: Scheme?
    /// ASCII alone, whatever the terminal can.
    public var asciiOnly = false
    /// The columns of glyphs of ambiguous width in this terminal, 1 or 2; with 2 they are shown as ASCII.
    public var ambiguousWidth = 1
    /// By what a burst is told from keys; its ``BurstSettings/escapeDelay`` becomes 100 ms over ssh where it was not set.
    public var burst = BurstSettings()
    /// True where ^Z stops the program; a kiosk has no shell to come back to.
    public var allowsSuspension = true
    /// Where keys come from.
    public var input: Int32 = 0
    /// Where the screen is.
    public var output: Int32 = 1
    /// The environment's variables; nil takes the process's own.
    public var environment: [String: String]?

    /// Everything found out.
    public init() {}
}
