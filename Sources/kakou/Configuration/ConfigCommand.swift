internal import ArgumentParser
internal import Console
internal import HealthCode

/// `kakou config ...`: what the configuration says, and whether it can be used.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check the configuration, show what holds, or digest a PIN for it.",
        subcommands: [ConfigCheckCommand.self, ConfigShowCommand.self, ConfigPINCommand.self])
}

/// `kakou config check [FILE]`: reads a file as the console would; status 78 and the line where it is wrong.
struct ConfigCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read the configuration; say the line of what is wrong in it.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The file; by default the one that the console would read.")
    var file: String?

    func run() throws {
        let configuration = try Configuration.load(named: file ?? common.configurationFile)
        let language = common.language ?? configuration.language ?? Surroundings.language
        let count = configuration.origins.count
        Output.line(Words(zh: "配置可用: \(count) 项", en: "the configuration is good: \(count) settings")[language])
    }
}

/// `kakou config show [--origin]`: every setting as it holds, as TOML.
struct ConfigShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print every setting as it holds, as TOML.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Add where each value comes from: the file and its line, or the default.")
    var origin = false

    func run() throws {
        let configuration = try Configuration.load(named: common.configurationFile)
        var table = ""
        func source(_ key: String) -> String { origin ? "  # \(configuration.origins[key] ?? "default")" : "" }
        for setting in Configuration.settings {
            let parts = setting.key.split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2, parts[0] != table {
                table = parts[0]
                Output.line("[\(table)]")
            }
            let name = parts.last ?? setting.key
            if let value = configuration.text(of: setting) {
                Output.line("\(name) = \(value)\(source(setting.key))")
            } else {
                Output.line("# \(name) =\(source(setting.key))")
            }
        }
        Output.line("[keys]")
        for (name, keys) in configuration.keys.table {
            let value = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            Output.line("\(name) = [\(value)]\(source("keys." + name))")
        }
    }
}
