internal import ArgumentParser
internal import HealthCode

/// `kakou explain CODE`: what a code on a screen means and what to do, in both languages.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "What a code or a word on the screen means, and what to do.",
        discussion: """
            CODE is a return code such as 3003, a help code such as NET-101 or SVC-203/9001, a code of this machine \
            such as D01, or a verdict's word. Without a code everything is listed.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The code or word.")
    var code: String?

    func run() throws {
        let setting = try Setting(common)
        guard let code else {
            for explanation in ExplainedCode.all { explanation.lines(setting.language).forEach(Output.line) }
            return
        }
        guard let explanation = ExplainedCode.of(code) else {
            throw CommandFailure(.usage, zh: "没有这个代码: \(code)", en: "there is no such code: \(code)")
        }
        explanation.lines(setting.language).forEach(Output.line)
    }
}
