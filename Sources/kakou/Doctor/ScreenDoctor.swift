internal import Glibc
internal import HealthCode
internal import Terminal

/// The terminal: its type, colours, glyphs, and what was switched off and why.
enum ScreenDoctor {
    static func findings(_ setting: Setting) -> [Finding] {
        var options = TerminalOptions()
        options.colour = setting.noColour ? .never : .auto
        options.scheme = setting.theme
        options.asciiOnly = setting.ascii
        options.ambiguousWidth = setting.configuration.ambiguousWide ? 2 : 1
        let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        let here = Finding(
            "tty", "终端", "terminal", isTerminal ? .good : .doubtful,
            zh: isTerminal ? "输入输出都是终端" : "输入或输出不是终端, 控制台要在终端里运行",
            en: isTerminal ? "input and output are a terminal" : "input or output is none; the console needs one")
        do {
            let found = try TerminalCapabilities.find(options)
            let type = found.type == found.usedType ? found.type : "\(found.type) -> \(found.usedType)"
            var findings = [
                here,
                Finding("type", "终端类型", "terminal type", found.type == found.usedType ? .good : .doubtful, type),
                Finding("colours", "颜色", "colours", .good, "\(found.depth), \(found.scheme.rawValue)"),
                Finding(
                    "glyphs", "字形", "glyphs", .good, zh: found.asciiOnly ? "只用 ASCII" : "中文和方块",
                    en: found.asciiOnly ? "ASCII alone" : "Chinese and blocks"),
                Finding(
                    "paste", "粘贴", "paste", .good, zh: found.hasBracketedPaste ? "有括号" : "无括号",
                    en: found.hasBracketedPaste ? "bracketed" : "not bracketed"),
            ]
            findings += found.notes.map { Finding("note", "说明", "note", .doubtful, $0) }
            return findings
        } catch {
            return [here, Finding("type", "终端类型", "terminal type", .doubtful, error.description)]
        }
    }

    /// Two lines that show at a glance whether wide and block glyphs come out right.
    static func glyphSheet(_ setting: Setting) -> String? {
        guard isatty(STDOUT_FILENO) == 1, !setting.ascii else { return nil }
        return "|通行复检留置禁止|\n|1234567890123456|\n|▀▄█▌▐░▒▓▀▄█▌▐░▒▓|\n"
    }
}
