internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI
internal import Synchronization

/// What this device may tell of codes by itself: the newest trust answer and all revocations, kept over restarts.
final class TrustBook: Sendable {
    private struct State {
        var trust: Trust?
        var revoked = RevokedList()
        /// When the answer on disk was signed.
        var storedAt: Instant?
    }

    private let state: Mutex<State>

    /// How old the answer on disk may become while nothing in it changes, in milliseconds.
    private static let storedLong: Int64 = 600_000

    /// What the device's directory holds, both parts checked.
    init(of device: Device) {
        let trust = DeviceDirectory.storedTrust(of: device)
        // Without the answer that it belongs to, the list is asked for anew.
        let revoked = trust == nil ? nil : DeviceDirectory.storedRevoked(of: device)
        state = Mutex(State(trust: trust, revoked: revoked ?? RevokedList(), storedAt: trust?.serverTime))
    }

    /// What to ask for as `since`.
    var sequence: Int { state.withLock { $0.revoked.sequence } }
    /// The newest answer.
    var trust: Trust? { state.withLock { $0.trust } }
    /// How many codes are known as revoked.
    var revokedCount: Int { state.withLock { $0.revoked.codes.count } }

    /// Takes over an answer, and keeps it in the directory where it says something new. An older one than the newest
    /// counts for nothing but its revocations, which never come back.
    func absorb(_ trust: Trust, body: [UInt8], of device: Device) {
        let (toStore, list) = state.withLock { state in
            let isNewer = state.trust.map { trust.serverTime >= $0.serverTime } ?? true
            let hasNews = !trust.revocations.isEmpty || trust.sequence > state.revoked.sequence
            state.revoked.absorb(trust)
            let changes = isNewer && state.trust?.issuers != trust.issuers
            if isNewer { state.trust = trust }
            let isOld = state.storedAt.map { trust.serverTime - $0 > Self.storedLong } ?? true
            guard hasNews || changes || isOld else { return (false, state.revoked) }
            if isNewer { state.storedAt = trust.serverTime }
            return (isNewer, state.revoked)
        }
        guard toStore else { return }
        // The list first: a crash between the two only asks again for what is known. A disk that refuses costs the next
        // run its head start, nothing else.
        try? DeviceDirectory.storeRevoked(list, of: device)
        try? DeviceDirectory.storeTrust(body, of: device)
    }

    /// Looks at a code without the service (protocol.md 3.19; offline.md, promise 3).
    ///
    /// FORGED only where the issuer's division and key are known, active or retired, in force when the code says it was
    /// issued (less five minutes for clocks; a code carries whole seconds), the trust is fresh, and the signature fails.
    /// Everything else that is not good cannot be checked.
    func inspect(_ code: CodeContent, clock: ServiceClock) -> CodeFinding {
        let (trust, isRevoked) = state.withLock { ($0.trust, $0.revoked.contains(code.codeId)) }
        let now = clock.now
        let age: Int64? = trust.flatMap { trust in
            clock.isKnownWrong ? nil : max(0, now - trust.serverTime)
        }
        let isFresh = age.map { $0 <= Limits.trustFresh * 1_000 } ?? false
        return CodeFinding(
            signature: isFresh ? Self.signature(of: code, by: trust?.issuers ?? []) : .cannotCheck,
            isRevoked: isRevoked, isExpired: now >= code.expiresAt, gradeAtIssue: Grade(codeByte: code.gradeByte),
            issuedAt: code.issuedInstant, trustAgeMilliseconds: age)
    }

    private static func signature(of code: CodeContent, by issuers: [Issuer]) -> CodeFinding.Signature {
        let known = issuers.filter { issuer in
            issuer.keyId == Int(code.keyId) && issuer.divisionCode == code.divisionCode && issuer.status != .revoked
                && issuer.notBefore - code.issuedInstant <= Limits.clockWindow * 1_000
                && code.issuedInstant <= issuer.notAfter
        }
        guard !known.isEmpty else { return .cannotCheck }
        let octets = code.signedOctets
        return known.contains { $0.publicKey.verify(raw: code.signature, of: octets) } ? .good : .forged
    }
}
