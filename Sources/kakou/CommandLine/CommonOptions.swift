public import ArgumentParser
public import HealthCode
public import Terminal

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .customLong("config"), help: "A configuration file to read instead of the usual ones.")
    var configurationFile: String?

    @Option(name: .customLong("data-dir"), help: "Where data is kept; by default under $XDG_DATA_HOME/kakou.")
    var dataDirectory: String?

    @Option(name: .customLong("lang"), help: "zh or en; by default what the locale says, else zh.")
    var language: Language?

    @Option(help: "Colours of the console.")
    var theme: Scheme?

    @Flag(help: "ASCII characters alone on the screen.")
    var ascii = false

    @Flag(help: "Lines instead of a screen: for screen readers, dumb terminals and pipes.")
    var linear = false

    @Option(help: "A script of scans and keys to play in the console.")
    var script: String?

    @Option(name: .customLong("save-display"), help: "The file that the script's screens are written to, anew.")
    var saveDisplay: String?

    @Flag(name: .customLong("no-color"), help: "No colours; NO_COLOR in the environment means the same.")
    var noColour = false
}

extension Scheme: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {}

extension CustomerRole: ExpressibleByArgument {}
