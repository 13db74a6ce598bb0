internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Makes a code's content, signs it and keeps it (3.11).
enum IssuedCode {
    /// How long before its end a shown code should be asked for anew, in seconds.
    static let refreshLead = 10

    /// A fresh code for a person, written to the registry.
    static func make(
        _ request: CodeRequest, for person: PersonRecord, _ grade: Grade, _ call: CallContext,
        _ transaction: Transaction
    ) throws -> CodeContent {
        let life =
            request.qrCodeDuration ?? (request.printed ? Limits.printedCodeLife : Limits.codeLifeDefault)
        let content = try signed(flags(request), life: life, grade, call)
        let biz = try request.bizExtData.map { try call.keys.vault.seal(Array($0.utf8), BizText.sealContext) }
        try transaction.execute(
            """
            INSERT INTO code
              (code_id, octets, person_id, issued_at, expires_at, available, family_id, sealed_biz)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Blob(content.codeId), Blob(content.octets), person.id, Int64(content.issuedAt) * 1000,
                content.expiresAt.milliseconds, request.printed ? 0 : request.availableTimes ?? Limits.codeUsesDefault,
                request.familyId, Blob(biz),
            ])
        return content
    }

    private static func flags(_ request: CodeRequest) -> CodeFlags {
        var flags: CodeFlags = []
        if let relation = request.relation, relation != .oneself { flags.insert(.family) }
        if request.printed { flags.insert(.printed) }
        return flags
    }

    private static func signed(
        _ flags: CodeFlags, life: Int, _ grade: Grade, _ call: CallContext
    ) throws -> CodeContent {
        let issuer = call.keys.issuer
        var content = CodeContent(
            flags: flags, division: UInt32(issuer.division) ?? 0, codeId: SecureRandom.octets(12),
            issuedAt: UInt32(clamping: call.now.seconds), life: UInt32(clamping: life), grade: grade,
            keyId: issuer.keyId)
        content.signature = try issuer.key.signRaw(content.signedOctets)
        return content
    }
}
