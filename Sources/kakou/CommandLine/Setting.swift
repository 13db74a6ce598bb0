internal import FoundationEssentials
internal import HealthCode
internal import Terminal

/// What holds for a command: the command line over the environment over the configuration file.
struct Setting {
    let configuration: Configuration
    let language: Language
    let theme: Scheme?
    let ascii: Bool
    let noColour: Bool
    private let dataDirectory: String?

    /// - Throws: ``CommandFailure`` with 78 for a configuration file that cannot be used.
    init(_ common: CommonOptions) throws {
        let configuration = try Configuration.load(named: common.configurationFile)
        self.configuration = configuration
        language = common.language ?? configuration.language ?? Surroundings.language
        theme = common.theme ?? configuration.theme
        ascii = common.ascii || configuration.ascii
        noColour = common.noColour || configuration.noColour || Surroundings.variable("NO_COLOR") != nil
        dataDirectory = common.dataDirectory
    }

    /// The directory of an enrolled device.
    var deviceDirectory: String {
        dataDirectory ?? configuration.dataDirectory ?? Surroundings.dataDirectory("device")
    }

    /// The directory of a service; those above it are made where they are missing, as `mkdir -p` makes them.
    var serviceDirectory: String {
        let directory = dataDirectory ?? Surroundings.dataDirectory("service")
        if let slash = directory.lastIndex(of: "/"), slash != directory.startIndex {
            // What cannot be made here is told by whoever opens the directory.
            try? FileManager.default.createDirectory(
                atPath: String(directory[..<slash]), withIntermediateDirectories: true)
        }
        return directory
    }
}
