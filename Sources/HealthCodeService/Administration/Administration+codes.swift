internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

extension Administration {
    /// Revokes a code for good: verify answers 3005, and every device learns it by the trust list (3.19).
    /// - Parameter code: the text of the symbol, or its codeId as 24 hexadecimal digits.
    /// - Throws: ``AdministrationFault/notACode``, ``AdministrationFault/codeUnknown``
    public func revokeCode(_ code: String) throws { try end(code, "revoked") }

    /// Freezes a code; to a gate that is the same as revoked (3005).
    /// - Throws: as ``revokeCode(_:)``
    public func freezeCode(_ code: String) throws { try end(code, "frozen") }

    private func end(_ text: String, _ status: String) throws {
        let codeId = try Self.codeId(text)
        let now = now
        try storage.write { transaction in
            let row = try transaction.row(
                "SELECT status, expires_at FROM code WHERE code_id = ?", [Blob(codeId)])
            guard let row else { throw AdministrationFault.codeUnknown }
            let held: String = row["status"]
            guard held != status, held != "revoked" else { return }
            try transaction.execute(
                "UPDATE code SET status = ?, status_at = coalesce(status_at, ?) WHERE code_id = ?",
                [status, now.milliseconds, Blob(codeId)])
            if held == "active" {
                try transaction.execute(
                    "INSERT INTO revocation (code_id, revoked_at, expires_at) VALUES (?, ?, ?)",
                    [Blob(codeId), now.milliseconds, row["expires_at"] as Int64])
            }
            try LogChain.append(
                .code, ["what": .string(status), "codeId": .string(Hex.encode(codeId))], at: now, transaction)
        }
    }

    private static func codeId(_ text: String) throws -> [UInt8] {
        let trimmed = text.filter { !$0.isWhitespace }
        if let octets = Hex.decode(trimmed), octets.count == 12 { return octets }
        guard let content = try? CodeContent(text: trimmed) else { throw AdministrationFault.notACode }
        return content.codeId
    }
}
