internal import CLibcrypto
internal import Synchronization

/// HMAC-SM3 (RFC 2104) under one key, for a key that is used again and again.
///
/// libcrypto's own HMAC makes a context of contexts for each message, which costs more than a short message does; here
/// both of its digests share one context that is kept. Each message is digested by one caller at a time.
public final class KeyedDigest: Sendable {
    /// Octets that SM3 takes at a time.
    private static let block = 64

    private let inner: [UInt8]
    private let outer: [UInt8]
    private let work = Mutex(Work())

    private struct Work: ~Copyable {
        let series = SM3Series()
        /// What is digested; its memory serves one message after another.
        var octets: [UInt8] = []
    }

    /// A digest under a key of one octet or more; nil for an empty one.
    public init?(key: [UInt8]) {
        guard !key.isEmpty else { return nil }
        let short = key.count > Self.block ? SM3.digest(key) : key
        let padded = short + [UInt8](repeating: 0, count: Self.block - short.count)
        inner = padded.map { $0 ^ 0x36 }
        outer = padded.map { $0 ^ 0x5C }
    }

    /// The keyed digest of a message, 32 octets.
    public func digest(_ message: [UInt8]) -> [UInt8] { digest { $0.append(contentsOf: message) } }

    /// The keyed digest of a message that is written behind the octets at hand, 32 octets.
    public func digest(_ write: (inout [UInt8]) -> Void) -> [UInt8] {
        work.withLock { work in
            work.octets.removeAll(keepingCapacity: true)
            work.octets.append(contentsOf: inner)
            write(&work.octets)
            let first = work.octets.withUnsafeBytes { work.series.digest($0) }
            work.octets.removeAll(keepingCapacity: true)
            work.octets.append(contentsOf: outer)
            first.span.withUnsafeBytes { work.octets.append(contentsOf: $0) }
            return work.series.digest(work.octets)
        }
    }
}
