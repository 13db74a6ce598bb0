/// What stands over the main screen, if anything.
public enum Overlay: Hashable, Sendable {
    /// Help, and the filter typed into it.
    case help(HelpState)
    /// The command palette.
    case palette(PaletteState)
    /// The document form; what was typed is in ``ConsoleState/form``.
    case form
    /// The queue, F4.
    case queue(QueueState)
    /// The records, F5; what they show is in ``ConsoleState/records``.
    case records
    /// The assisted services, F6; what they show is in ``ConsoleState/assist``.
    case assist
    /// The statistics, F7; what they show is in ``ConsoleState/statistics``.
    case statistics
    /// The doctor, F8; what it shows is in ``ConsoleState/doctor``.
    case doctor(DoctorPage)
    /// A reason or a note to be chosen or typed.
    case reason(ReasonState)
    /// The question before going online again; true where Go online is chosen.
    case release(goes: Bool)
    /// The locked screen.
    case lock(LockState)
    /// The question before quitting; true where Quit is chosen.
    case quit(leaves: Bool)
}

/// The help screen: what was typed to filter it, and how far it is scrolled.
public struct HelpState: Hashable, Sendable {
    /// The filter.
    public var query = ""
    /// The first row shown.
    public var offset = 0

    /// Nothing typed.
    public init() {}
}

/// The command palette: what was typed, and which match is chosen.
public struct PaletteState: Hashable, Sendable {
    /// The filter.
    public var query = ""
    /// The chosen match, from 0.
    public var selected = 0

    /// Nothing typed.
    public init() {}
}
