internal import CLibcrypto

/// A TLS server's certificates, judged at a time of the caller's choosing: a machine whose clock starts in 1970 could
/// otherwise never learn the time (offline.md).
public enum CertificateChain {
    /// Why certificates are not believed.
    public enum Refusal: Error, Hashable, Sendable {
        /// A certificate, or the file of authorities, cannot be read.
        case unreadable
        /// Within their dates they would be right, at this time they are not.
        case dates
        /// They are for another host.
        case host
        /// They lead to no authority of the file, or break another rule; libcrypto's number for it.
        case untrusted(code: Int)
    }

    /// Checks signatures up to an authority of the file, dates, purpose and host.
    /// - Parameters:
    ///   - certificates: as the server sent them, DER, its own first.
    ///   - roots: path of a PEM file with the authorities.
    ///   - host: a name, or an address without brackets.
    ///   - seconds: the time to judge at, Unix.
    /// - Throws: ``Refusal``.
    public static func check(
        _ certificates: [[UInt8]], roots: String, host: String, at seconds: Int64
    ) throws(Refusal) {
        Libcrypto.start()
        let octets = Array(certificates.joined())
        guard !octets.isEmpty, !host.isEmpty, !host.utf8.contains(0) else { throw .unreadable }
        let code = kakou_check_certificates(octets, octets.count, roots, host, seconds)
        switch code {
        case X509_V_OK: return
        case X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED: throw .dates
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: throw .host
        case -1: throw .unreadable
        default: throw .untrusted(code: Int(code))
        }
    }
}
