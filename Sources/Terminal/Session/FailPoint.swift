import Cells
import Glibc

/// Traps of the Swift runtime on purpose, so that a test can see what they leave of a terminal; in debug builds alone.
///
/// `KAKOU_FAILPOINT=trap-on-key` traps on the terminal's thread at the next key, `trap-in-task` on another one.
enum FailPoint {
    /// Called before an event goes to the application.
    static func pass(_ event: InputEvent) {
        #if DEBUG
            guard case .key = event, let name = getenv("KAKOU_FAILPOINT") else { return }
            switch String(cString: name) {
            case "trap-on-key": trap()
            case "trap-in-task": Task.detached { trap() }
            default: break
            }
        #endif
    }

    #if DEBUG
        /// An index out of bounds, hidden from the optimiser.
        private static func trap() {
            let empty = [UInt8](repeating: 0, count: Int(getpid()) & 0)
            precondition(empty[1] == 0)
        }
    #endif
}
