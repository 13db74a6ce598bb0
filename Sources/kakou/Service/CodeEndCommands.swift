internal import ArgumentParser
internal import HealthCodeService

/// `kakou code revoke CODE`.
struct CodeRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a code for good, in the service's data.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The code's text, or its codeId as 24 hex digits.")
    var code: String

    func run() throws {
        try Setting(common).administer { try $0.revokeCode(code) }
    }
}

/// `kakou code freeze CODE`.
struct CodeFreezeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Freeze a code, in the service's data.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The code's text, or its codeId as 24 hex digits.")
    var code: String

    func run() throws {
        try Setting(common).administer { try $0.freezeCode(code) }
    }
}
