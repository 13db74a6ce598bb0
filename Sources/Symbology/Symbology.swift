/// The two-dimensional symbols a health code is drawn in; the raw value is `codeType` of service 2000 (protocol 3.11).
public enum Symbology: String, CaseIterable, Hashable, Sendable {
    /// Grid Matrix, GB/T 27766: the default of the series.
    case gridMatrix = "0"
    /// QR: 37 modules for a code of 148 letters, as it fits a terminal.
    case qr = "1"
    /// Han Xin, GB/T 21049.
    case hanXin = "2"

    /// The light modules around a symbol that its own standard asks for, on each side.
    public var quietZone: Int {
        switch self {
        case .gridMatrix: 6
        case .qr: 4
        case .hanXin: 3
        }
    }

    /// The modules of a text.
    ///
    /// - Parameter text: 1 to 512 octets of ASCII, the bound of `codeContent`; capitals, digits and ` $%*+-./:` make
    ///   QR use its alphanumeric mode.
    /// - Throws: ``SymbolFault/text(octets:)`` for an empty, too long or non-ASCII text, ``SymbolFault/encoder(_:)``.
    public func encode(_ text: String) throws(SymbolFault) -> ModuleMatrix {
        try ZintSymbol.drawn(text, as: self).modules
    }
}

/// Why a symbol was not drawn or not written.
public enum SymbolFault: Error, Hashable, Sendable {
    /// The text is empty, over 512 octets, or not ASCII.
    case text(octets: Int)
    /// libzint refused, in its words; they quote no text.
    case encoder(String)
    /// The path is longer than libzint takes (255 octets with its temporary ending).
    case pathTooLong
    /// The file could not be put in place; `errno`.
    case file(Int32)
}
