/// Why a service does not start, in words for whoever started it.
public enum ServiceFault: Error, Sendable, CustomStringConvertible {
    /// Plain HTTP on an address that others can reach (3.18).
    case plainOutsideLoopback(host: String)
    /// Only one of certificate and key is given.
    case halfTLS
    /// The certificate or key cannot be read.
    case tls(String)
    /// The data directory, its key file or the database cannot be used.
    case storage(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .plainOutsideLoopback(let host):
            """
            refusing plain HTTP on \(host): give a certificate and key, or say that a proxy in front ends TLS \
            (--behind-proxy), or listen on 127.0.0.1
            """
        case .halfTLS: "a certificate and its key are needed together"
        case .tls(let reason): "the certificate or its key cannot be used: \(reason)"
        case .storage(let reason): "the data directory cannot be used: \(reason)"
        }
    }
}
