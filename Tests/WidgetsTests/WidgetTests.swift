import Cells
import Testing
import Widgets

@Suite struct WidgetTests {
    @Test func aFrameEnclosesItsTitle() {
        #expect(
            drawn(Frame("标题"), 14, 3) == """
                +- 标题 -----+
                |            |
                +------------+
                """)
        #expect(drawn(Frame("标题"), 1, 1).isEmpty)
    }

    @Test(arguments: [
        (0, 900, "[..........]   0%"), (450, 900, "[#####.....]  50%"), (899, 900, "[#########.]  99%"),
        (900, 900, "[##########] 100%"), (1_000, 900, "[##########] 100%"), (-1, 900, "[..........]   0%"), (1, 0, ""),
    ]) func progressIsWholeOnlyAtTheEnd(_ done: Int, _ total: Int, _ drawing: String) {
        #expect(drawn(Progress(done: done, of: total), 17, 1) == drawing)
        #expect(drawn(Progress(done: done, of: total), 5, 1).count <= 5)
    }

    @Test func aTableKeepsItsColumns() {
        let table = TableView(
            [.init("时间", .fixed(5)), .init("姓名"), .init("件", .fixed(3), .right)],
            rows: [[Span("14:03"), Span("张*明"), Span("3")], [Span("14:04"), Span("欧阳*华很长的名字")]], selected: 1)
        let drawing = buffer(table, 20, 3)
        #expect(
            drawing.dump() == """
                时间  姓名        件
                14:03 张*明        3
                14:04 欧阳*华很~
                """)
        #expect(drawing.roleMap().hasSuffix(String(repeating: "f", count: 20)))
        #expect(drawing.cursor == Point(column: 0, row: 2))
        #expect(drawn(TableView([.init("a")], rows: [], emptyText: "none"), 6, 2) == "a\nnone")
    }

    @Test func aListScrollsToWhatIsChosen() {
        let lines = (0..<10).map { Line("row \($0)") }
        #expect(drawn(ListView(lines, selected: 7), 6, 3) == "row 5\nrow 6\nrow 7")
        #expect(drawn(ListView(lines, selected: 0, offset: 5), 6, 2) == "row 0\nrow 1")
        #expect(drawn(ListView(lines, offset: 99), 6, 2) == "row 8\nrow 9")
        #expect(drawn(ListView([], emptyText: "无"), 6, 2) == "无\n")
        #expect(ListView(lines, selected: 4, offset: 3).firstRow(in: 3) == 3)
    }

    @Test func aLineIsClippedWithAMark() {
        let line = Line([Span("中文", .title), Span("abc", .muted)])
        #expect(drawn(line, 7, 1) == "中文abc")
        #expect(drawn(line, 6, 1) == "中文a~")
        #expect(drawn(line, 4, 1) == "中~")
        #expect(line.width == 7)
    }

    @Test func aFieldShowsWhereOneTypes() {
        let field = buffer(FieldView("姓名", text: "欧阳修欧阳修"), 15, 1)
        #expect(field.dump() == "姓名 修欧阳修")
        #expect(field.cursor == Point(column: 13, row: 0))
        #expect(field.showsCursor)
        let start = buffer(FieldView("姓名", text: "abc", caret: 0, labelWidth: 6), 15, 1)
        #expect(start.dump() == "姓名   abc")
        #expect(start.cursor == Point(column: 7, row: 0))
        let empty = buffer(FieldView("码", text: "", placeholder: "扫码", isFocused: false), 15, 1)
        #expect(empty.dump() == "码 扫码")
        #expect(empty.cursor == nil)
    }

    @Test func hintsThatDoNotFitAreLeftOut() {
        let bar = HintBar([.init("F1", "帮助"), .init("F2", "核验"), .init("F3", "证件", isEnabled: false)])
        #expect(drawn(bar, 24, 1) == "F1 帮助 F2 核验 F3 证件")
        #expect(drawn(bar, 20, 1) == "F1 帮助 F2 核验 ..")
        #expect(drawn(bar, 1, 1) == ".")
        #expect(buffer(bar, 24, 1).roleMap().contains("mmmmm"), "a refused command is dimmed, not hidden")
    }

    @Test func barsAreToOneScale() {
        #expect(
            drawn(BarChart([.init("绿", 120), .init("黄", 1), .init("红", 0)]), 20, 3) == """
                绿 ############# 120
                黄 #               1
                红                 0
                """)
        #expect(drawn(BarChart([.init("a", .max), .init("b", .max / 2)]), 40, 2).contains("##"))
        #expect(drawn(BarChart([]), 20, 2) == "\n")
    }

    @Test func progressHasFigures() {
        #expect(drawn(ProgressBar(done: 3, total: 12), 19, 1) == "[###.........] 3/12")
        #expect(drawn(ProgressBar(done: 9, total: 0), 10, 1) == "[....] 0/0")
        #expect(drawn(ProgressBar(done: 20, total: 12), 4, 1) == " 12~")
    }

    @Test func aDialogStandsInTheMiddle() {
        let dialog = Dialog("退出?", lines: [Line("还有 3 条待传")], buttons: ["是", "否"], selected: 1)
        let drawing = buffer(dialog, 24, 7)
        #expect(
            drawing.dump() == """

                   +- 退出? -------+
                   | 还有 3 条待传 |
                   |               |
                   | [ 是 ] [>否<] |
                   +---------------+

                """)
        #expect(drawing.cursor == Point(column: 12, row: 4))
    }

    @Test func aPaletteSaysWhyACommandIsRefused() {
        let palette = Palette(
            "命令", query: "s",
            entries: [.init("扫码", keys: "F2"), .init("同步", keys: "^S", refusal: "离线")], selected: 0)
        let drawing = buffer(palette, 24, 5)
        #expect(
            drawing.dump() == """
                +- 命令 ---------------+
                | > s                  |
                | 扫码              F2 |
                | 同步 (离线)       ^S |
                +----------------------+
                """)
        #expect(drawing.cursor == Point(column: 5, row: 1))
    }

    @Test func aParagraphWraps() {
        #expect(drawn(Paragraph("one two 三四五", alignment: .right), 7, 3) == "one two\n 三四五\n")
        #expect(Paragraph("一二三四").height(at: 4) == 2)
    }

    @Test func aRuleCarriesATitle() {
        #expect(drawn(Rule(title: "行程"), 12, 1) == "-- 行程 ----")
        #expect(drawn(Rule(.down), 2, 2) == "|\n|")
    }
}

@Suite struct SparklineTests {
    @Test func aLineIsToTheScaleOfItsGreatest() {
        #expect(Sparkline([0, 1, 2, 4, 8, 3], glyphs: .blocks).text(columns: 10) == "▁▂▃▅█▄")
        #expect(Sparkline([0, 1, 2, 4, 8, 3], glyphs: .ascii).text(columns: 10) == "_.:=#-")
        #expect(Sparkline([0, 1, 2, 4, 8, 3], glyphs: .plain).text(columns: 10) == "_.:=#-")
        #expect(Sparkline([9, 0, 1], glyphs: .ascii).text(columns: 2) == "_#")
        #expect(Sparkline([1, 1_000_000], glyphs: .ascii).text(columns: 2) == ".#")
        #expect(Sparkline([0, 0], glyphs: .ascii).text(columns: 2) == "__")
        #expect(
            Sparkline([], glyphs: .ascii).text(columns: 2).isEmpty
                && Sparkline([1], glyphs: .ascii).text(columns: 0).isEmpty)
        #expect(Sparkline([Int.max, 1], glyphs: .ascii).text(columns: 2) == "#.")
    }
}
