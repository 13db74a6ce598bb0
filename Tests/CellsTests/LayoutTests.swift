import Cells
import Testing

@Suite struct LayoutTests {
    @Test func sharesFillTheRectangle() {
        let area = Rect(column: 2, row: 1, columns: 20, rows: 10)
        let rows = area.splitRows([.fixed(1), .flexible(), .fixed(2), .flexible(3)])
        #expect(rows.map(\.rows) == [1, 1, 2, 6])
        #expect(rows.map(\.top) == [1, 2, 3, 5])
        #expect(rows.allSatisfy { $0.left == 2 && $0.columns == 20 })
        let columns = area.splitColumns([.fixed(5), .flexible(), .flexible()], gap: 1)
        #expect(columns.map(\.columns) == [5, 6, 7])
        #expect(columns.map(\.left) == [2, 8, 15])
    }

    @Test func whatFindsNoRoomIsEmpty() {
        let area = Rect(column: 0, row: 0, columns: 3, rows: 2)
        #expect(area.splitRows([.fixed(5), .fixed(5), .flexible()]).map(\.rows) == [2, 0, 0])
        #expect(area.splitColumns([.fixed(2), .fixed(2)], gap: 2).allSatisfy { $0.right <= 3 })
        #expect(area.splitRows([]).isEmpty)
        #expect(area.row(7).isEmpty && area.row(-1).isEmpty)
        #expect(area.inset(columns: 2, rows: 2).isEmpty)
    }

    @Test func rectanglesMeet() {
        let area = Rect(column: 0, row: 0, columns: 10, rows: 4)
        #expect(
            area.intersection(Rect(column: 8, row: 3, columns: 9, rows: 9))
                == Rect(column: 8, row: 3, columns: 2, rows: 1))
        #expect(area.intersection(Rect(column: 20, row: 0, columns: 1, rows: 1)).isEmpty)
        #expect(area.centred(columns: 4, rows: 2) == Rect(column: 3, row: 1, columns: 4, rows: 2))
        #expect(area.centred(columns: 99, rows: 99) == area)
        #expect(area.contains(Point(column: 9, row: 3)) && !area.contains(Point(column: 10, row: 3)))
    }
}
