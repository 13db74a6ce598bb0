internal import ArgumentParser
internal import HealthCode
internal import HealthCodeService

/// `kakou serve`: the service, until SIGTERM or SIGINT.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the service.",
        discussion: """
            Prints `listening on http://HOST:PORT` on standard output once it answers; the log goes to standard \
            error, one JSON object a line, without personal data. SIGTERM ends it with status 0 after the calls \
            under way. Addresses other than loopback need --tls-cert and --tls-key, or --behind-proxy.
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
    var listen: ListenAddress = .usual

    @Option(name: .customLong("sample-people"), help: "How many sample people a new database is given.")
    var samplePeople = 0

    @Option(help: "What the sample people are made from.")
    var seed: UInt64 = 38_963

    @Option(name: .customLong("tls-cert"), help: "PEM file of the certificate chain.")
    var tlsCertificate: String?

    @Option(name: .customLong("tls-key"), help: "PEM file of the certificate's key.")
    var tlsKey: String?

    @Flag(name: .customLong("behind-proxy"), help: "A proxy in front ends TLS.")
    var behindProxy = false

    func validate() throws {
        guard samplePeople >= 0 else { throw ValidationError("--sample-people takes 0 or more") }
    }

    func run() throws {
        let setting = try Setting(common)
        let options = ServiceOptions(
            dataDirectory: setting.serviceDirectory, host: listen.host, port: listen.port, samplePeople: samplePeople,
            seed: seed, tlsCertificate: tlsCertificate, tlsKey: tlsKey, behindProxy: behindProxy)
        do {
            let application = try ServiceApplication(options)
            try waiting { try await application.run { Output.line("listening on \($0)") } }
        } catch let fault as ServiceFault {
            throw CommandFailure(.configuration, code: "S01", zh: "服务起不来: \(fault)", en: "\(fault)")
        } catch {
            throw CommandFailure(.configuration, code: "S01", zh: "服务起不来: \(error)", en: "cannot serve: \(error)")
        }
    }
}

/// `HOST:PORT`, an IPv6 host in brackets.
struct ListenAddress: ExpressibleByArgument, Equatable {
    let host: String
    let port: Int

    static let usual = ListenAddress(host: "127.0.0.1", port: 8080)

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = Int(argument[argument.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, !host.contains("["), !host.contains("]") else { return nil }
        self.host = String(host)
        self.port = port
    }

    var defaultValueDescription: String { "\(host):\(port)" }
}
