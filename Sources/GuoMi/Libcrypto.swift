internal import CLibcrypto

/// libcrypto's own start, which every way into this room passes first.
///
/// libcrypto would free its tables when the process exits, under the hands of threads that are still signing: a crash
/// at the end of a command that did all it should. So it is told to leave them to the kernel.
enum Libcrypto {
    private static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1

    /// Starts libcrypto once a process.
    static func start() { precondition(isReady, "libcrypto does not start") }
}
