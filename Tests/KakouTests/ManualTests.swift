import Cells
import Checkpoint
import Console
import Foundation
import HealthCode
import Testing

@testable import kakou

/// The pages that are written by `kakou manual` and kept in the repository: a stale one fails. `RECORD=1` writes them.
@Suite struct ManualTests {
    struct Page: CustomTestStringConvertible {
        let path: String
        let part: ManualCommand.Part
        var language = Language.en

        var testDescription: String { path }
    }

    static let pages = [
        Page(path: "assets/man/kakou.1", part: .man),
        Page(path: "assets/man/zh_CN/kakou.1", part: .man, language: .zh),
        Page(path: "assets/completions/kakou.bash", part: .bash),
        Page(path: "assets/completions/_kakou", part: .zsh),
        Page(path: "assets/completions/kakou.fish", part: .fish),
        Page(path: "Sources/kakou/kakou.docc/Keys.md", part: .keys),
        Page(path: "assets/guard/guard.zh.txt", part: .guard, language: .zh),
        Page(path: "assets/guard/guard.en.txt", part: .guard, language: .en),
    ]

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: pages) func thePageIsNotStale(_ page: Page) throws {
        let text = try ManualCommand.text(page.part, page.language)
        let file = Self.root.appending(path: page.path)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == text, "\(page.path) is stale: RECORD=1 writes it anew")
    }

    /// One printed page: 66 lines, 80 columns, nothing but text; every verdict with its sign and next step, none cut.
    @Test(arguments: Language.allCases) func theGuardsPageIsOnePage(_ language: Language) throws {
        let page = try ManualCommand.text(.guard, language)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= GuardPage.extent.rows, "\(lines.count) lines")
        for line in lines { #expect(Text.width(line) <= GuardPage.extent.columns, "\(line)") }
        #expect(
            !page.contains("~") || page.contains("[~]") && page.components(separatedBy: "~").count == 2,
            "nothing is cut")
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        for kind in VerdictKind.allCases {
            let row = lines.firstIndex { $0.hasPrefix(" \(kind.row.symbol) ") }
            let both = row.map { lines[$0...min($0 + 1, lines.count - 1)].joined(separator: " ") } ?? ""
            let words = both.split(separator: " ").joined(separator: " ")
            let isWhole = words.contains(kind.row.words[language]) && words.contains(kind.row.nextStep[language])
            #expect(isWhole, "\(kind): \(words)")
        }
        for id in GuardPage.commands {
            let command = try #require(CommandTable.all.first { $0.id == id })
            #expect(page.contains(command.title[language]), "\(id)")
        }
    }

    @Test(arguments: Language.allCases) func everyTableIsInTheManual(_ language: Language) throws {
        let page = try ManualCommand.text(.man, language)
        for command in CommandTable.all {
            #expect(page.contains(Roff.escape(command.title[language])), "\(command.id)")
            #expect(page.contains(Roff.escape(KeyPage.keys(of: command))), "\(command.id)")
        }
        for setting in Configuration.settings {
            #expect(page.contains(Roff.escape(setting.key)) && page.contains(Roff.escape(setting.meaning[language])))
        }
        for row in Script.manualSteps + Script.manualConditions {
            #expect(
                page.contains("\\fB\(Roff.escape(row.form))\\fR\n\(Roff.escape(row.meaning[language]))"), "\(row.form)")
        }
        for name in KeyMap.commandNames { #expect(page.contains(Roff.escape(name)), "\(name)") }
        for status in CommandStatus.allCases {
            #expect(page.contains(".TP\n\\fB\(status.rawValue)\\fR\n\(Roff.escape(status.meaning[language]))"))
        }
        for (name, _) in try CommandSynopsis.program().leaves() {
            #expect(page.contains(".SS \"\(Roff.escape(name))"), "\(name)")
        }
    }

    /// What the command line says of itself is in Chinese in the Chinese manual, every text of it.
    @Test func theChineseManualIsChinese() throws {
        let program = try CommandSynopsis.program()
        var texts: [String] = []
        for (_, command) in program.leaves() {
            texts += [command.abstract, command.discussion].compactMap { $0 }
            texts += command.shownArguments.compactMap(\.abstract)
        }
        #expect(texts.count > 100)
        for text in Set(texts) where !text.isEmpty {
            #expect(CommandWords.isKnown(text), "CommandWords has no Chinese for: \(text)")
            #expect(CommandWords.text(text, .en) == text)
        }
    }

    @Test(arguments: [
        (".x", "\\&.x"), ("'x", "\\&'x"), ("a-b", "a\\-b"), ("a\\b", "a\\eb"), ("x\n.y", "x\n\\&.y"),
        ("\"q\"", "\\(dqq\\(dq"),
        ("^P", "\\(haP"),
    ])
    func textSteersNothing(_ text: String, _ roff: String) {
        #expect(Roff.escape(text) == roff)
    }
}

/// The options that every command takes, in the three places that know of them.
@Suite struct CommonOptionTests {
    /// What may stand before a command is what every command takes: an option missing there would be taken for one of
    /// the console alone.
    @Test func everyCommonOptionMayStandBeforeTheCommand() throws {
        let common = try CommandSynopsis.program().commonArguments.compactMap(\.preferredName?.text)
        #expect(common.contains("--lang") && common.contains("--script"))
        for name in common where !["--help", "--version"].contains(name) {
            let arranged = [
                HoistedArguments.arrange([name, "doctor"]), HoistedArguments.arrange([name, "X", "doctor"]),
            ]
            #expect(arranged.contains { $0.first == "doctor" }, "\(name)")
        }
    }

    @Test func aCommandsSynopsisNamesItsOwnOptionsAlone() throws {
        let page = try ManualCommand.text(.man, .en)
        for line in page.split(separator: "\n") where line.hasPrefix(".SS \"kakou ") {
            for name in ["lang", "script", "data\\-dir"] { #expect(!line.contains("\\-\\-\(name)"), "\(line)") }
        }
    }
}
