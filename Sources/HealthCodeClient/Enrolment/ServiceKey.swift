internal import GuoMi
internal import HealthCodeAPI

/// A public key of the service with its number.
struct ServiceKey: Hashable, Sendable {
    let keyId: Int
    let key: SM2PublicKey

    init(keyId: Int, key: SM2PublicKey) {
        self.keyId = keyId
        self.key = key
    }

    /// Reads `{keyId, publicKey}` (protocol.md 3.20); `nil` unless it is a point on the curve.
    init?(_ json: JSON?) {
        guard let object = json?.object, let keyId = object["keyId"]?.integer,
            let point = object["publicKey"]?.string.flatMap(Base64.decode),
            let key = try? SM2PublicKey(point: point)
        else { return nil }
        self.init(keyId: keyId, key: key)
    }

    var json: JSONObject {
        ["keyId": .integer(keyId), "publicKey": .string(Base64.encode(key.point))]
    }
}
