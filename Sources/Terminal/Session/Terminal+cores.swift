internal import CTerminal

extension Terminal {
    /// No core of this process is ever written, by file or by pipe, and no other process may read its memory; offline.md,
    /// Q14. A crash ends it at once: the Swift runtime's backtracer is left out unless SWIFT_BACKTRACE asks for it.
    ///
    /// - Returns: false where the kernel refuses, which `kakou doctor` tells.
    @discardableResult
    public static func forbidCores() -> Bool { kt_forbid_cores() == 0 }
}
