import Checkpoint
import Symbology
import Testing

@Suite("The scanner test sheet")
struct TestSheetSymbolTests {
    @Test("Its constant is what libzint draws of its text")
    func drawnAnew() throws {
        let drawn = try Symbology.qr.encode(TestSheet.text)
        #expect(drawn.width == TestSheet.modules.count)
        for row in 0..<drawn.width {
            for column in 0..<drawn.width { #expect(drawn.isDark(column, row) == TestSheet.modules[row][column]) }
        }
    }
}
