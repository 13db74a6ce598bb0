internal import Glibc
internal import GuoMi

/// Files that only their owner may read: written whole or not at all, refused where somebody else could have written.
enum PrivateFile {
    /// The most octets any file of a device directory may have; a trust answer is the largest.
    static let limit = 8 << 20

    /// Makes `directory` with mode 0700 where it is missing, and its parents with the umask's.
    static func makeDirectory(_ directory: String) throws(DeviceFault) {
        var made = ""
        for part in directory.split(separator: "/", omittingEmptySubsequences: false) {
            made += made.isEmpty && part.isEmpty ? "/" : made.isEmpty || made.hasSuffix("/") ? "\(part)" : "/\(part)"
            guard !made.isEmpty, access(made, F_OK) != 0 else { continue }
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw fault(directory) }
        }
        try checkDirectory(directory)
    }

    /// Refuses a directory that is another user's or that others may write to.
    static func checkDirectory(_ directory: String) throws(DeviceFault) {
        var facts = stat()
        guard stat(directory, &facts) == 0 else { throw fault(directory) }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw .file(path: directory, reason: "not a directory")
        }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o022 == 0 else { throw .notPrivate(path: directory) }
    }

    /// Reads a file of mode 0600 that is ours; `nil` where there is none.
    static func read(_ path: String) throws(DeviceFault) -> [UInt8]? {
        try read(path, secret: true)
    }

    /// Reads a file that anybody may read, such as a certificate.
    static func readPublic(_ path: String) throws(DeviceFault) -> [UInt8] {
        guard let octets = try read(path, secret: false) else { throw .file(path: path, reason: "no such file") }
        return octets
    }

    private static func read(_ path: String, secret: Bool) throws(DeviceFault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (secret ? O_NOFOLLOW : 0))
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw fault(path)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw fault(path) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, reason: "not a file") }
        guard !secret || (facts.st_uid == geteuid() && facts.st_mode & 0o077 == 0) else {
            throw .notPrivate(path: path)
        }
        guard facts.st_size <= limit else { throw .corrupt(path: path, reason: "longer than \(limit) octets") }
        var octets: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while octets.count <= limit {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw fault(path) }
            if count == 0 { break }
            octets += chunk[..<count]
        }
        return octets
    }

    /// Writes a file of mode 0600 beside its final name, syncs it, renames it and syncs the directory.
    static func write(_ octets: [UInt8], to path: String) throws(DeviceFault) {
        let half = path + ".new"
        unlink(half)
        let descriptor = open(half, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw fault(path) }
        var written = 0
        while written < octets.count {
            let count = octets.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failed = fault(path)
                close(descriptor)
                unlink(half)
                throw failed
            }
            written += count
        }
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(half, path) == 0 else {
            let failed = fault(path)
            unlink(half)
            throw failed
        }
        syncDirectory(of: path)
    }

    /// Removes a file; one that is not there is no fault.
    static func remove(_ path: String) throws(DeviceFault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw fault(path) }
        syncDirectory(of: path)
    }

    /// Overwrites a file where it stands, syncs it and removes it; one that is not there is no fault.
    ///
    /// On a disk that writes elsewhere (flash, copy on write) the old octets may stay until it cleans up; that is what
    /// full-disk encryption is for.
    static func destroy(_ path: String) throws(DeviceFault) {
        for name in [path, path + ".new"] {
            let descriptor = open(name, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
            if descriptor < 0, errno == ENOENT { continue }
            guard descriptor >= 0 else { throw fault(name) }
            var facts = stat()
            if fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_nlink == 1 {
                let noise = SecureRandom.octets(1 << 12)
                var left = min(Int(facts.st_size), limit + 1)
                while left > 0 {
                    let count = Glibc.write(descriptor, noise, min(left, noise.count))
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    left -= count
                }
                fsync(descriptor)
            }
            close(descriptor)
            try remove(name)
        }
    }

    /// The names in a directory.
    static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
                    String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    private static func syncDirectory(of path: String) {
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = open(directory.isEmpty ? "/" : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func fault(_ path: String) -> DeviceFault {
        let number = errno
        return .file(path: path, reason: strerror(number).map { String(cString: $0) } ?? "errno \(number)")
    }
}
