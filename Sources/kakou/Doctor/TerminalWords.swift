internal import Cells
internal import HealthCode
internal import Terminal

extension TerminalNote {
    /// What was switched off and why, a sentence in either language.
    var words: Words {
        switch self {
        case .usedAs(let type, let other):
            Words(
                zh: "本机没有 \(type) 的描述,按 \(other) 使用",
                en: "\(type) is not described on this machine; it is used as \(other)")
        case .coloursUnwanted: Words(zh: "按要求不用颜色", en: "colours are off because they were asked to be")
        case .noColour: Words(zh: "设了 NO_COLOR,不用颜色", en: "colours are off because NO_COLOR is set")
        case .coloursMissing: Words(zh: "终端没有颜色", en: "the terminal has no colours")
        case .asciiWanted: Words(zh: "按要求只用 ASCII", en: "ASCII alone because it was asked for")
        case .noUTF8:
            Words(
                zh: "没有 UTF-8 区域设置,连 C.UTF-8 也没有,只用 ASCII",
                en: "ASCII alone because there is no UTF-8 locale, not even C.UTF-8")
        case .noGlyphs(let type):
            Words(
                zh: "\(type) 类终端没有中文字形,只用 ASCII",
                en: "ASCII alone because a terminal of type \(type) has no Chinese glyphs")
        case .codeset(let codeset):
            Words(
                zh: "区域设置的字符集是 \(codeset),只用 ASCII",
                en: "ASCII alone because the locale's codeset is \(codeset)")
        case .wideBlocks:
            Words(
                zh: "宽度不定的字形在此占两格,不用半块",
                en: "half blocks are off because glyphs of ambiguous width take two columns here")
        }
    }
}

extension TerminalFault {
    /// Why there is no full screen, and what to do.
    var words: Words {
        let zh =
            switch self {
            case .notATerminal: "标准输入输出不是终端;管道和脚本请用 --linear"
            case .noType: "没有设 TERM;请设 TERM (例如 TERM=xterm-256color),或用 --linear"
            case .dumb(let type): "\(type) 类终端画不了屏幕;请改 TERM,或用 --linear"
            case .noDatabase: "本机没有 terminfo 数据;请装 ncurses-base,或用 --linear"
            case .refused(let type): "curses 不认 \(type) 类终端;请改 TERM,或用 --linear"
            case .noDescriptor: "文件描述符用尽;请关掉一些程序再试"
            }
        return Words(zh: zh, en: description)
    }
}

extension TerminalCapabilities.Depth {
    /// How many colours there are.
    var words: Words {
        self == .mono ? Words(zh: "没有", en: "none") : Words(zh: "\(rawValue) 色", en: "\(rawValue)")
    }
}

extension Scheme {
    /// What the colours are for.
    var words: Words {
        switch self {
        case .dark: Words(zh: "深色底", en: "dark")
        case .light: Words(zh: "浅色底", en: "light")
        case .highContrast: Words(zh: "高对比", en: "high contrast")
        case .colourBlind: Words(zh: "蓝橙", en: "blue and orange")
        case .mono: Words(zh: "单色", en: "monochrome")
        }
    }
}

extension GlyphSet {
    /// What there is to draw with.
    var words: Words {
        switch self {
        case .ascii: Words(zh: "只用 ASCII", en: "ASCII alone")
        case .plain: Words(zh: "中文,无方块", en: "Chinese, no blocks")
        case .blocks: Words(zh: "中文和方块", en: "Chinese and blocks")
        }
    }
}
