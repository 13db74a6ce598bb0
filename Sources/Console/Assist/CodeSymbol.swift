public import HealthCode

/// A symbol as modules, ready to be drawn; the executable has it made, for this room knows no encoder.
public struct CodeSymbol: Hashable, Sendable {
    /// In which symbology; the raw value is `codeType` of I5 (profile 3.11).
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case qr = "1"
        case gridMatrix = "0"
        case hanXin = "2"

        /// What it is called.
        public var name: Words {
            switch self {
            case .qr: Words(zh: "QR 码", en: "QR")
            case .gridMatrix: Words(zh: "网格矩阵码", en: "Grid Matrix")
            case .hanXin: Words(zh: "汉信码", en: "Han Xin")
            }
        }
    }

    /// In which symbology.
    public let kind: Kind
    /// Modules a side without the quiet zone.
    public let side: Int
    /// Light modules around it.
    public let quietZone: Int
    /// `side` rows of `side` modules, true is dark.
    public let dark: [Bool]

    /// Nil unless the modules make the square.
    public init?(_ kind: Kind, side: Int, quietZone: Int, dark: [Bool]) {
        guard side > 0, quietZone >= 0, dark.count == side * side else { return nil }
        self.kind = kind
        self.side = side
        self.quietZone = quietZone
        self.dark = dark
    }
}
