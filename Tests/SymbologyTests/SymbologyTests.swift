import Symbology
import Testing

/// 148 letters of the Base32 alphabet, as a code has them (protocol 3.11).
let codeLike = "HU" + String((0..<146).map { Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")[($0 * 11 + 5) % 32] })

@Suite("Symbols of a code")
struct SymbologyTests {
    @Test(
        "A code is 66 modules as Grid Matrix, 37 as QR, 39 as Han Xin",
        arguments: [
            (Symbology.gridMatrix, 66), (.qr, 37), (.hanXin, 39),
        ])
    func sides(_ symbology: Symbology, _ side: Int) throws {
        #expect(try symbology.encode(codeLike).width == side)
    }

    @Test("codeType numbers the symbologies (3.11)")
    func numbers() {
        #expect(Symbology.allCases.map(\.rawValue) == ["0", "1", "2"])
        #expect(Symbology(rawValue: "3") == nil)
    }

    @Test("The QR symbol reads back, by a reader of its own")
    func qrReadsBack() throws {
        let matrix = try Symbology.qr.encode(codeLike)
        #expect(PlainQRReader(dark: matrix.isDark).text == codeLike)
    }

    @Test("imgStream is rows of ceil(width/8) octets, most significant bit first, 1 dark (3.21.13)")
    func packing() throws {
        let matrix = try #require(
            ModuleMatrix(rows: (0..<9).map { row in (0..<9).map { $0 == row || $0 == 8 && row == 0 } }))
        #expect(matrix.packed.prefix(6) == [0b1000_0000, 0b1000_0000, 0b0100_0000, 0, 0b0010_0000, 0])
        #expect(matrix.packed.count == 18)
        #expect(matrix.packed.suffix(2) == [0, 0b1000_0000])
        #expect(ModuleMatrix(packed: matrix.packed, width: 9) == matrix)
        #expect(ModuleMatrix(packed: matrix.packed, width: 8) == nil)
        #expect(ModuleMatrix(packed: [], width: 0) == nil)
    }

    @Test("Every symbol survives packing", arguments: Symbology.allCases)
    func roundTrip(_ symbology: Symbology) throws {
        let matrix = try symbology.encode(codeLike)
        #expect(matrix.packed.count == (matrix.width + 7) / 8 * matrix.width)
        #expect(ModuleMatrix(packed: matrix.packed, width: matrix.width) == matrix)
        #expect(matrix.rows.joined().contains(true) && matrix.rows.joined().contains(false))
    }

    @Test("The finder of QR stands in the corner, with no quiet zone around it")
    func noQuietZone() throws {
        let matrix = try Symbology.qr.encode(codeLike)
        #expect((0..<7).allSatisfy { matrix.isDark($0, 0) && matrix.isDark(0, $0) })
        #expect(!matrix.isDark(7, 0))
        #expect(!matrix.isDark(-1, 0) && !matrix.isDark(0, 37))
    }

    @Test(
        "A text outside the bounds is refused, never drawn",
        arguments: [
            "", String(repeating: "A", count: 513), "码", "A\u{0}B",
        ])
    func refusals(_ text: String) {
        #expect(throws: SymbolFault.text(octets: text.utf8.count)) { try Symbology.qr.encode(text) }
    }

    @Test("512 octets are drawn in each symbology", arguments: Symbology.allCases)
    func longest(_ symbology: Symbology) throws {
        #expect(try symbology.encode(String(repeating: "A7", count: 256)).width > 37)
    }
}
