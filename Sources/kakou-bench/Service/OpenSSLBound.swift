/// The physical bound of a signed service: one SM2 verification and one signature a request on all cores.
struct OpenSSLBound {
    let signaturesPerSecond: Double
    let verificationsPerSecond: Double

    /// Requests a second that the cores could sign and verify if they did nothing else.
    var requestsPerSecond: Double { 1 / (1 / signaturesPerSecond + 1 / verificationsPerSecond) }

    /// Runs `openssl speed` on every core at once, in this run and on this machine.
    static func measure(cores: Int, seconds: Int) throws -> OpenSSLBound {
        let output = try Command.run([
            "openssl", "speed", "-mr", "-multi", "\(cores)", "-seconds", "\(seconds)", "sm2",
        ])
        // The merged line reads +F7:ALGORITHM:BITS:NAME:SECONDS-A-SIGNATURE:SECONDS-A-VERIFICATION
        guard let line = output.split(separator: "\n").last(where: { $0.hasPrefix("+F") && $0.contains("SM2") }) else {
            throw BenchFault("openssl speed sm2 said nothing that is understood")
        }
        let fields = line.split(separator: ":").compactMap { Double($0) }
        guard fields.count >= 2, fields[fields.count - 1] > 0, fields[fields.count - 2] > 0 else {
            throw BenchFault("openssl speed sm2: \(line)")
        }
        return OpenSSLBound(
            signaturesPerSecond: fields[fields.count - 2], verificationsPerSecond: fields[fields.count - 1])
    }
}
