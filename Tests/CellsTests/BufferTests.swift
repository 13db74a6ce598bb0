import Cells
import Testing

@Suite struct BufferTests {
    @Test func aWideGlyphTakesTwoCells() {
        var buffer = Buffer(Size(columns: 6, rows: 1))
        #expect(buffer.put("a中b", at: Point(column: 0, row: 0)) == 4)
        #expect(buffer.dump(notes: true) == "a中b |hides 2")
        #expect(buffer[Point(column: 1, row: 0)].isWide)
        #expect(buffer[Point(column: 2, row: 0)].isContinuation)
    }

    @Test(arguments: [
        (0, "x 文"), (1, " x文"), (2, "中x"), (3, "中 x"),
    ])
    func writingOverOneHalfBlanksTheOther(_ column: Int, _ expected: String) {
        var buffer = Buffer(Size(columns: 4, rows: 1))
        buffer.put("中文", at: Point(column: 0, row: 0))
        buffer.put("x", at: Point(column: column, row: 0))
        #expect(buffer.dump() == expected)
        #expect(wideCellsAreWhole(buffer))
    }

    @Test func noWideGlyphCrossesAnEdge() {
        var buffer = Buffer(Size(columns: 3, rows: 2))
        buffer.put("中文", at: Point(column: 0, row: 0))
        #expect(buffer.dump() == "中\n")
        buffer.put("中文", at: Point(column: -1, row: 1))
        #expect(buffer.dump() == "中\n 文")
        buffer.put("abc中", at: Point(column: 0, row: 0), maxWidth: 4)
        #expect(buffer.dump() == "abc\n 文")
        buffer.put("中文", at: Point(column: 0, row: 1), maxWidth: 1)
        #expect(buffer[Point(column: 0, row: 1)].glyph == .space)
        #expect(wideCellsAreWhole(buffer))
    }

    @Test func drawingOutsideIsClipped() {
        var buffer = Buffer(Size(columns: 2, rows: 2))
        for point in [(5, 0), (0, 5), (0, -1), (-9, 0)] {
            buffer.put("中文", at: Point(column: point.0, row: point.1))
        }
        buffer.fill(Rect(column: -3, row: -3, columns: 3, rows: 3), "x")
        buffer.put("a", at: Point(column: .max, row: 0))
        #expect(buffer == Buffer(Size(columns: 2, rows: 2)))
        #expect(Buffer(Size(columns: -1, rows: 3)).dump() == "\n\n")
        #expect(buffer[Point(column: 9, row: 9)] == .blank)
    }

    @Test func rolesAreMapped() {
        var buffer = Buffer(Size(columns: 6, rows: 1))
        buffer.put("中", at: Point(column: 0, row: 0), style: Style(.gradeHigh, reverse: true))
        buffer.put("ab", at: Point(column: 2, row: 0), style: Style(.device))
        buffer.restyle(Rect(column: 4, row: 0, columns: 1, rows: 1), Style(.text, reverse: true))
        #expect(buffer.roleMap() == "HHvv:.")
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    }

    @Test func restylingKeepsHalvesAlike() {
        var buffer = Buffer(Size(columns: 4, rows: 1))
        buffer.put("中文", at: Point(column: 0, row: 0))
        buffer.restyle(Rect(column: 1, row: 0, columns: 2, rows: 1), Style(.focus))
        #expect(buffer.roleMap() == "..ff")
        #expect(wideCellsAreWhole(buffer))
    }

    @Test func aBufferDrawnOverAnotherCutsWideGlyphsWhole() {
        var below = Buffer(Size(columns: 6, rows: 2))
        below.put("中文字", at: Point(column: 0, row: 0))
        var above = Buffer(Size(columns: 2, rows: 3))
        above.put("好", at: Point(column: 0, row: 0))
        below.draw(above, at: Point(column: 1, row: 0))
        #expect(below.dump() == " 好 字\n")
        below.draw(above, at: Point(column: 5, row: 1))
        #expect(wideCellsAreWhole(below))
    }
}
