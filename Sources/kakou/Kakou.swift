import ArgumentParser
import HealthCodeClient
import HealthCodeService

@main
struct Kakou: ParsableCommand {
    func run() {}
}
