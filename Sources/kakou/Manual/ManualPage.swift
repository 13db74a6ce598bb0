internal import Console
internal import HealthCode

/// The manual page, section 1: commands, keys, settings, files and exit statuses out of the tables that hold them.
struct ManualPage {
    let language: Language
    let program: CommandSynopsis
    /// The keys as the site has them.
    var keyMap = KeyMap.standard

    /// The page as roff.
    func text() -> String {
        var roff = Roff()
        roff.title("KAKOU", 1, "kakou " + Version.text)
        name(&roff)
        commands(&roff)
        keys(&roff)
        keyMapping(&roff)
        filter(&roff)
        scripts(&roff)
        settings(&roff)
        files(&roff)
        statuses(&roff)
        return roff.text
    }

    func say(_ zh: String, _ en: String) -> String { Words(zh: zh, en: en)[language] }

    private func name(_ roff: inout Roff) {
        roff.section(say("名称", "NAME"))
        roff.line("kakou \\- " + Roff.escape(say("卡口健康码核验终端与服务", "checkpoint console and service for health codes")))
        roff.section(say("概要", "SYNOPSIS"))
        roff.line("\\fBkakou\\fR [\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]")
        roff.section(say("说明", "DESCRIPTION"))
        roff.paragraph(
            say(
                "kakou 是卡口值守人员的终端程序: 扫码或录入,屏上以字、符号和声音给出结果,旁边是行程;没有网络照常登记,之后补传,不丢不重。不带命令时启动终端界面;kakou demo 带样本人员演示全部功能。",
                "kakou is the console for the staff at a gate: scan or type, read the verdict in words, symbol and tone, "
                    + "with the itinerary beside it; it goes on recording without a network and delivers later, nothing "
                    + "lost and nothing doubled. Without a command the console starts; kakou demo shows everything with "
                    + "sample people."))
    }

    private func commands(_ roff: inout Roff) {
        roff.section(say("命令", "COMMANDS"))
        let common = program.commonArguments
        let shared = Set(common.map(\.heading))
        for (name, command) in program.leaves() {
            let own = command.shownArguments.filter { !shared.contains($0.heading) }
            let synopsis = own.map(\.synopsis)
            roff.subsection(([name] + synopsis).joined(separator: " "))
            if let abstract = command.abstract { roff.paragraph(CommandWords.text(abstract, language)) }
            if let discussion = command.discussion { roff.paragraph(CommandWords.text(discussion, language)) }
            for argument in own { roff.item(argument.heading, words(of: argument)) }
        }
        roff.section(say("各命令共有的选项", "OPTIONS OF EVERY COMMAND"))
        for argument in common { roff.item(argument.heading, words(of: argument)) }
    }

    private func words(of argument: CommandSynopsis.Argument) -> String {
        var words = CommandWords.text(argument.abstract ?? "", language)
        if let values = argument.allValues, !values.isEmpty {
            words += " (" + values.joined(separator: ", ") + ")"
        }
        if let value = argument.defaultValue { words += say(" 默认 ", " Default: ") + value + "." }
        return words
    }

    private func keys(_ roff: inout Roff) {
        roff.section(say("按键", "KEYS"))
        for group in CommandGroup.allCases {
            roff.subsection(group.title[language])
            for command in CommandTable.all where command.group == group {
                roff.item(KeyPage.keys(of: command, keyMap), command.title[language])
            }
        }
    }

    private func filter(_ roff: inout Roff) {
        roff.section(say("记录的筛选", "FILTER OF RECORDS"))
        roff.paragraph(
            say(
                "F5 里按 / ,写条件,空格隔开,每种最多一次,全部要符合;两种语言都行。不是条件的字在姓名、证件号(都已脱敏)、理由、备注和编号里找。"
                    + "没有日期时,从和到是今天的。",
                "In F5 press / and write conditions with spaces between, each at most once, all of which have to hold; "
                    + "either language will do. What is no condition is looked for in the masked name and number, the "
                    + "reason, the note and the request's id. Without a day, hours are today's."))
        for key in RecordGrammar.Key.allCases {
            let row = RecordGrammar.manual(key, language)
            roff.item(row.heading, row.meaning)
        }
    }

    private func settings(_ roff: inout Roff) {
        roff.section(say("配置", "CONFIGURATION"))
        roff.paragraph(
            say(
                "TOML。不认识的键是错误,会说出行号和最相近的名字。kakou config check 检查,kakou config show --origin 看取值从何而来。",
                "TOML. An unknown key is an error that names its line and the nearest name. kakou config check reads it, "
                    + "kakou config show --origin says where each value comes from."))
        let defaults = Configuration()
        for setting in Configuration.settings {
            let value = defaults.text(of: setting).map { say(" 默认 ", " Default: ") + $0 + "." } ?? ""
            roff.item(setting.key + " = " + setting.takes, setting.meaning[language] + value)
        }
    }

    private func files(_ roff: inout Roff) {
        roff.section(say("文件", "FILES"))
        for file in ManualFiles.all { roff.item(file.path, file.meaning[language]) }
        roff.section(say("环境", "ENVIRONMENT"))
        for variable in ManualFiles.variables { roff.item(variable.path, variable.meaning[language]) }
    }

    private func statuses(_ roff: inout Roff) {
        roff.section(say("退出状态", "EXIT STATUS"))
        for status in CommandStatus.allCases { roff.item(String(status.rawValue), status.meaning[language]) }
    }
}

/// The files and variables that kakou reads.
enum ManualFiles {
    struct Entry {
        let path: String
        let meaning: Words
    }

    static let all = [
        Entry(
            path: "$XDG_CONFIG_HOME/kakou/kakou.toml",
            meaning: Words(zh: "本人的配置;没有时读下一个", en: "the user's configuration; the next is read where there is none")),
        Entry(
            path: "/etc/kakou/kakou.toml", meaning: Words(zh: "整台机器的配置", en: "the machine's configuration")),
        Entry(
            path: "$XDG_DATA_HOME/kakou/device",
            meaning: Words(
                zh: "登记过的设备: 私钥、公钥链、台账", en: "an enrolled device: its key, the service's chain of keys, the ledger")),
        Entry(
            path: "$XDG_DATA_HOME/kakou/service",
            meaning: Words(zh: "服务: 名册、签名密钥、主密钥", en: "a service: the registry, its signing key, the master key")),
    ]

    static let variables = [
        Entry(
            path: "LC_ALL, LC_MESSAGES, LANG",
            meaning: Words(zh: "没有 --lang 和配置时的语言", en: "the language, where neither --lang nor a file says one")),
        Entry(path: "NO_COLOR", meaning: Words(zh: "设了就不用颜色", en: "where set, no colours")),
        Entry(path: "COLORFGBG", meaning: Words(zh: "深色还是浅色终端", en: "whether the terminal is dark or light")),
        Entry(
            path: "ESCDELAY",
            meaning: Words(zh: "等待转义序列的毫秒数", en: "milliseconds to wait for the rest of a key's sequence")),
        Entry(
            path: "TERM", meaning: Words(zh: "终端类型;没有全屏能力时请用 --linear", en: "the terminal's type")),
        Entry(
            path: "XDG_CONFIG_HOME, XDG_DATA_HOME",
            meaning: Words(zh: "默认 ~/.config 和 ~/.local/share", en: "by default ~/.config and ~/.local/share")),
    ]
}
