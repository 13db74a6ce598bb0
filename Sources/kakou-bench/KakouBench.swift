import ArgumentParser

/// Prints every figure that the README claims, beside a peer or a physical bound of the same run.
@main
struct KakouBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakou-bench",
        abstract: "Every figure the README claims, beside a peer or a physical bound of the same run.",
        subcommands: [
            TerminalCommand.self, ServiceCommand.self, EnqueueCommand.self, DrainCommand.self, BacklogCommand.self,
            RecordsCommand.self, AuditBench.self, ProxyCommand.self,
        ])
}
