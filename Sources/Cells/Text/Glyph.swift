/// What stands in one cell: a scalar and up to four marks on it.
public struct Glyph: Hashable, Sendable {
    /// How many marks a glyph holds; curses holds no more, and further ones are dropped.
    public static let maximumMarks = 4
    /// A space.
    public static let space = Glyph(base: " ", width: 1)

    /// The scalar that takes the columns.
    public let base: Unicode.Scalar
    /// The columns it takes, 1 or 2.
    public let width: Int
    private var first: UInt32 = 0
    private var second: UInt32 = 0
    private var third: UInt32 = 0
    private var fourth: UInt32 = 0

    /// A glyph of one scalar; one that may not be shown becomes a question mark.
    public init(_ base: Unicode.Scalar) {
        switch ScalarClass(base) {
        case .shown(let width): self.init(base: base, width: width)
        case .mark, .dropped, .replaced: self.init(base: "?", width: 1)
        }
    }

    init(base: Unicode.Scalar, width: Int) {
        self.base = base
        self.width = width
    }

    /// The marks on the base, in order.
    public var marks: [Unicode.Scalar] {
        [first, second, third, fourth].compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    /// The glyph as text.
    public var text: String {
        var text = String(Character(base))
        text.unicodeScalars.append(contentsOf: marks)
        return text
    }

    /// Sets a mark on the base; the fifth and later ones are dropped.
    mutating func add(mark: Unicode.Scalar) {
        if first == 0 {
            first = mark.value
        } else if second == 0 {
            second = mark.value
        } else if third == 0 {
            third = mark.value
        } else if fourth == 0 {
            fourth = mark.value
        }
    }
}
