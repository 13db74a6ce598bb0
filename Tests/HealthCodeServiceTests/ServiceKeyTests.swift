import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// Rotation of the service's signing key (protocol.md 3.19 `keyChain`), in the database.
@Suite struct ServiceKeyTests {
    @Test("Each key is signed by the one before it, whose private half is gone")
    func chain() throws {
        let fixture = try RegistryFixture()
        let first = fixture.storage.keys.signing
        #expect(first.keyId == 1)
        for number in 2...4 {
            #expect(try fixture.administration.rotateServiceKey().keyId == number)
        }
        let keys = try fixture.write { try ServiceKeys.signingKeys($0) }
        #expect(keys.count == 4 && keys.first == first.key.publicKey)
        let chain = try fixture.write { transaction in
            try transaction.rows(
                "SELECT key_id, point, chain, length(sealed_scalar) AS kept FROM service_key "
                    + "WHERE purpose = 'sign' ORDER BY key_id"
            ).map {
                ($0["key_id"] as Int, $0.octets("point"), $0.octetsIfAny("chain"), $0["kept"] as Int)
            }
        }
        for (before, (keyId, point, sign, kept)) in zip(keys, chain.dropFirst()) {
            let sign = try #require(sign)
            #expect(before.verify(der: sign, of: point), "key \(keyId)")
            #expect((kept > 0) == (keyId == 4))
        }
        let newest = try fixture.write { try fixture.storage.keys.refreshed($0).signing }
        #expect(newest.keyId == 4 && newest.key.publicKey == keys.last)
    }

    @Test("The log holds under keys old and new, and a signature of none of them breaks it")
    func log() throws {
        let fixture = try RegistryFixture()
        func sign(_ key: SM2PrivateKey) throws {
            try fixture.write {
                try LogChain.append(.code, ["n": .integer(1)], at: fixture.now, signer: key, $0)
            }
        }
        try sign(fixture.storage.keys.signing.key)
        try fixture.administration.rotateServiceKey()
        try sign(try fixture.write { try fixture.storage.keys.refreshed($0).signing.key })
        #expect(try fixture.administration.firstBrokenLogEntry() == nil)
        try sign(SM2PrivateKey())
        #expect(try fixture.administration.firstBrokenLogEntry() != nil)
    }

    @Test("Tokens not used yet are void after a rotation; a used one keeps its answer for a retry")
    func tokens() throws {
        let fixture = try RegistryFixture()
        let administration = fixture.administration
        _ = try administration.token()
        let used = try #require(EnrolmentToken(try administration.token()))
        try fixture.write {
            try $0.execute(
                "UPDATE enrolment_token SET used_at = 1, cust_num = 'C1', request_id = 'r' WHERE token_hash = ?",
                [Blob(used.digest)])
        }
        #expect(try administration.rotateServiceKey().voidTokens == 1)
        #expect(try fixture.count("SELECT count(*) FROM enrolment_token") == 1)
        let fresh = try #require(EnrolmentToken(try administration.token()))
        let keys = try fixture.write { try ServiceKeys.signingKeys($0) }
        #expect(fresh.isOf(keys[1]) && !fresh.isOf(keys[0]))
    }
}
