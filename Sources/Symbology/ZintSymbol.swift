import CZint

/// One symbol of libzint, freed with its last owner.
///
/// libzint has no state of its own between calls; a symbol is used by the thread that made it and never shared.
struct ZintSymbol: ~Copyable {
    /// The octets a symbol takes: the bound of `codeContent` (protocol 3.11).
    static let longestText = 512

    let symbol: UnsafeMutablePointer<zint_symbol>

    private init(owning symbol: UnsafeMutablePointer<zint_symbol>) {
        self.symbol = symbol
    }

    /// The symbol of a text, its modules computed.
    static func drawn(_ text: String, as symbology: Symbology) throws(SymbolFault) -> ZintSymbol {
        let octets = Array(text.utf8)
        guard !octets.isEmpty, octets.count <= Self.longestText, octets.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw .text(octets: octets.count)
        }
        guard let symbol = ZBarcode_Create() else { throw .encoder("out of memory") }
        let drawn = ZintSymbol(owning: symbol)
        symbol.pointee.symbology = symbology.zintNumber
        symbol.pointee.input_mode = DATA_MODE
        symbol.pointee.option_1 = symbology.zintCorrection
        symbol.pointee.whitespace_width = Int32(symbology.quietZone)
        symbol.pointee.whitespace_height = Int32(symbology.quietZone)
        let status = ZBarcode_Encode(symbol, octets, Int32(octets.count))
        // Warnings (below ZINT_ERROR) still leave a good symbol.
        guard status < ZINT_ERROR else { throw .encoder(drawn.errorText) }
        return drawn
    }

    deinit {
        ZBarcode_Delete(symbol)
    }

    /// The modules, copied out.
    var modules: ModuleMatrix {
        get throws(SymbolFault) {
            let side = symbol.pointee.width
            let rows = (0..<side).map { row in (0..<side).map { column in czint_is_dark(symbol, row, column) != 0 } }
            guard let matrix = ModuleMatrix(rows: rows) else { throw .encoder("the symbol is not a square") }
            return matrix
        }
    }

    /// What libzint says about its last failure.
    var errorText: String {
        czint_error_text(symbol).map { String(cString: $0) } ?? "unknown"
    }
}

extension Symbology {
    /// libzint's number of the symbology.
    fileprivate var zintNumber: Int32 {
        switch self {
        case .gridMatrix: BARCODE_GRIDMATRIX
        case .qr: BARCODE_QRCODE
        case .hanXin: BARCODE_HANXIN
        }
    }

    /// The level of error correction: QR's L keeps a code of 148 letters at 37 modules (version 5); -1 lets libzint
    /// take the recommended level.
    fileprivate var zintCorrection: Int32 {
        self == .qr ? 1 : -1
    }
}
