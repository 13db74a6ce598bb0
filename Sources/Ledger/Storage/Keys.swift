internal import Checkpoint
internal import Glibc
internal import GuoMi
internal import HealthCode

/// The keys of a ledger: sealing keys by number, the last one in use, and the key of its look-up hashes.
///
/// They stand in the system's credential store where systemd gives one, and else in a file of mode 0600, a line a key:
/// `seal NUMBER HEX` and `hash HEX`. They never enter the database or a log.
struct Keys: Sendable {
    private let sealing: [SealingKey]
    private let hash: KeyedDigest

    /// The credential's name, under the directory that systemd names in CREDENTIALS_DIRECTORY.
    static let credential = "kakou-ledger-key"

    /// Loads the keys; makes them where there are none and `mayCreate` says that nothing is sealed yet.
    static func load(
        _ directory: String, mayCreate: Bool,
        store: String? = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
    ) throws(LedgerFailure) -> Keys {
        if let store, let octets = try Files.read(store + "/" + credential, secret: false) {
            return try Keys(octets)
        }
        let path = directory + "/" + LedgerPaths.keys
        if let octets = try Files.read(path, secret: true) { return try Keys(octets) }
        guard mayCreate else { throw LedgerFailure(.keyMissing, detail: path) }
        let fresh = "seal 1 \(Hex.encode(SecureRandom.octets(32)))\nhash \(Hex.encode(SecureRandom.octets(32)))\n"
        try Files.create(path, Array(fresh.utf8))
        guard let octets = try Files.read(path, secret: true) else { throw LedgerFailure(.keyMissing, detail: path) }
        return try Keys(octets)
    }

    init(_ octets: [UInt8]) throws(LedgerFailure) {
        var sealing: [SealingKey] = []
        var hash: KeyedDigest?
        for line in String(decoding: octets, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            if words.count == 3, words[0] == "seal", let id = UInt32(words[1]), let key = Hex.decode(String(words[2])),
                let key = try? SealingKey(id: id, octets: key)
            {
                sealing.append(key)
            } else if words.count == 2, words[0] == "hash", let key = Hex.decode(String(words[1])), key.count == 32 {
                hash = KeyedDigest(key: key)
            } else {
                throw LedgerFailure(.keyMissing, detail: "a line of the key file is not a key")
            }
        }
        guard !sealing.isEmpty, let hash else {
            throw LedgerFailure(.keyMissing, detail: "the key file lacks a key")
        }
        self.sealing = sealing
        self.hash = hash
    }

    /// Seals octets for one place, under the key in use.
    func seal(_ octets: [UInt8], _ place: String) throws -> [UInt8] {
        guard let key = sealing.last else { throw LedgerFailure(.keyMissing) }
        return try key.seal(octets, context: Array(place.utf8))
    }

    /// Opens what was sealed for the same place under any of the keys.
    func open(_ sealed: [UInt8], _ place: String) throws -> [UInt8] {
        guard let id = SealingKey.id(of: sealed), let key = sealing.first(where: { $0.id == id }) else {
            throw LedgerFailure(.keyMissing, detail: "sealed under another key")
        }
        return try key.open(sealed, context: Array(place.utf8))
    }

    /// The keyed hash of octets for one use, 32 octets.
    func hash(_ use: String, _ octets: [UInt8]) -> [UInt8] { hash(use) { $0.append(contentsOf: octets) } }

    /// The keyed hash of octets for one use, which are written behind those at hand, 32 octets.
    func hash(_ use: String, _ write: (inout [UInt8]) -> Void) -> [UInt8] {
        hash.digest { octets in
            octets.append(contentsOf: use.utf8)
            octets.append(0)
            write(&octets)
        }
    }
}
