import Cells

/// Where the parts of the main screen stand, for every size; rows and columns in cells.
struct MainLayout: Hashable {
    /// The least size that shows anything.
    static let least = Size(columns: 40, rows: 12)
    /// The least size that shows everything.
    static let full = Size(columns: 80, rows: 24)
    /// From this size on there is a list of recent scans and counters.
    static let large = Size(columns: 100, rows: 32)

    let status: Rect
    let field: Rect
    let alert: Rect
    /// Verdict, person, next step.
    let verdict: Rect
    /// The line between the two panes.
    let divider: Rect
    /// Itinerary and checks.
    let history: Rect
    /// The rule above the recent scans, and these.
    let recentRule: Rect
    let recent: Rect
    /// Empty unless the window is large.
    let counters: Rect
    let message: Rect
    let footer: Rect

    static func fits(_ size: Size) -> Bool { size.columns >= least.columns && size.rows >= least.rows }
    static func isFull(_ size: Size) -> Bool { size.columns >= full.columns && size.rows >= full.rows }
    static func isLarge(_ size: Size) -> Bool { size.columns >= large.columns && size.rows >= large.rows }

    /// The layout of the full main screen.
    init(_ size: Size) {
        let whole = Rect(size)
        let isLarge = MainLayout.isLarge(size)
        let recentRows = isLarge ? min(12, max(6, size.rows / 4)) : 1
        status = whole.row(0)
        field = whole.row(1)
        alert = whole.row(2)
        footer = whole.row(size.rows - 1)
        message = whole.row(size.rows - 2)
        let recentTop = size.rows - 2 - recentRows
        recentRule = whole.row(recentTop - 1)
        let leftColumns = max(48, size.columns * 3 / 5)
        let main = Rect(column: 0, row: 3, columns: size.columns, rows: recentTop - 1 - 3)
        verdict = Rect(column: 1, row: main.top, columns: leftColumns - 2, rows: main.rows)
        divider = Rect(column: leftColumns, row: main.top, columns: 1, rows: main.rows)
        history = Rect(
            column: leftColumns + 2, row: main.top, columns: size.columns - leftColumns - 2, rows: main.rows)
        let countersColumns = isLarge ? size.columns - leftColumns - 3 : 0
        counters = Rect(
            column: leftColumns + 2, row: recentTop, columns: countersColumns, rows: isLarge ? recentRows : 0)
        recent = Rect(
            column: 1, row: recentTop, columns: isLarge ? leftColumns - 2 : size.columns - 2, rows: recentRows)
    }
}
