import CZint
import Glibc

extension Symbology {
    /// Writes a text's symbol as a PNG, dark on white with its quiet zone.
    ///
    /// The file appears whole or not at all: it is written beside its place under another name, synced, and renamed.
    /// - Parameters:
    ///   - text: as in ``encode(_:)``.
    ///   - path: at most 240 octets; a file that is there is replaced.
    ///   - modulePixels: pixels on a module's side, 1 to 64.
    /// - Throws: ``SymbolFault``; nothing is left beside the path then.
    public func writePNG(of text: String, to path: String, modulePixels: Int = 8) throws(SymbolFault) {
        let symbol = try ZintSymbol.drawn(text, as: self)
        // The ending tells libzint the format; the process number keeps two writers apart.
        let draft = "\(path).\(getpid()).png"
        // libzint draws two pixels a module at scale 1.
        symbol.symbol.pointee.scale = Float(min(max(modulePixels, 1), 64)) / 2
        guard czint_set_outfile(symbol.symbol, draft) != 0 else { throw .pathTooLong }
        guard ZBarcode_Print(symbol.symbol, 0) < ZINT_ERROR else {
            unlink(draft)
            throw .encoder(symbol.errorText)
        }
        let status = Self.settle(draft, path)
        guard status == 0 else {
            unlink(draft)
            throw .file(status)
        }
    }

    /// Syncs a draft and renames it to its place; 0 or an `errno`.
    private static func settle(_ draft: String, _ path: String) -> Int32 {
        let file = open(draft, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return errno }
        let synced = fsync(file) == 0 ? 0 : errno
        close(file)
        guard synced == 0 else { return synced }
        return rename(draft, path) == 0 ? 0 : errno
    }
}
