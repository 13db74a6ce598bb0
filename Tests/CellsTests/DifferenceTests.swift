import Cells
import Testing

@Suite struct DifferenceTests {
    private func buffer(_ lines: String...) -> Buffer {
        var buffer = Buffer(Size(columns: 8, rows: lines.count))
        for (row, line) in lines.enumerated() { buffer.put(line, at: Point(column: 0, row: row)) }
        return buffer
    }

    @Test func onlyWhatChangedIsARun() {
        let difference = Difference(from: buffer("abcd", "same"), to: buffer("aXcY", "same"))
        #expect(difference.runs.map(\.columns) == [1..<2, 3..<4])
        #expect(difference.cellCount == 2)
        #expect(Difference(from: buffer("中"), to: buffer("中")).runs.isEmpty)
    }

    @Test func aRunTakesWideGlyphsWhole() {
        #expect(Difference(from: buffer("中x"), to: buffer("文x")).runs.map(\.columns) == [0..<2])
        #expect(Difference(from: buffer("a中b"), to: buffer("中ab")).runs.map(\.columns) == [0..<3])
    }

    @Test func anotherSizeIsPaintedWhole() {
        let difference = Difference(from: Buffer(Size(columns: 3, rows: 1)), to: buffer("", ""))
        #expect(difference.runs.map(\.columns) == [0..<8, 0..<8])
        #expect(Difference(from: nil, to: Buffer(Size(columns: 0, rows: 2))).runs.isEmpty)
    }
}
