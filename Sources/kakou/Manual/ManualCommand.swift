internal import ArgumentParser
internal import Console
internal import HealthCode

/// `kakou manual [PART]`: the manual page, the page of keys, the guard's page, or a shell's completions, out of the
/// program's own tables.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page, the page of keys, one page for the guard, or completions for a shell.",
        discussion: "kakou manual | man -l - shows the page.")

    /// What can be printed.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case man, keys, `guard`, bash, zsh, fish
    }

    @OptionGroup var common: CommonOptions

    @Argument(help: "Which part.")
    var part = Part.man

    func run() throws {
        let setting = try Setting(common)
        Output.text(try Self.text(part, setting.language, keys: setting.configuration.keys))
    }

    /// A part's text; completions and the page of keys are the same in every language.
    static func text(_ part: Part, _ language: Language, keys: KeyMap = .standard) throws -> String {
        switch part {
        case .man: ManualPage(language: language, program: try CommandSynopsis.program(), keyMap: keys).text()
        case .keys: KeyPage.text(keys)
        case .guard: GuardPage(language: language).text()
        case .bash: Kakou.completionScript(for: .bash) + "\n"
        case .zsh: Kakou.completionScript(for: .zsh) + "\n"
        case .fish: Kakou.completionScript(for: .fish) + "\n"
        }
    }
}
