/// Where a service is: scheme, host and port, nothing after them.
public struct ServiceAddress: Hashable, Sendable {
    /// `http` or `https`.
    public let scheme: String
    /// Host name or address; an IPv6 address without its brackets.
    public let host: String
    /// 1 to 65535.
    public let port: Int

    /// Why a text is no service address.
    public enum Fault: Error, Hashable, Sendable {
        /// Neither `http://` nor `https://` at the front.
        case scheme
        /// The host is empty or has characters that no host has.
        case host
        /// The port is no number of 1 to 65535.
        case port
        /// Something other than `/` stands after the port: the profile's paths are fixed.
        case path
    }

    /// Reads `http://HOST[:PORT][/]` or the same with `https`.
    /// - Throws: ``Fault``.
    public init(_ text: String) throws(Fault) {
        let lowered = text.lowercased()
        let scheme = lowered.hasPrefix("https://") ? "https" : lowered.hasPrefix("http://") ? "http" : ""
        guard !scheme.isEmpty else { throw .scheme }
        var rest = lowered.dropFirst(scheme.count + 3)
        if let slash = rest.firstIndex(of: "/") {
            guard rest.index(after: slash) == rest.endIndex else { throw .path }
            rest = rest[..<slash]
        }
        var digits: Substring?
        let host: Substring
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else { throw .host }
            host = rest[rest.index(after: rest.startIndex)..<end]
            let after = rest[rest.index(after: end)...]
            if !after.isEmpty {
                guard after.first == ":" else { throw .host }
                digits = after.dropFirst()
            }
            guard host.utf8.allSatisfy({ Self.hexadecimal.contains($0) || $0 == UInt8(ascii: ":") }) else {
                throw .host
            }
        } else {
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = parts.first ?? ""
            digits = parts.count == 2 ? parts[1] : nil
            guard host.utf8.allSatisfy(Self.isHostOctet) else { throw .host }
        }
        guard !host.isEmpty else { throw .host }
        if let digits {
            guard let port = Int(digits), (1...65_535).contains(port) else { throw .port }
            self.port = port
        } else {
            port = scheme == "https" ? 443 : 80
        }
        self.scheme = scheme
        self.host = String(host)
    }

    /// `scheme://host:port`, the form that is stored and that paths are appended to.
    public var origin: String { "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// Whether requests stay on this machine, where plain HTTP is allowed (protocol.md 3.18).
    public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    private static let hexadecimal = Set("0123456789abcdef".utf8)

    private static func isHostOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
