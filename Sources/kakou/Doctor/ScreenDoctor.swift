internal import Checkpoint
internal import Glibc
internal import HealthCode
internal import Terminal

/// The terminal: its type, colours, glyphs, and what was switched off and why.
enum ScreenDoctor {
    static func findings(
        _ terminal: Result<TerminalCapabilities, TerminalFault>, _ options: TerminalOptions
    ) -> [Finding] {
        let isTerminal = isatty(options.input) == 1 && isatty(options.output) == 1
        let here = Finding(
            .tty, isTerminal ? .good : .doubtful,
            zh: isTerminal ? "输入输出都是终端" : "输入或输出不是终端",
            en: isTerminal ? "input and output are a terminal" : "input or output is none")
        let width = Finding(
            .width, .good, zh: "占 \(options.ambiguousWidth) 格", en: "\(options.ambiguousWidth) column(s)")
        switch terminal {
        case .failure(let fault):
            return [here, Finding(.type, .doubtful, fault.words), width]
        case .success(let found):
            let type = found.type == found.usedType ? found.type : "\(found.type) -> \(found.usedType)"
            return [
                here, Finding(.type, found.type == found.usedType ? .good : .doubtful, type),
                Finding(
                    .colours, .good, zh: "\(found.depth.words.zh), \(found.scheme.words.zh)",
                    en: "\(found.depth.words.en), \(found.scheme.words.en)"),
                Finding(.glyphs, .good, found.glyphs.words),
                width,
                Finding(
                    .paste, .good, zh: found.hasBracketedPaste ? "有括号" : "无括号",
                    en: found.hasBracketedPaste ? "bracketed" : "not bracketed"),
            ] + found.notes.map { Finding(.note, .doubtful, $0.words) }
        }
    }
}
