internal import Cells
internal import Console
internal import HealthCode
internal import TOMLKit

extension Configuration {
    /// Takes the keys of `[keys]` and of the file that `console.key-file` names; a command in both has those of `[keys]`.
    /// - Throws: ``CommandFailure`` with 78 and the line: a command, key or clash that ``KeyMap`` does not allow.
    mutating func readKeys(_ inline: TOMLTable?, _ text: String, _ path: String) throws {
        var mapped: [CommandID: [Key]] = [:]
        var places: [CommandID: (path: String, line: Int)] = [:]
        func add(_ table: TOMLTable, _ text: String, _ path: String) throws {
            for (name, value) in table {
                let line = Self.line(of: "keys." + name, in: text)
                let id = try Self.command(name, path, line)
                mapped[id] = try Self.keys(value, name, path, line)
                places[id] = (path, line)
                origins["keys.\(name)"] = "\(path):\(line)"
            }
        }
        if let keyFile {
            let named = Self.path(keyFile, beside: path)
            guard let own = Self.contents(of: named) else {
                throw Self.fault(
                    "C01", path, Self.line(of: "console.key-file", in: text),
                    zh: "按键文件读不了: \(named)", en: "cannot read the file of keys \(named)")
            }
            let table = try Self.table(of: own, named)
            try add(table["keys"]?.table ?? table, own, named)
        }
        if let inline { try add(inline, text, path) }
        do throws(KeyMapFault) {
            keys = try KeyMap(mapped)
        } catch {
            let place = places[error.command] ?? (path, 1)
            throw Self.fault("C06", place.path, place.line, zh: error.words.zh, en: error.words.en)
        }
    }

    /// The text as TOML.
    static func table(of text: String, _ path: String) throws -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw fault("C02", path, error.source.begin.line, zh: "不是 TOML", en: error.description)
        }
    }

    private static func command(_ name: String, _ path: String, _ line: Int) throws -> CommandID {
        guard let id = KeyMap.command(named: name) else {
            let nearest = Nearest.name(to: name, among: KeyMap.commandNames)
            throw fault(
                "C06", path, line, zh: "没有命令 \(name), 是 \(nearest) 吗?",
                en: "no command \(name); did you mean \(nearest)?")
        }
        return id
    }

    private static func keys(
        _ value: any TOMLValueConvertible, _ name: String, _ path: String, _ line: Int
    ) throws -> [Key] {
        let names = value.array.map { $0.map(\.string) } ?? [value.string]
        return try names.map { text in
            guard let text else {
                throw fault(
                    "C06", path, line, zh: "\(name) 要写成 [\"F2\", \"^V\"]", en: "\(name) takes [\"F2\", \"^V\"]")
            }
            guard let key = KeyName.key(text) else {
                let nearest = Nearest.name(to: text, among: KeyMap.keyNames)
                throw fault(
                    "C06", path, line, zh: "没有按键 \(text), 是 \(nearest) 吗?",
                    en: "no key \(text); did you mean \(nearest)?")
            }
            return key
        }
    }

    /// A path as it is meant in a file: from that file's directory on.
    private static func path(_ named: String, beside path: String) -> String {
        guard !named.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return named }
        return path[...slash] + named
    }
}
