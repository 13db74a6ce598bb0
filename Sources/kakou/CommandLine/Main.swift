internal import ArgumentParser
internal import Checkpoint
internal import Glibc
internal import HealthCode
internal import Terminal

/// The entry: arranges the arguments, runs the command on the main thread, and turns faults into words and a status.
@main
enum Main {
    static func main() {
        Terminal.forbidCores()
        KillPoint.arm()
        Output.ignoreBrokenPipes()
        let arguments = HoistedArguments.arrange(Array(CommandLine.arguments.dropFirst()))
        do {
            try refuseUnknownCommand(arguments)
            var command = try Kakou.parseAsRoot(arguments)
            try command.run()
        } catch let failure as CommandFailure {
            let language = spokenLanguage(arguments)
            let mark = failure.code.map { " [\($0)]" } ?? ""
            Output.say(failure.words[language] + mark)
            exit(failure.status.rawValue)
        } catch {
            Kakou.exit(withError: error)
        }
    }

    /// A word that is no command would be taken for an argument of the console; better to say what was probably meant.
    private static func refuseUnknownCommand(_ arguments: [String]) throws {
        let names = Kakou.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) else { return }
        let nearest = Nearest.name(to: word, among: names)
        throw CommandFailure(
            .usage, zh: "没有命令 \(word), 是 \(nearest) 吗? kakou --help 列出全部",
            en: "there is no command \(word); did you mean \(nearest)? kakou --help lists them all")
    }

    /// The language for words about a command that could not start: `--lang` if it is there, else the locale's.
    private static func spokenLanguage(_ arguments: [String]) -> Language {
        if let index = arguments.firstIndex(of: "--lang"), index + 1 < arguments.count,
            let language = Language(rawValue: arguments[index + 1])
        {
            return language
        }
        return Surroundings.language
    }
}
