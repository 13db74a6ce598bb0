import Cells
import Testing
import Widgets

@Suite struct BannerTests {
    private func banner(_ word: String, _ latin: String, _ role: Role, _ glyphs: GlyphSet = .blocks) -> Banner {
        Banner(word: word, latin: latin, symbol: "[v]", caption: latin, role: role, glyphs: glyphs)
    }

    @Test func chineseIsSixRowsHigh() {
        #expect(
            drawn(banner("通行", "PASS", .gradeLow), 46, 8) == """
                [v]          ▄   ▄▄▄▄▄▄    ▄  ▄▄▄▄▄
                              ▀    ▀▄▀   ▄▀
                             ▄▄  █▀▀█▀▀█  ▄▀ ▀▀▀▀█▀▀
                              █  █▀▀█▀▀█ ▀█      █
                              █  █▀▀█▀▀█  █      █
                             █ ▀▄▄▄▄▄▄▄▄  █    ▄▄█

                                     PASS
                """)
    }

    @Test func asciiIsLatinInNumberSigns() {
        #expect(
            drawn(banner("通行", "PASS", .gradeLow, .ascii), 40, 6) == """
                [v]       ####   ###   ####  ####
                          #   # #   # #     #
                          #   # #   #  ###   ###
                          ####  #####     #     #
                          #     #   #     #     #
                          #     #   # ####  ####
                """)
    }

    @Test func wordsThatDoNotFitTakeTwoLines() {
        #expect(
            drawn(banner("NOT VERIFIED", "NOT VERIFIED", .device), 48, 6) == """
                [v] / \\ / \\ / \\  █▄  █ ▄▀▀▀▄ ▀▀█▀▀  / \\ / \\ / \\
                   /   /   /   / █ ▀▄█ █   █   █   /   /   /   /
                \\ / \\ / \\ / \\ /  █   █ ▀▄▄▄▀   █    \\ / \\ / \\ /
                 /  █   █ █▀▀▀▀ █▀▀▀▄ ▀█▀ █▀▀▀▀ ▀█▀ █▀▀▀▀ █▀▀▀▄
                / \\ █   █ █▀▀▀  █▄▄▄▀  █  █▀▀▀   █  █▀▀▀  █   █
                   / ▀▄▀  █▄▄▄▄ █  ▀▄ ▄█▄ █     ▄█▄ █▄▄▄▄ █▄▄▄▀
                """)
    }

    @Test func aChineseWordTooWideForLettersStandsBelowLatinOnes() {
        let text = drawn(banner("码已过期", "EXPIRED", .gradeLow), 46, 6)
        #expect(text.contains("码已过期"))
        #expect(text.contains("█▀▀▀▀"))
        #expect(banner("码已过期", "EXPIRED", .gradeLow).letterRows(in: Size(columns: 46, rows: 6)) == 3)
        #expect(banner("码已过期", "EXPIRED", .gradeLow).letterRows(in: Size(columns: 52, rows: 6)) == 6)
        #expect(banner("码已过期", "EXPIRED", .gradeLow).letterRows(in: Size(columns: 46, rows: 12)) == 6)
    }

    @Test func lettersGrowWithTheScreen() {
        let pass = banner("通行", "PASS", .gradeLow)
        #expect(pass.letterRows(in: Size(columns: 46, rows: 13)) == 6)
        #expect(pass.letterRows(in: Size(columns: 60, rows: 13)) == 12)
        #expect(pass.letterRows(in: Size(columns: 100, rows: 20)) == 18)
        #expect(pass.letterRows(in: Size(columns: 40, rows: 6)) == 6)
        #expect(banner("未核验", "NOT VERIFIED", .device).letterRows(in: Size(columns: 40, rows: 6)) == 6)
    }

    @Test func withoutRoomItIsPlainText() {
        #expect(drawn(banner("通行", "PASS", .gradeLow), 12, 2) == "  [v] 通行\n    PASS")
        #expect(drawn(banner("通行", "PASS", .gradeLow, .ascii), 12, 1) == "  [v] PASS")
        #expect(drawn(banner("通行", "PASS", .gradeLow), 0, 0).isEmpty)
    }

    /// Colour is never alone: every grade and the device have a ground of their own.
    @Test func everyRoleHasItsPattern() {
        let roles: [Role] = [.gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed, .device]
        let grounds = roles.map { role in
            drawn(Banner(word: "", latin: "", symbol: "", role: role, glyphs: .blocks), 24, 5)
        }
        #expect(Set(grounds).count == roles.count)
        for role in roles {
            let map = buffer(banner("通行", "PASS", role), 46, 8).roleMap()
            #expect(Set(map.filter { $0 != "\n" }) == Set(String(role.letter).uppercased()))
        }
    }

    /// Every character that a verdict may want is there, and an unknown one does no harm.
    @Test func theVerdictWordsHaveLetters() {
        let words = [
            "通行", "复检", "留置", "禁止", "登记", "码已过期", "请刷新", "码已使用", "非健康码", "伪造码", "码已吊销", "查无记录", "刚刚扫过",
            "系统故障", "超时", "未核验", "已离线登记", "未登记", "本机未登记", "设备停用", "数据过旧", "网络", "设备",
        ]
        for word in words {
            let rows = banner(word, "X", .device).letterRows(in: Size(columns: 90, rows: 6))
            #expect(rows == 6, "\(word)")
        }
        #expect(banner("龘", "UNKNOWN", .device).letterRows(in: Size(columns: 90, rows: 7)) == 6)
    }

    @Test func theSignIsNeverLeftOut() {
        for columns in [10, 24, 40, 46, 60] {
            for rows in [2, 3, 6, 7, 12, 14] {
                for word in ["通行", "未核验\n未登记", "码已过期", "NOT VERIFIED", "RE-CHECK"] {
                    let text = drawn(banner(word, "NOT VERIFIED", .device), columns, rows)
                    #expect(text.contains("[v]"), "\(word) in \(columns)x\(rows)")
                }
            }
        }
    }

    @Test func noBannerLeavesItsArea() {
        for columns in stride(from: 0, through: 60, by: 6) {
            for rows in [0, 1, 3, 6, 7, 13] {
                for glyphs in [GlyphSet.ascii, .blocks] {
                    var buffer = Buffer(Size(columns: columns + 4, rows: rows + 2))
                    let area = Rect(column: 2, row: 1, columns: columns, rows: rows)
                    buffer.render(banner("未核验\n未登记", "NOT VERIFIED", .device, glyphs), in: area)
                    let inside = Rect(column: 2, row: 1, columns: columns, rows: rows)
                    for row in 0..<buffer.size.rows {
                        for column in 0..<buffer.size.columns where buffer[Point(column: column, row: row)] != .blank {
                            #expect(inside.contains(Point(column: column, row: row)), "\(columns)x\(rows)")
                        }
                    }
                }
            }
        }
    }
}
