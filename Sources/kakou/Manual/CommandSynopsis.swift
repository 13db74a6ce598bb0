internal import ArgumentParser
internal import FoundationEssentials

/// A command as the argument parser describes it: what a manual says of it.
struct CommandSynopsis: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let arguments: [Argument]?
    let subcommands: [CommandSynopsis]?

    /// An option, a flag or an argument.
    struct Argument: Decodable {
        let kind: String
        let abstract: String?
        let discussion: String?
        let names: [Name]?
        let preferredName: Name?
        let valueName: String?
        let allValues: [String]?
        let defaultValue: String?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool

        /// A name with its dashes.
        struct Name: Decodable {
            let kind: String
            let name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        /// The names, or the place's name for one without.
        var heading: String {
            let names = (names ?? []).sorted { $0.kind > $1.kind }.map(\.text)
            let value = (valueName ?? "").uppercased()
            guard !names.isEmpty else { return value + (isRepeating ? "..." : "") }
            return names.joined(separator: ", ") + (kind == "option" ? " " + value : "")
        }

        /// As a synopsis has it: brackets around what may be left out.
        var synopsis: String {
            let name = preferredName.map { $0.text + (kind == "option" ? " " + (valueName ?? "").uppercased() : "") }
            let text = (name ?? (valueName ?? "").uppercased()) + (isRepeating ? "..." : "")
            return isOptional ? "[\(text)]" : text
        }
    }

    /// The program's, with all its commands.
    static func program() throws -> CommandSynopsis {
        struct Dump: Decodable { let command: CommandSynopsis }
        return try JSONDecoder().decode(Dump.self, from: Data(Kakou._dumpHelp().utf8)).command
    }

    /// The options and arguments that a manual shows.
    var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

    /// The options that every command takes, in their order.
    var commonArguments: [Argument] {
        let leaves = leaves().map(\.command)
        let shared = leaves.map { Set($0.shownArguments.map(\.heading)) }
        return (leaves.first?.shownArguments ?? []).filter { argument in
            shared.allSatisfy { $0.contains(argument.heading) }
        }
    }

    /// The commands that do something, each with its whole name, in the order of the help.
    func leaves(after prefix: String = "") -> [(name: String, command: CommandSynopsis)] {
        let name = prefix.isEmpty ? commandName : prefix + " " + commandName
        let inner = (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay ?? true }
        return inner.isEmpty ? [(name, self)] : inner.flatMap { $0.leaves(after: name) }
    }
}
