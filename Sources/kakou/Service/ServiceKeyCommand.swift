internal import ArgumentParser
internal import HealthCode
internal import HealthCodeService

/// `kakou service-key ...`: the key that the service signs with.
struct ServiceKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service-key", abstract: "The key that the service signs its answers with.",
        subcommands: [Rotate.self])

    /// `kakou service-key rotate`.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Give the service a new signing key, signed by the one before it.",
            discussion: """
                Devices follow by themselves, also those that were off meanwhile. Enrolment tokens not used yet become \
                void: make new ones. Works while the service runs.
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            let setting = try Setting(common)
            let rotated = try setting.administer { try $0.rotateServiceKey() }
            Output.line("key \(rotated.keyId)")
            guard rotated.voidTokens > 0 else { return }
            let words = Words(
                zh: "\(rotated.voidTokens) 个未用的登记令牌已作废, 请重新生成",
                en: "unused enrolment tokens made void: \(rotated.voidTokens); make new ones")
            Output.say(words[setting.language])
        }
    }
}
