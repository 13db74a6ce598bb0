internal import Glibc

/// A player's process: started without a shell, in a group of its own so that whatever it starts ends with it. Everything
/// that this program opens is closed in it (`O_CLOEXEC`), as a test sees.
struct PlayerProcess: Sendable {
    let pid: pid_t

    /// Starts `command`; the error number where that fails.
    static func start(_ command: [String]) -> Result<PlayerProcess, StartFault> {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Its own words would land on the screen.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var arguments = command.map { strdup($0) } + [nil as UnsafeMutablePointer<CChar>?]
        defer { for argument in arguments { free(argument) } }
        var pid: pid_t = 0
        let status = posix_spawnp(&pid, command[0], &actions, &attributes, &arguments, environ)
        return status == 0 ? .success(PlayerProcess(pid: pid)) : .failure(StartFault(number: status))
    }

    /// Why it did not start.
    struct StartFault: Error {
        let number: Int32
    }

    /// Ends it and whatever it started; harmless where it has ended and was not collected yet.
    func kill() { Glibc.kill(-pid, SIGKILL) }

    /// Waits until it has ended and leaves it to be collected, so that its number cannot be another's meanwhile.
    func waitUntilEnded() {
        var info = siginfo_t()
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    }

    /// Collects it; true where it ended by itself with status 0.
    func collect() -> Bool {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 { guard errno == EINTR else { return false } }
        return status == 0
    }
}
