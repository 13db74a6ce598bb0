public import Cells

/// What fills the ground around a verdict's word, so that its colour is never alone.
public enum Pattern: Hashable, Sendable {
    /// Nothing: a whole ground of colour.
    case solid
    /// Rising strokes `/`.
    case diagonal
    /// Crosses `x`, close together.
    case crossed
    /// Upright strokes `|`.
    case barred
    /// Dots `.`.
    case dotted
    /// Strokes both ways, `/` and `\`, for the device and the network.
    case hatched

    /// The pattern of a role; roles that are no verdict's are solid.
    public init(_ role: Role) {
        self =
            switch role {
            case .gradeMedium: .diagonal
            case .gradeHigh: .crossed
            case .gradeContact: .barred
            case .gradeUnassessed: .dotted
            case .device: .hatched
            default: .solid
            }
    }

    /// What stands in a cell of the ground.
    public func scalar(column: Int, row: Int) -> Unicode.Scalar {
        switch self {
        case .solid: " "
        case .diagonal: (column + row) % 4 == 0 ? "/" : " "
        case .crossed: (column + row) % 2 == 0 ? "x" : " "
        case .barred: column % 2 == 0 ? "|" : " "
        case .dotted: (column + 2 * row) % 4 == 0 ? "." : " "
        case .hatched: (column + row) % 4 == 0 ? "/" : (column - row) % 4 == 2 || (column - row) % 4 == -2 ? "\\" : " "
        }
    }
}
