internal import Glibc
internal import GuoMi
internal import HealthCode

/// The file `sealing.key` in the data directory, mode 0600: one line a key, `ID HEX`, the last one is in use.
///
/// Whoever holds it and the database can read every identity; it never enters the database or a log.
enum SealingKeyFile {
    static let name = "sealing.key"

    /// Reads the keys, making the file with one fresh key where there is none.
    /// - Throws: ``StorageFault/directory(_:)``
    static func load(_ directory: String) throws -> [SealingKey] {
        let path = directory + "/" + name
        if access(path, F_OK) != 0 { try create(path) }
        let keys = try parse(read(path))
        guard !keys.isEmpty else { throw StorageFault.directory("the key file \(path) holds no key") }
        return keys
    }

    static func parse(_ text: String) throws -> [SealingKey] {
        try text.split(whereSeparator: \.isNewline).map { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let id = UInt32(parts[0]), let octets = Hex.decode(String(parts[1])) else {
                throw StorageFault.directory("a line of the key file is not `ID HEX`")
            }
            return try SealingKey(id: id, octets: octets)
        }
    }

    /// Written whole beside its place and linked into it, so that two processes starting at once agree on one key.
    private static func create(_ path: String) throws {
        let draft = path + "." + String(getpid())
        let line = Array("1 \(Hex.encode(SecureRandom.octets(32)))\n".utf8)
        let file = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw fault(path) }
        let written = line.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        let synced = fsync(file)
        close(file)
        defer { unlink(draft) }
        guard written == line.count, synced == 0 else { throw fault(path) }
        guard link(draft, path) == 0 || errno == EEXIST else { throw fault(path) }
    }

    private static func read(_ path: String) throws -> String {
        let file = Glibc.open(path, O_RDONLY)
        guard file >= 0 else { throw fault(path) }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw fault(path) }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    private static func fault(_ path: String) -> StorageFault {
        .directory("the key file \(path) cannot be used: \(String(cString: strerror(errno)))")
    }
}
