internal import GuoMi
public import HealthCode
internal import HealthCodeAPI

/// What of a file of carried rows stands in clear; it names no person.
public struct SneakernetHeader: Hashable, Sendable {
    /// The layout's version.
    public let version: Int
    /// The customer number of the device.
    public let custNum: String
    /// Its serial number.
    public let deviceSn: String
    /// When the file was made, by the best clock there.
    public let madeAt: Instant
    /// How many rows are in it.
    public let count: Int
    let keyId: Int
    let publicKey: SM2PublicKey

    static let version = 1

    init(of device: Device, madeAt: Instant, count: Int) {
        version = Self.version
        custNum = device.custNum
        deviceSn = device.deviceSn
        keyId = device.keyId
        publicKey = device.privateKey.publicKey
        self.madeAt = madeAt
        self.count = count
    }

    /// Nil where a member is missing or is not what it should be.
    init?(_ json: JSONObject) {
        guard let custNum = json["custNum"]?.string, (1...32).contains(custNum.unicodeScalars.count),
            let deviceSn = json["deviceSn"]?.string, (1...64).contains(deviceSn.unicodeScalars.count),
            let keyId = json["keyId"]?.integer, keyId > 0,
            let point = json["publicKey"]?.string.flatMap(Base64.decode), let key = try? SM2PublicKey(point: point),
            let madeAt = json["madeAt"]?.string.flatMap(Instant.init(c17:)), let count = json["count"]?.integer,
            (1...SneakernetFile.mostRows).contains(count), json["version"]?.integer == Self.version
        else { return nil }
        version = Self.version
        self.custNum = PlainText.visible(custNum, limit: 32)
        self.deviceSn = PlainText.visible(deviceSn, limit: 64)
        self.keyId = keyId
        publicKey = key
        self.madeAt = madeAt
        self.count = count
    }

    var octets: [UInt8] {
        let json: JSON = [
            "version": .integer(version), "custNum": .string(custNum), "deviceSn": .string(deviceSn),
            "keyId": .integer(keyId), "publicKey": .string(Base64.encode(publicKey.point)),
            "madeAt": .string(madeAt.c17), "count": .integer(count),
        ]
        return json.octets
    }
}

/// The layout: the mark, then three parts, each after its length in four octets, big-endian: the header (JSON), the sealed
/// rows, the signature (DER) over everything before its length. Inside, each row stands after its length. The header is
/// the seal's context, so that rows open under no other.
enum SneakernetFormat {
    static let mark = Array("kakou-rows\n".utf8)
    private static let headerLimit = 4_096
    private static let signatureLimit = 80

    /// A file whose form and signature are right.
    struct Parts {
        let header: SneakernetHeader
        let headerOctets: [UInt8]
        let sealed: [UInt8]
    }

    static func write(
        _ header: SneakernetHeader, _ rows: [[UInt8]], key: SneakernetKey, signer: SM2PrivateKey
    ) throws(SneakernetFault) -> [UInt8] {
        let clear = header.octets
        let sealing = try key.sealing()
        var file = mark
        do {
            let sealed = try sealing.seal(rows.flatMap(part), context: clear)
            file += part(clear)
            file += part(sealed)
            file += part(try signer.signDER(file))
        } catch {
            throw .cryptography
        }
        return file
    }

    static func read(_ file: [UInt8]) throws(SneakernetFault) -> Parts {
        guard file.starts(with: mark) else { throw .notSuchAFile }
        guard file.count <= SneakernetFile.limit else { throw .tooLarge }
        var rest = file[mark.count...]
        guard let clear = take(&rest, atMost: headerLimit), let sealed = take(&rest, atMost: SneakernetFile.limit)
        else { throw .damaged }
        let signed = file[..<rest.startIndex]
        guard let signature = take(&rest, atMost: signatureLimit), rest.isEmpty else { throw .damaged }
        guard let json = (try? JSON(clear, limits: JSONLimits(depth: 2, size: headerLimit)))?.object else {
            throw .damaged
        }
        if let version = json["version"]?.integer, version > SneakernetHeader.version { throw .newer(version: version) }
        guard let header = SneakernetHeader(json), header.publicKey.verify(der: signature, of: signed) else {
            throw .damaged
        }
        return Parts(header: header, headerOctets: clear, sealed: sealed)
    }

    static func open(_ parts: Parts, key: SneakernetKey) throws(SneakernetFault) -> [[UInt8]] {
        let opened: [UInt8]
        let sealing = try key.sealing()
        do {
            opened = try sealing.open(parts.sealed, context: parts.headerOctets)
        } catch {
            throw .wrongKey
        }
        var rows: [[UInt8]] = []
        var rest = opened[...]
        while !rest.isEmpty {
            guard rows.count < parts.header.count, let row = take(&rest, atMost: Limits.body) else { throw .damaged }
            rows.append(row)
        }
        guard rows.count == parts.header.count else { throw .damaged }
        return rows
    }

    private static func part(_ octets: [UInt8]) -> [UInt8] {
        let count = UInt32(clamping: octets.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> UInt32($0)) } + octets
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, atMost limit: Int) -> [UInt8]? {
        guard rest.count >= 4 else { return nil }
        let count = Int(rest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        guard count <= limit, rest.count - 4 >= count else { return nil }
        let part = Array(rest.dropFirst(4).prefix(count))
        rest = rest.dropFirst(4 + count)
        return part
    }
}
