import CTerminal
import Glibc

extension Terminal {
    /// Makes sure that a trap does not wait for a key for thirty seconds, as the Swift runtime's backtracer does.
    ///
    /// The runtime reads `SWIFT_BACKTRACE` when the process starts, so the program runs itself again, once, where the
    /// variable does not say `interactive=no`. Call it first thing in `main`. A program into which the runtime is linked
    /// (`--static-swift-stdlib`) finds no backtracer unless `SWIFT_ROOT` says where, and is not run again for nothing.
    /// (Setting the variable from a constructor would come in time, but the runtime finds the command line by looking
    /// behind `environ`, which `setenv` moves.)
    /// - Parameters:
    ///   - arguments: the command line, the program's name first.
    ///   - directory: where the backtrace's file goes; it must exist. On standard error where nil.
    public static func ensureBacktraceIsQuiet(arguments: [String], directory: String? = nil) {
        let before = getenv("SWIFT_BACKTRACE").map { String(cString: $0) } ?? ""
        guard kt_runtime_is_shared() || getenv("SWIFT_ROOT") != nil, !before.contains("interactive=") else { return }
        let target = directory.map { ",output-to=\($0)" } ?? ""
        let value = (before.isEmpty ? "" : before + ",") + "interactive=no,color=no" + target
        var pointers = arguments.map { strdup($0) }
        pointers.append(nil)
        kt_run_again("SWIFT_BACKTRACE", value, pointers)
        pointers.forEach { free($0) }
    }
}
