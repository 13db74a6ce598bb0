import ArgumentParser
import HealthCodeClient

@main
struct KakouBench: ParsableCommand {
    func run() {}
}
