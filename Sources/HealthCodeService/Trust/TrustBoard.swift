internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI
internal import Synchronization

/// X2 (3.19): the keys to trust, what is revoked, and what this service takes; signed, for anybody.
///
/// An answer stands for a second, so that whoever asks a thousand times a second costs one signature.
final class TrustBoard: Sendable {
    private struct Held {
        let body: [UInt8]
        let keyId: Int
        let at: Instant
    }

    /// Revoked codes in one answer; `seq` says where the next one goes on.
    static let pageSize = 2000
    private static let freshMilliseconds: Int64 = 1000
    private static let heldAtMost = 64

    private let held = Mutex<[Int64: Held]>([:])

    /// The body for everything newer than `since`, and its code: 1003 where `since` is not a number.
    func answer(since text: String?, _ core: ServiceCore) async throws -> ([UInt8], ReturnCode) {
        let now = ServiceClock.now
        let signing = core.keys.signing
        guard let since = text.map({ Int64($0) }) ?? 0, since >= 0 else {
            let body = Self.business(.memberInvalid, now)
            return (try Envelope.seal(.object(body), key: signing.key, keyId: signing.keyId), .memberInvalid)
        }
        if let board = held.withLock({ $0[since] }), board.keyId >= signing.keyId,
            now.milliseconds - board.at.milliseconds < Self.freshMilliseconds
        {
            return (board.body, .success)
        }
        let (members, newest) = try await core.storage.read { transaction in
            // The key and the chain that leads to it are of one moment, also just after a rotation.
            let keys = try core.keys.refreshed(transaction)
            return (try Self.members(since, now, core, keys, transaction), keys.signing)
        }
        var business = Self.business(.success, now)
        for member in members.members { business[member.name] = member.value }
        let body = try Envelope.seal(.object(business), key: newest.key, keyId: newest.keyId)
        held.withLock { held in
            if held.count >= Self.heldAtMost { held.removeAll() }
            held[since] = Held(body: body, keyId: newest.keyId, at: now)
        }
        return (body, .success)
    }

    private static func business(_ code: ReturnCode, _ now: Instant) -> JSONObject {
        var business = JSONObject()
        business.put("success", code == .success)
        business.put("errorCode", code.rawValue)
        business.put("errorDesc", code.words.en)
        business.put("timeStamp", c17: now)
        return business
    }

    private static func members(
        _ since: Int64, _ now: Instant, _ core: ServiceCore, _ keys: ServiceKeys, _ transaction: Transaction
    ) throws -> JSONObject {
        var members = JSONObject()
        let revoked = try revokedCodes(since, now, transaction)
        members.put("serverTime", c17: now)
        members.put("seq", revoked.seq)
        members.put("issuers", try issuers(transaction))
        members.put("service", keys.publicMembers)
        members.put("keyChain", try keyChain(transaction))
        members.put("revokedCodes", revoked.codes)
        members.put("minClientVersion", "1.0.0")
        members.put("degraded", core.state.current.isDegraded)
        members.put("limits", limits)
        return members
    }

    /// Revoked codes that could still be scanned, oldest first, and the number to ask from next time.
    private static func revokedCodes(
        _ since: Int64, _ now: Instant, _ transaction: Transaction
    ) throws -> (seq: Int, codes: [JSONObject]) {
        let statement = "SELECT seq, code_id, revoked_at, expires_at FROM revocation WHERE seq > ? ORDER BY seq LIMIT ?"
        let rows = try transaction.rows(statement, [since, pageSize])
        let horizon = now.adding(seconds: -Limits.deferredAge)
        let codes = rows.filter { $0.instant("expires_at") > horizon }.map { row in
            var code = JSONObject()
            code.put("codeId", Hex.encode(row.octets("code_id")))
            code.put("revokedAt", c17: row.instant("revoked_at"))
            return code
        }
        return (rows.last?["seq"] ?? Int(since), codes)
    }

    private static func issuers(_ transaction: Transaction) throws -> [JSONObject] {
        try transaction.rows("SELECT * FROM issuer_key ORDER BY key_id").map { row in
            var issuer = JSONObject()
            issuer.put("keyId", row["key_id"] as Int)
            issuer.put("divisionCode", row["division"] as String)
            issuer.put("publicKey", Base64.encode(row.octets("point")))
            issuer.put("notBefore", c17: row.instant("not_before"))
            issuer.put("notAfter", c17: row.instant("not_after"))
            issuer.put("status", row["status"] as String)
            return issuer
        }
    }

    /// Every signing key after the first, each signed by the one before.
    private static func keyChain(_ transaction: Transaction) throws -> [JSONObject] {
        let statement = """
            SELECT key_id, point, chain FROM service_key WHERE purpose = 'sign' AND chain IS NOT NULL ORDER BY key_id
            """
        return try transaction.rows(statement).map { row in
            var link = JSONObject()
            link.put("keyId", row["key_id"] as Int)
            link.put("publicKey", Base64.encode(row.octets("point")))
            link.put("sign", Base64.encode(row.octets("chain")))
            return link
        }
    }

    private static var limits: JSONObject {
        var limits = JSONObject()
        limits.put("bodyOctets", Limits.body)
        limits.put("batchOctets", Limits.batchBody)
        limits.put("batchItems", Limits.batchItems.upperBound)
        limits.put("nesting", Limits.nesting)
        limits.put("clockWindow", Int(Limits.clockWindow))
        limits.put("serialLife", Int(Limits.serialLife))
        limits.put("duplicateWindow", Int(Limits.duplicateWindow))
        limits.put("deferredAge", Int(Limits.deferredAge))
        limits.put("queryTokenLife", Int(Limits.queryTokenLife))
        return limits
    }
}
