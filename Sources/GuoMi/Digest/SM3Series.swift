internal import CLibcrypto

/// SM3 of many short messages, one after another.
///
/// Setting up libcrypto's context costs about as much as digesting two blocks of 64 octets, so one context serves them
/// all, and no digest takes memory of its own. Not to be shared between threads: each makes its own.
public final class SM3Series {
    private let context: OpaquePointer

    /// A series; nothing is kept between its messages.
    public init() {
        guard let context = EVP_MD_CTX_new() else { fatalError("libcrypto's SM3 cannot start: no memory") }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// The digest of one message, 32 octets.
    public func digest(_ message: [UInt8]) -> [UInt8] {
        message.withUnsafeBytes { self.digest($0) }.octets
    }

    /// The digest of one message, 32 octets, without memory of its own.
    public func digest(_ message: UnsafeRawBufferPointer) -> InlineArray<32, UInt8> {
        var digest = InlineArray<32, UInt8>(repeating: 0)
        var output = digest.mutableSpan
        output.withUnsafeMutableBufferPointer { output in
            let done =
                EVP_DigestInit_ex2(context, Algorithms.shared.digest, nil) == 1
                && EVP_DigestUpdate(context, message.baseAddress, message.count) == 1
                && EVP_DigestFinal_ex(context, output.baseAddress, nil) == 1
            precondition(done, "libcrypto's SM3 failed")
        }
        return digest
    }
}

extension InlineArray<32, UInt8> {
    /// A digest as an array.
    public var octets: [UInt8] { span.withUnsafeBytes { [UInt8]($0) } }
}
