public import Checkpoint

extension HealthCodeClient {
    /// The service as the gate needs it.
    public var needs: ServiceNeeds {
        ServiceNeeds(
            verify: { scan, limit in await self.verify(scan, within: limit) },
            amendTemperature: { scan, limit in await self.verify(scan, within: limit) },
            history: { await self.history(bizExtData: $0) },
            probe: { await self.probe() })
    }

    /// Asks for what is new in trust: the smallest call whose answer only the service can give.
    public func probe(within limit: Duration = .seconds(3)) async -> Result<Int, ServiceFailure> {
        let began = ContinuousClock.now
        do {
            _ = try await trust(within: limit)
            return .success(Int(clamping: (ContinuousClock.now - began).milliseconds))
        } catch {
            return .failure(error)
        }
    }
}

extension HealthCodeClient {
    /// Asks for trust and then, signed, for a serial number that is thrown away: shows that both sides' keys fit, and
    /// measures the clock. The milliseconds of the signed call.
    public func greet(within limit: Duration = .seconds(5)) async -> Result<Int, ServiceFailure> {
        do {
            _ = try await trust(within: limit)
            let began = ContinuousClock.now
            _ = try await verifySerials.takeNew(by: began + limit)
            return .success(Int(clamping: (ContinuousClock.now - began).milliseconds))
        } catch {
            return .failure(error)
        }
    }
}
