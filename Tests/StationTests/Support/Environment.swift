#if canImport(Glibc)
    import Glibc
#endif

/// What the run was asked for.
enum Environment {
    /// Long forms of tests.
    static let isFull = value("KAKOU_FULL") == "1"

    static func value(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }

    /// Writes a text file; why not, where it cannot.
    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw Fault(errno: errno) }
        defer { fclose(file) }
        let octets = Array(text.utf8)
        guard fwrite(octets, 1, octets.count, file) == octets.count else { throw Fault(errno: errno) }
    }

    /// What the system said.
    struct Fault: Error { let errno: Int32 }
}
