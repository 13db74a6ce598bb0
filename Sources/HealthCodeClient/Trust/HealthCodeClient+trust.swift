public import Checkpoint
public import HealthCode

extension HealthCodeClient {
    /// Asks for keys and revocations (X2) since the last time; what is new is kept in the directory.
    public func trust(within limit: Duration = .seconds(5)) async throws(ServiceFailure) -> Trust {
        try await trust(by: ContinuousClock.now + limit)
    }

    /// Asks until all revocations are here: an answer carries 2000 at most. What came before a failure is kept.
    public func download(within limit: Duration = .seconds(15)) async -> Result<TrustReport, ServiceFailure> {
        let deadline = ContinuousClock.now + limit
        do {
            var trust: Trust
            var since: Int
            repeat {
                since = trustBook.sequence
                trust = try await self.trust(by: deadline)
            } while trust.sequence > since && !trust.revokedCodes.isEmpty && ContinuousClock.now < deadline
            return .success(
                TrustReport(
                    serverTime: trust.serverTime, isDegraded: trust.isDegraded, revokedCodes: trustBook.revokedCount))
        } catch {
            return .failure(error)
        }
    }

    /// Looks at a code without the service; see ``Checkpoint/DeliveryNeeds/inspect``.
    public func inspect(_ code: CodeContent) -> CodeFinding {
        trustBook.inspect(code, clock: clock)
    }

    /// How old the kept trust is by the best clock here, in milliseconds; nil where there is none.
    public var trustAge: Int64? { trustBook.trust.map { max(0, clock.now - $0.serverTime) } }

    private func trust(by deadline: ContinuousClock.Instant) async throws(ServiceFailure) -> Trust {
        let (trust, body) = try await fetchTrust(since: trustBook.sequence, by: deadline)
        // A rotated encryption key must be known before the next document is encrypted under it.
        if let encrypt = trust.encryptKey, encrypt != device.encryptKey {
            keys.believe(device.signKeys, encrypt: encrypt)
        }
        trustBook.absorb(trust, body: body, of: device)
        return trust
    }
}
