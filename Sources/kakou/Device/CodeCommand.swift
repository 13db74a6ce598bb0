internal import ArgumentParser

/// `kakou code ...`: making codes, and taking them out of use.
struct CodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "Make, revoke or freeze health codes.",
        subcommands: [CodeMakeCommand.self, CodeRevokeCommand.self, CodeFreezeCommand.self])
}
