import ArgumentParser
import FaultProxy
import Glibc

/// A network that goes wrong to order, before a service of one's own.
struct ProxyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proxy",
        abstract: "A proxy before a service (plain HTTP) that lets things go wrong, by a seed.",
        discussion: "Kinds: \(Fault.allCases.map(\.rawValue).joined(separator: " ")).")

    @Option(help: "The service, HOST:PORT.") var to: String
    @Option(help: "Where to listen, HOST:PORT; port 0 for any free one.") var listen = "127.0.0.1:0"
    @Option(help: "A fault and how often: KIND or KIND:RATE, 0 to 1. May be given more than once.") var fault:
        [String] =
            []
    @Option(help: "Where the draws begin.") var seed: UInt64 = 1
    @Option(help: "Seconds to run; 0 until it is stopped.") var seconds = 0

    func run() throws {
        let shares = try fault.map { text in
            guard let share = FaultSchedule.Share(text) else {
                throw ValidationError("no such fault: \(text); one of \(Fault.allCases.map(\.rawValue))")
            }
            return share
        }
        let (service, here) = (try Self.place(to), try Self.place(listen))
        let proxy = try FaultProxy(
            to: service.host, port: service.port, listen: here, schedule: FaultSchedule(seed: seed, shares: shares))
        print("listening on \(here.host):\(proxy.port), seed \(seed)")
        fflush(nil)
        var left = seconds
        while seconds == 0 || left > 0 {
            sleep(1)
            left -= 1
        }
        proxy.stop()
        let counts = proxy.counts
        print("connections \(counts.connections), exchanges \(counts.exchanges)")
        for fault in Fault.allCases {
            if let count = counts.faults[fault] { print("\(fault.rawValue) \(count)") }
        }
    }

    private static func place(_ text: String) throws -> (host: String, port: Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), colon > text.startIndex
        else { throw ValidationError("not HOST:PORT: \(text)") }
        let host = text[..<colon]
        return (host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host), port)
    }
}
