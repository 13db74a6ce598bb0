import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI

@testable import HealthCodeService

/// A sample person written as the registry writes one.
struct TestPerson: Sendable {
    let id: Int64
    let name: String
    let number: String
}

extension TestService {
    /// Adds a sample person with a passport made up from `number`.
    func person(
        name: String = "样本甲", number: String, grade: Grade? = .low, state: String = "open",
        history: [(Instant, Grade)] = []
    ) async throws -> TestPerson {
        let document = try DocumentNumber(.passport, number)
        let vault = core.keys.vault
        let identity: JSONObject = ["name": .string(name), "certType": .string("20"), "certNum": .string(number)]
        let sealed = try vault.seal(identity.octets, Subject.sealContext)
        let now = ServiceClock.now.milliseconds
        let id = try await core.writer.write { transaction in
            try transaction.execute(
                """
                INSERT INTO person (look_up, cert_type, sealed_identity, grade, state, sample, assessed_at)
                VALUES (?, '20', ?, ?, ?, 1, ?)
                """, [Blob(vault.lookUp(document)), Blob(sealed), grade?.rawValue, state, now])
            let id = transaction.lastRow
            for (at, grade) in history {
                try transaction.execute(
                    "INSERT INTO grade_change (person_id, at, grade, source) VALUES (?, ?, ?, 'test')",
                    [id, at.milliseconds, grade.rawValue])
            }
            return id
        }
        return TestPerson(id: id, name: name, number: number)
    }

    /// Sets a person's grade as administration would.
    func set(_ person: TestPerson, _ grade: Grade?) async throws {
        let now = ServiceClock.now.milliseconds
        try await core.writer.write { transaction in
            try transaction.execute("UPDATE person SET grade = ? WHERE person_id = ?", [grade?.rawValue, person.id])
            try transaction.execute(
                "INSERT INTO grade_change (person_id, at, grade, source) VALUES (?, ?, ?, 'test')",
                [person.id, now, grade?.rawValue])
        }
    }

    /// A code of the person, kept and signed as 2000 keeps and signs one.
    func code(
        of person: TestPerson, issuedAgo: Int64 = 0, life: Int64 = 60, available: Int = 1, biz: String? = nil,
        keep: Bool = true
    ) async throws -> CodeContent {
        let issuer = core.keys.issuer
        let issued = ServiceClock.now.adding(seconds: -issuedAgo)
        var code = CodeContent(
            flags: available == 0 ? .printed : [], division: 330_100, codeId: SecureRandom.octets(12),
            issuedAt: UInt32(clamping: issued.milliseconds / 1000), life: UInt32(clamping: life), grade: .low,
            keyId: issuer.keyId, signature: [])
        code.signature = try issuer.key.signRaw(code.signedOctets)
        let kept = code
        let sealed = try biz.map { try core.keys.vault.seal(Array($0.utf8), BizText.sealContext) }
        guard keep else { return kept }
        try await core.writer.write { transaction in
            try transaction.execute(
                """
                INSERT INTO code (code_id, octets, person_id, issued_at, expires_at, available, sealed_biz)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    Blob(kept.codeId), Blob(kept.octets), person.id, kept.issuedInstant.milliseconds,
                    kept.expiresAt.milliseconds, available, Blob(sealed),
                ])
        }
        return kept
    }

    /// Every pass record, oldest first.
    func passes() async throws -> [Row] {
        try core.storage.pool.read { try Row.fetchAll($0, sql: "SELECT * FROM pass ORDER BY id") }
    }
}

extension TestService {
    /// Sets a device's status as administration would.
    func setStatus(_ device: TestDevice, _ status: String) async throws {
        try await setStatus(device.custNum, status)
    }
}
