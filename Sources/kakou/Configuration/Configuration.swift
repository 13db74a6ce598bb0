internal import Checkpoint
internal import Console
internal import GuoMi
internal import HealthCode
internal import Terminal

/// What a configuration file may set; every member has the value that holds where no file says otherwise.
struct Configuration: Equatable {
    var language: Language?
    var theme: Scheme?
    var ascii = false
    var noColour = false
    /// The device directory of the console and of `verify`.
    var dataDirectory: String?
    /// How long a whole verification may take, in milliseconds (console.md: 3 s).
    var verifyMilliseconds = 3_000
    /// How long a connection may take to be made, in milliseconds (1 s).
    var connectMilliseconds = 1_000
    /// How long a verdict stands, in seconds (10 s).
    var verdictSeconds = 10
    /// Who is on duty, as the status bar shows it.
    var operatorName: String?
    /// The gate's name for people; the enrolled gateId where it is not set.
    var gateName: String?
    /// The longest gap between two keys of a scanner, in milliseconds (30 ms).
    var scanKeyMilliseconds = 30
    /// Whether characters of ambiguous width take two columns here.
    var ambiguousWide = false
    /// Whether the console is all there is on this machine: no ^Z, and leaving wants the PIN.
    var kiosk = false
    /// The PIN as `kakou config pin` makes it; never the PIN itself.
    var pin: PasswordDigest?
    /// After how many seconds without a key or a scan the screen locks; never where it is not set.
    var lockSeconds: Int?
    /// The program that plays tones, and its arguments; the terminal's bell where it is not set.
    var soundPlayer: [String] = []
    /// Whether the console begins without sound.
    var mute = false
    /// The keys of commands, as `[keys]` or the file of ``keyFile`` gives them.
    var keys = KeyMap.standard
    /// A file of keys beside this one.
    var keyFile: String?
    /// The serial scanner's device; none where it is not set.
    var scannerDevice: String?
    var scannerBaud = 9_600
    /// What the scanner sends around every code.
    var scannerPrefix: String?
    var scannerSuffix: String?
    /// The serial thermometer's device; none where it is not set.
    var thermometerDevice: String?
    var thermometerBaud = 9_600
    /// The file and the line that set a key; a key that is not here has its default.
    var origins: [String: String] = [:]
}

extension Configuration {
    /// One key of the file: where it stands, what it takes, and what it changes.
    struct Setting {
        /// `name`, or `table.name` for one in a table.
        let key: String
        let kind: Kind
        /// What it sets, for the manual.
        let meaning: Words

        enum Kind {
            case flag(WritableKeyPath<Configuration, Bool>)
            case number(WritableKeyPath<Configuration, Int>, ClosedRange<Int>)
            case choice(WritableKeyPath<Configuration, Int>, [Int])
            case affix(WritableKeyPath<Configuration, String?>)
            case optionalNumber(WritableKeyPath<Configuration, Int?>, ClosedRange<Int>)
            case pin(WritableKeyPath<Configuration, PasswordDigest?>)
            case text(WritableKeyPath<Configuration, String?>)
            case command(WritableKeyPath<Configuration, [String]>)
            case language(WritableKeyPath<Configuration, Language?>)
            case theme(WritableKeyPath<Configuration, Scheme?>)
        }

        /// What may stand behind the key, as the manual and an error say it.
        var takes: String {
            switch kind {
            case .flag: "true, false"
            case .pin: "\"pbkdf2-sm3$...\""
            case .number(_, let range), .optionalNumber(_, let range): "\(range.lowerBound)...\(range.upperBound)"
            case .choice(_, let numbers): numbers.map(String.init).joined(separator: ", ")
            case .affix: "\"...\", 1-\(ScanAffixes.limit) ASCII"
            case .text: "\"...\""
            case .command: "[\"aplay\", \"-q\"]"
            case .language: Language.allCases.map(\.rawValue).joined(separator: ", ")
            case .theme: Scheme.allCases.map(\.rawValue).joined(separator: ", ")
            }
        }
    }

    /// The value of a setting as TOML writes it; nil where nothing is set and nothing holds by default.
    func text(of setting: Setting) -> String? {
        switch setting.kind {
        case .flag(let member): self[keyPath: member] ? "true" : "false"
        case .number(let member, _), .choice(let member, _): String(self[keyPath: member])
        case .optionalNumber(let member, _): self[keyPath: member].map { String($0) }
        // Whoever looks at what holds need not see even the digest.
        case .pin(let member): self[keyPath: member].map { _ in Self.quoted("pbkdf2-sm3$...") }
        case .text(let member), .affix(let member): self[keyPath: member].map(Self.quoted)
        case .command(let member):
            self[keyPath: member].isEmpty
                ? nil : "[" + self[keyPath: member].map(Self.quoted).joined(separator: ", ") + "]"
        case .language(let member): (self[keyPath: member]?.rawValue).map(Self.quoted)
        case .theme(let member): (self[keyPath: member]?.rawValue).map(Self.quoted)
        }
    }

