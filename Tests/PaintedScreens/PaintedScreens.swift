import Glibc

/// Draws random screens through the Terminal room onto the terminal it runs in, one a key, and says on a descriptor what
/// each of their cells should look like; `Tests/Screens` compares that with what another emulator makes of the octets.
///
///     PaintedScreens seed=1 scheme=dark colour=auto ambiguous=1 report=3
///
/// The Up key asks for the next screen, and so does a new size; F10 ends. After each screen's octets the terminal is sent
/// `OSC 7777 ; number BEL`, so that the reader knows where they end. There is nothing here in a release build.
@main
struct PaintedScreens {
    static func main() {
        #if DEBUG
            let arguments = Arguments(CommandLine.arguments.dropFirst())
            do {
                try Play(arguments).run()
            } catch {
                say("\(error)")
                exit(1)
            }
        #else
            say("works in a debug build alone")
            exit(69)
        #endif
    }

    private static func say(_ words: String) {
        let octets = Array("PaintedScreens: \(words)\n".utf8)
        _ = write(STDERR_FILENO, octets, octets.count)
    }
}

/// `name=value` words of the command line.
struct Arguments {
    private let values: [String: String]

    init(_ words: some Sequence<String>) {
        let pairs = words.map { $0.split(separator: "=", maxSplits: 1).map { String($0) } }
        values = Dictionary(pairs.map { ($0.first ?? "", $0.last ?? "") }) { $1 }
    }

    subscript(_ name: String) -> String? { values[name] }

    func number(_ name: String, else usual: Int) -> Int { self[name].flatMap { Int($0) } ?? usual }
}
