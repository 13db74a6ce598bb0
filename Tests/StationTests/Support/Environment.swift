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
}
