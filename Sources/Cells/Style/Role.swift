/// What a cell means; a theme gives each role its colours, and no view names a colour.
///
/// Grade roles belong to grades of people alone. Everything that a device or a network does wears ``device``,
/// so that no failure can be taken for a red, yellow or green person.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
    /// Plain words.
    case text
    /// Words of less weight: hints, times, labels.
    case muted
    /// A heading.
    case title
    /// Lines and frames.
    case border
    /// The chosen row or the button under the cursor.
    case focus
    /// Where one types.
    case field
    /// The top line: gate, operator, link, clock.
    case statusBar
    /// The bottom line of commands.
    case footer
    /// A key's name in the footer, in help and in the palette.
    case hotkey
    /// The strip that stands until it is acknowledged.
    case alert
    /// What this device failed to do and somebody has to make good: words in red, never a ground.
    case fault
    /// The body of a dialog.
    case dialog
    /// A bar of a chart or of progress.
    case bar
    /// Low risk, green.
    case gradeLow
    /// Medium risk, yellow.
    case gradeMedium
    /// High risk, red.
    case gradeHigh
    /// A contact, orange.
    case gradeContact
    /// Not assessed, grey.
    case gradeUnassessed
    /// A state of the device or of the network: black on white, hatched.
    case device
    /// The modules of a code: black on white whatever the theme is; reversed, white on black.
    case symbol

    /// The letter that stands for the role in a role map.
    public var letter: Character {
        switch self {
        case .text: "."
        case .muted: "m"
        case .title: "t"
        case .border: "b"
        case .focus: "f"
        case .field: "i"
        case .statusBar: "s"
        case .footer: "o"
        case .hotkey: "k"
        case .alert: "a"
        case .fault: "x"
        case .dialog: "d"
        case .bar: "r"
        case .gradeLow: "l"
        case .gradeMedium: "y"
        case .gradeHigh: "h"
        case .gradeContact: "c"
        case .gradeUnassessed: "u"
        case .device: "v"
        case .symbol: "q"
        }
    }
}
