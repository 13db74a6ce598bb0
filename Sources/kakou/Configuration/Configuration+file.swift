internal import Checkpoint
internal import Glibc
internal import GuoMi
internal import HealthCode
internal import TOMLKit
internal import Terminal

extension Configuration {
    /// Reads the file named on the command line, or else the first there is of the user's and the machine's.
    /// - Throws: ``CommandFailure`` with 78: a file that is named and missing, broken TOML, an unknown key, a wrong value.
    static func load(named path: String?) throws -> Configuration {
        if let path {
            guard let text = contents(of: path) else {
                throw CommandFailure(
                    .configuration, code: "C01", zh: "配置文件读不了: \(path)", en: "cannot read the configuration \(path)")
            }
            return try Configuration(toml: text, path: path)
        }
        let user = Surroundings.directory("XDG_CONFIG_HOME", default: ".config") + "/kakou/kakou.toml"
        for path in [user, "/etc/kakou/kakou.toml"] {
            if let text = contents(of: path) { return try Configuration(toml: text, path: path) }
        }
        return Configuration()
    }

    /// Reads the text of a file; `path` is for the words of an error.
    init(toml text: String, path: String) throws {
        self.init()
        let table = try Self.table(of: text, path)
        let keys = table["keys"]?.table
        for (key, value) in table where key != "keys" || keys == nil {
            if let inner = value.table {
                for (name, value) in inner { try set("\(key).\(name)", to: value, text, path) }
            } else {
                try set(key, to: value, text, path)
            }
        }
        try readKeys(keys, text, path)
        if kiosk, pin == nil {
            throw Self.fault(
                "C05", path, Self.line(of: "console.kiosk", in: text),
                zh: "console.kiosk 需要 console.pin;用 kakou config pin 生成",
                en: "console.kiosk needs console.pin; kakou config pin makes one")
        }
    }

    private mutating func set(
        _ key: String, to value: any TOMLValueConvertible, _ text: String, _ path: String
    ) throws {
        let line = Self.line(of: key, in: text)
        guard let setting = Self.settings.first(where: { $0.key == key }) else {
            let nearest = Nearest.name(to: key, among: Self.settings.map(\.key))
            throw Self.fault(
                "C03", path, line, zh: "没有设置项 \(key), 是 \(nearest) 吗?",
                en: "no setting \(key); did you mean \(nearest)?")
        }
        switch setting.kind {
        case .flag(let member):
            guard let flag = value.bool else { throw Self.wrong(setting, path, line) }
            self[keyPath: member] = flag
        case .number(let member, let range):
            guard let number = value.int, range.contains(number) else {
                throw Self.wrong(setting, path, line)
            }
            self[keyPath: member] = number
        case .choice(let member, let numbers):
            guard let number = value.int, numbers.contains(number) else { throw Self.wrong(setting, path, line) }
            self[keyPath: member] = number
        case .affix(let member):
            guard let text = value.string, (1...ScanAffixes.limit).contains(text.utf8.count),
                text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { throw Self.wrong(setting, path, line) }
            self[keyPath: member] = text
        case .optionalNumber(let member, let range):
            guard let number = value.int, range.contains(number) else { throw Self.wrong(setting, path, line) }
            self[keyPath: member] = number
        case .pin(let member):
            guard let digest = value.string.flatMap(PasswordDigest.init(text:)) else {
                throw Self.wrong(setting, path, line)
            }
            self[keyPath: member] = digest
        case .text(let member):
            guard let text = value.string, !text.isEmpty else { throw Self.wrong(setting, path, line) }
            self[keyPath: member] = text
        case .command(let member):
            let words = (value.array.map { $0.map(\.string) } ?? []).compactMap { $0 }
            guard let array = value.array, (1...16).contains(array.count), words.count == array.count,
                words.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0) })
            else { throw Self.wrong(setting, path, line) }
            self[keyPath: member] = words
        case .language(let member):
            guard let language = value.string.flatMap(Language.init(rawValue:)) else {
                throw Self.wrong(setting, path, line)
            }
            self[keyPath: member] = language
        case .theme(let member):
            guard let theme = value.string.flatMap(Scheme.init(rawValue:)) else {
                throw Self.wrong(setting, path, line)
            }
            self[keyPath: member] = theme
        }
        origins[key] = "\(path):\(line)"
    }

    /// The line a key stands on, counted from 1: the library tells places of syntax errors alone. It is looked for under its
    /// table's heading, for a name may stand in two tables, and anywhere where the table has no heading.
    static func line(of key: String, in text: String) -> Int {
        let parts = key.split(separator: ".")
        let name = parts.last ?? ""
        let table = "[" + parts.dropLast().joined(separator: ".") + "]"
        // CR LF is one character, and no line feed.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let heading = lines.firstIndex { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix(table) }
        func holds(_ line: Substring) -> Bool {
            let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "\"" || $0 == "[" }
            return trimmed.hasPrefix(name)
                && !(trimmed.dropFirst(name.count).first.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false)
        }
        let found = heading.flatMap { lines[($0 + 1)...].firstIndex(where: holds) } ?? lines.firstIndex(where: holds)
        return (found ?? 0) + 1
    }

    private static func wrong(_ setting: Setting, _ path: String, _ line: Int) -> CommandFailure {
        fault(
            "C04", path, line, zh: "\(setting.key) 只能是: \(setting.takes)", en: "\(setting.key) takes \(setting.takes)")
    }

    static func fault(_ code: String, _ path: String, _ line: Int, zh: String, en: String) -> CommandFailure {
        CommandFailure(
            .configuration, code: code, zh: "\(path) 第 \(line) 行: \(zh)", en: "\(path), line \(line): \(en)")
    }

    /// A file's text; `nil` where it cannot be read or is longer than 64 KiB.
    static func contents(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var octets: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while octets.count <= 65_536 {
            let count = read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { return nil }
            if count == 0 { return String(decoding: octets, as: UTF8.self) }
            octets += chunk[..<count]
        }
        return nil
    }
}
