import HealthCodeAPI

/// Queues of other projects, from PyPI, measured on the same disk in the same run; assets/peers.
struct QueuePeer {
    let name: String
    let perSecond: Double
    let p50: Double
    let p99: Double
    let synchronous: String

    /// Runs the peers in a Python that has them; an empty list, said aloud, where it has not.
    static func measure(python: String, script: String, directory: String, seconds: Int, octets: Int) -> [QueuePeer] {
        guard
            let output = try? Command.run([python, script, directory, "\(seconds)", "\(octets)"])
        else {
            print("the peers did not run: install assets/peers/requirements.txt for \(python)")
            return []
        }
        return output.split(separator: "\n").compactMap { line in
            guard let object = (try? JSON(Array(line.utf8)))?.object, let name = object["peer"]?.string else {
                return nil
            }
            func number(_ key: String) -> Double { object[key].flatMap { Double($0.text) } ?? .nan }
            return QueuePeer(
                name: name, perSecond: number("perSecond"), p50: number("p50Ms"), p99: number("p99Ms"),
                synchronous: object["synchronous"]?.string ?? "")
        }
    }
}
