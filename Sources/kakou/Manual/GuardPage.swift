internal import Cells
internal import Checkpoint
internal import Console
internal import HealthCode

/// One page for the guard, to be printed and hung at the gate: plain text of at most 66 lines and 80 columns, no colour; the
/// verdicts and keys out of the tables that the console itself goes by.
struct GuardPage {
    /// The most lines and columns of a printed page.
    static let extent = Size(columns: 80, rows: 66)
    /// The commands a guard needs.
    static let commands: [CommandID] = [
        .admit, .hold, .refuse, .document, .queue, .records, .offline, .acknowledge, .clear, .lock, .help, .quit,
    ]

    let language: Language

    /// The page.
    func text() -> String {
        var lines = [say("卡口 kakou: 值勤一页", "kakou: ONE PAGE FOR THE GUARD"), String(repeating: "=", count: 80)]
        lines += ways.flatMap { step($0) }
        for (heading, kinds) in verdicts {
            lines += ["", heading]
            lines += kinds.flatMap { row($0.row) }
        }
        lines += ["", say("按键", "KEYS")] + keys
        lines += [""] + ends.flatMap { step($0) }
        return lines.map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    private func say(_ zh: String, _ en: String) -> String { Words(zh: zh, en: en)[language] }

    private func step(_ text: String) -> [String] {
        Text.wrap(text, to: 76).enumerated().map { ($0 == 0 ? " * " : "   ") + $1 }
    }

    /// How a scan goes.
    private var ways: [String] {
        [
            say("扫码枪对准来人的健康码,不用按任何键。", "Aim the scanner at the person's health code. Press nothing."),
            say(
                "看大字,看符号,听声音。只有「绿码 通行」 [v] 可以放行。",
                "Read the big word and its sign, hear the sound. Only PASS [v] may go in."),
            say(
                "照屏上「下一步」做,再按 + 放行、* 留置 或 - 拒入,就留下记录。",
                "Do what \"Next\" says, then press + admitted, * held or - refused: that keeps a record."),
            say(
                "结果 10 秒后自己消失;下一个人一扫,上一个人的结果立刻消失。",
                "A verdict goes by itself after 10 seconds, and at once when the next person is scanned."),
        ]
    }

    /// The verdicts by what they are about, in the order of the table.
    private var verdicts: [(heading: String, kinds: [VerdictKind])] {
        [
            (
                say("人的等级: 只有这些有颜色", "A PERSON'S GRADE: these alone have a colour"),
                VerdictKind.allCases.filter { $0.row.role.isGrade }
            ),
            (
                say("码和证件: 没有颜色,没有通行", "CODES AND DOCUMENTS: no colour, nobody passes"),
                VerdictKind.allCases.filter { $0.row.role == .code }
            ),
            (
                say("机器和网络: 黑白斜纹,没有核验任何人", "MACHINE AND NETWORK: black and white, hatched; nobody was verified"),
                VerdictKind.allCases.filter { $0.row.role == .device }
            ),
        ]
    }

    /// A sign, its words, what to do: on a line of its own below where there is no room beside them.
    private func row(_ row: VerdictRow) -> [String] {
        let start = " \(row.symbol) " + Text.pad(row.words[language], to: language == .zh ? 20 : 27) + " "
        let step = Text.wrap(row.nextStep[language], to: Self.extent.columns - Text.width(start))
        return step.enumerated().map {
            ($0 == 0 ? start : String(repeating: " ", count: Text.width(start))) + $1
        }
    }

    /// Two keys a line where the words of all of them are short enough.
    private var keys: [String] {
        let cells = Self.commands.compactMap { id -> String? in
            guard let command = CommandTable.all.first(where: { $0.id == id }) else { return nil }
            return Text.pad(command.keyName, to: 4) + " " + command.title[language]
        }
        guard cells.allSatisfy({ Text.width($0) <= 38 }) else { return cells.map { " " + $0 } }
        return stride(from: 0, to: cells.count, by: 2).map { index in
            " " + cells[index..<min(index + 2, cells.count)].map { Text.pad($0, to: 38) }.joined(separator: " ")
        }
    }

    /// What else there is to know.
    private var ends: [String] {
        [
            say(
                "「已离线登记」: 已记在本机,网络恢复后自己上传。「未登记」: 哪里都没记下,请用纸笔登记,把屏上的代码 (如 NET-101) 念给技术员。",
                "RECORDED: it is on this machine and goes out by itself later. NOT RECORDED: it is written nowhere; use paper, and read "
                    + "the code (such as NET-101) to the help desk."),
            say(
                "没有手机: 按 F3,选证件,输号码和姓名。量了体温: 直接打 36.5 回车。",
                "No phone: F3, document type, number, name. A temperature: type 36.5 and Enter."),
            say(
                "上面一条警报: 以前放进去的人后来查出有问题。报告负责人,看清后确认。",
                "A strip above: somebody let in before turned out otherwise. Tell the duty officer, then acknowledge it."
            ),
        ]
    }
}
