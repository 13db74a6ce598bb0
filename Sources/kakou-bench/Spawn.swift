import Glibc

/// Starts a program of its own with no signal blocked: the runtime's threads, on which an asynchronous command runs,
/// block them all, and a program that inherits that never hears its alarm.
enum Spawn {
    /// Starts `command`; gives its number.
    /// - Parameters:
    ///   - actions: what becomes of its descriptors.
    ///   - flags: of `posix_spawnattr_setflags`, beside the signal mask's.
    ///   - environment: its variables; the process's own where nil.
    static func start(
        _ command: [String], _ actions: inout posix_spawn_file_actions_t, flags: Int16 = 0,
        environment: CStrings? = nil
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, flags | Int16(POSIX_SPAWN_SETSIGMASK))
        let arguments = CStrings(command)
        var pid: pid_t = 0
        let status =
            if let environment {
                posix_spawnp(&pid, command[0], &actions, &attributes, arguments.pointers, environment.pointers)
            } else {
                posix_spawnp(&pid, command[0], &actions, &attributes, arguments.pointers, environ)
            }
        guard status == 0 else {
            throw BenchFault("\(command[0]) does not start: \(String(cString: strerror(status)))")
        }
        return pid
    }
}
