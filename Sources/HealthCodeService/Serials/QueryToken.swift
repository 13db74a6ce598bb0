internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The token in bizExtData that opens 6.4 once, within 120 s, for the custNum that got it (3.14).
///
/// It carries its person and its end sealed, so that handing it out writes nothing; only a spent one needs a row.
enum QueryToken {

    /// A fresh token as text.
    static func issue(personId: Int64, custNum: String, now: Instant, _ vault: Vault) throws -> String {
        let end = now.adding(seconds: Limits.queryTokenLife).milliseconds
        let plain = integer(personId) + integer(end) + SecureRandom.octets(16)
        return Base64.encodeURL(try vault.seal(plain, "token \(custNum)"))
    }

    /// Opens a token and marks it as used, inside the caller's transaction.
    /// - Returns: whose record it opens.
    /// - Throws: `WireFault` 4008 where it is not ours, not this customer's, past its end or used before.
    static func spend(
        _ text: String, custNum: String, now: Instant, _ vault: Vault, _ transaction: Transaction
    ) throws -> Int64 {
        let fault = WireFault(.queryTokenInvalid, "bizExtData")
        guard let sealed = Base64.decodeURL(text), let plain = try? vault.open(sealed, "token \(custNum)"),
            plain.count == 32
        else { throw fault }
        let end = plain[8..<16].reduce(0) { $0 << 8 | Int64($1) }
        guard now.milliseconds < end else { throw fault }
        let mark = Array(SM3.digest(plain).prefix(16))
        try transaction.execute("INSERT OR IGNORE INTO spent (until, mark) VALUES (?, ?)", [end, Blob(mark)])
        guard transaction.changes == 1 else { throw fault }
        return plain[0..<8].reduce(0) { $0 << 8 | Int64($1) }
    }

    private static func integer(_ value: Int64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> Int64($0)) }
    }
}