    /// A TOML string. By scalars: a quotation mark with a combining mark behind it is another character.
    static func quoted(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                escaped.append("\\")
                escaped.append(scalar)
            } else if PlainText.isHarmless(scalar) {
                escaped.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                let zeros = String(repeating: "0", count: 8 - digits.count)
                escaped.append(contentsOf: "\\U\(zeros)\(digits)".unicodeScalars)
            }
        }
        return "\"" + String(escaped) + "\""
    }

    /// Every key there is; anything else in a file is an error.
    static var settings: [Setting] {
        [
            Setting(
                key: "lang", kind: .language(\.language),
                meaning: Words(zh: "界面语言", en: "the language of screen and words")),
            Setting(
                key: "data-dir", kind: .text(\.dataDirectory),
                meaning: Words(zh: "设备目录", en: "the directory of the device")),
            Setting(
                key: "console.theme", kind: .theme(\.theme),
                meaning: Words(zh: "配色", en: "the colours")),
            Setting(
                key: "console.ascii", kind: .flag(\.ascii),
                meaning: Words(zh: "只用 ASCII 字符", en: "ASCII characters alone")),
            Setting(
                key: "console.no-color", kind: .flag(\.noColour),
                meaning: Words(zh: "不用颜色", en: "no colours")),
            Setting(
                key: "console.ambiguous-wide", kind: .flag(\.ambiguousWide),
                meaning: Words(zh: "宽度不定的字符占两格", en: "characters of ambiguous width take two columns")),
            Setting(
                key: "console.gate-name", kind: .text(\.gateName),
                meaning: Words(zh: "卡口名称;默认用登记的卡口编号", en: "the gate's name; the enrolled gate id where it is not set")),
            Setting(
                key: "console.operator", kind: .text(\.operatorName),
                meaning: Words(
                    zh: "值守人员,状态栏显示,随处置一起登记", en: "who is on duty; shown in the status bar and written with decisions")),
            Setting(
                key: "console.verdict-seconds", kind: .number(\.verdictSeconds, 2...120),
                meaning: Words(zh: "结果停留的秒数", en: "how long a verdict stands, in seconds")),
            Setting(
                key: "console.kiosk", kind: .flag(\.kiosk),
                meaning: Words(
                    zh: "专用机:^Z 无效,退出要密码", en: "nothing else is on this machine: no ^Z, and leaving wants the PIN")),
            Setting(
                key: "console.pin", kind: .pin(\.pin),
                meaning: Words(zh: "密码摘要,由 kakou config pin 生成", en: "the PIN's digest, as kakou config pin makes it")),
            Setting(
                key: "console.lock-seconds", kind: .optionalNumber(\.lockSeconds, 15...86_400),
                meaning: Words(
                    zh: "多少秒没有按键或扫码就锁屏;不设则不锁",
                    en: "seconds without a key or a scan until the screen locks; never by default")
            ),
            Setting(
                key: "console.scan-key-ms", kind: .number(\.scanKeyMilliseconds, 5...200),
                meaning: Words(
                    zh: "扫码枪两键之间最长的毫秒数", en: "the longest gap between two keys of a scanner, in milliseconds")),
            Setting(
                key: "console.key-file", kind: .text(\.keyFile),
                meaning: Words(
                    zh: "按键文件,写法同 [keys];相对路径从本文件算起",
                    en: "a file of keys, written as [keys] is; a relative path starts at this file")),
            Setting(
                key: "scanner.device", kind: .text(\.scannerDevice),
                meaning: Words(
                    zh: "串口扫码枪的设备,如 /dev/ttyUSB0", en: "the serial scanner's device, such as /dev/ttyUSB0")),
            Setting(
                key: "scanner.baud", kind: .choice(\.scannerBaud, SerialPort.speeds),
                meaning: Words(zh: "串口扫码枪的波特率,8N1", en: "the serial scanner's speed in baud, 8N1")),
            Setting(
                key: "scanner.prefix", kind: .affix(\.scannerPrefix),
                meaning: Words(zh: "扫码枪在码前加的字符", en: "what the scanner sends before every code")),
            Setting(
                key: "scanner.suffix", kind: .affix(\.scannerSuffix),
                meaning: Words(
                    zh: "扫码枪在码后、结束键前加的字符", en: "what the scanner sends after every code, before the key that ends it")),
            Setting(
                key: "temperature.device", kind: .text(\.thermometerDevice),
                meaning: Words(
                    zh: "串口测温仪的设备;每行一个体温", en: "the serial thermometer's device; a temperature a line")),
            Setting(
                key: "temperature.baud", kind: .choice(\.thermometerBaud, SerialPort.speeds),
                meaning: Words(zh: "串口测温仪的波特率,8N1", en: "the serial thermometer's speed in baud, 8N1")),
            Setting(
                key: "service.verify-ms", kind: .number(\.verifyMilliseconds, 200...30_000),
                meaning: Words(zh: "一次核验最长的毫秒数", en: "how long a whole verification may take, in milliseconds")),
            Setting(
                key: "service.connect-ms", kind: .number(\.connectMilliseconds, 50...10_000),
                meaning: Words(zh: "建立连接最长的毫秒数", en: "how long a connection may take to be made, in milliseconds")),
            Setting(
                key: "sound.player", kind: .command(\.soundPlayer),
                meaning: Words(
                    zh: "放声程序和参数,不经 shell;声音文件(WAV)加在最后;不设则用终端的铃",
                    en:
                        "the program that plays tones and its arguments, without a shell; the WAV file is added to them; "
                        + "the terminal's bell where it is not set")),
            Setting(
                key: "sound.mute", kind: .flag(\.mute),
                meaning: Words(zh: "开始时静音", en: "begin without sound")),
        ]
    }
}
