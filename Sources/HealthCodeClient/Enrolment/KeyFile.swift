internal import GuoMi
internal import HealthCode

/// A device's private key on disk: one line, a mark and the scalar in hex, in a file of mode 0600.
enum KeyFile {
    private static let mark = "kakou-sm2-1 "

    static func write(_ key: SM2PrivateKey, to path: String) throws(DeviceFault) {
        try PrivateFile.write(Array((mark + Hex.encode(key.scalar) + "\n").utf8), to: path)
    }

    static func read(_ path: String) throws(DeviceFault) -> SM2PrivateKey {
        guard let octets = try PrivateFile.read(path) else {
            throw .file(path: path, reason: "no such file")
        }
        let text = String(decoding: octets, as: UTF8.self)
        guard text.hasPrefix(mark), text.hasSuffix("\n"),
            let scalar = Hex.decode(String(text.dropFirst(mark.count).dropLast())),
            let key = try? SM2PrivateKey(scalar: scalar)
        else { throw .corrupt(path: path, reason: "not a private key of kakou") }
        return key
    }
}
