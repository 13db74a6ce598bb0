internal import Checkpoint
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// The tones as files for a player, each made when it is first wanted, in a directory of ours alone that goes with it.
final class ToneFiles: Sendable {
    private struct Made {
        var directory: String?
        var paths: [Tone: String] = [:]
    }

    private let made = Mutex(Made())
    private let base: String

    /// - Parameter base: where the directory is made; the session's runtime directory, which memory holds, by default.
    init(
        base: String = Surroundings.variable("XDG_RUNTIME_DIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? Surroundings.variable("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    ) {
        self.base = base
    }

    deinit { remove() }

    /// The path of a tone's file, mode 0600 in a directory of mode 0700; nil where it cannot be written.
    func path(of tone: Tone) -> String? {
        made.withLock { made in
            if let path = made.paths[tone] { return path }
            if made.directory == nil {
                var template = Array("\(base)/kakou-tones-XXXXXX".utf8CString)
                made.directory = mkdtemp(&template).map { String(cString: $0) }
            }
            guard let directory = made.directory else { return nil }
            let path = directory + "/" + Self.name(of: tone)
            guard Self.write(ToneWave.wav(tone), to: path) else { return nil }
            made.paths[tone] = path
            return path
        }
    }

    /// Removes what was made.
    func remove() {
        made.withLock { made in
            if let directory = made.directory { try? FileManager.default.removeItem(atPath: directory) }
            made = Made()
        }
    }

    /// The tone's marks as a file's name: `s` short, `l` long, `_` pause.
    static func name(of tone: Tone) -> String {
        let marks = tone.pattern.map { $0 == "." ? "s" : $0 == "-" ? "l" : "_" }
        return "tone-" + marks.joined() + ".wav"
    }

    private static func write(_ octets: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                unlink(path)
                return false
            }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
