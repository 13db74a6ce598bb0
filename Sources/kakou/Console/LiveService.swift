internal import Checkpoint
internal import HealthCodeClient
internal import Ledger
internal import Synchronization

/// The enrolled service, reached for only when it is first needed: opening files and sockets must not delay a frame.
final class LiveService: Sendable {
    typealias Opening = Task<Result<HealthCodeClient, DeviceFault>, Never>

    private let opening = Mutex<Opening?>(nil)
    /// The client once it is open, for what has to be told without waiting.
    private let ready = Mutex<HealthCodeClient?>(nil)
    private let open: @Sendable () async -> Result<HealthCodeClient, DeviceFault>

    /// A service that `open` will reach.
    init(open: @escaping @Sendable () async -> Result<HealthCodeClient, DeviceFault>) {
        self.open = open
    }

    /// The device of a directory, with the settings of a gate that stands ready.
    convenience init(
        directory: String, connectMilliseconds: Int, spares: Int, ledger: Ledger,
        opened: @escaping @Sendable (Device) -> Void
    ) {
        self.init {
            do throws(DeviceFault) {
                let device = try DeviceDirectory.load(directory)
                opened(device)
                // Before anything is sent: rows are the enrolment's under which they were scanned.
                _ = await ledger.enrol(device.custNum)
                let clock = ServiceClock()
                // A trusted time of this boot outlives the process that heard it.
                if case .success(let book) = await ledger.needs.boots(),
                    let offset = book.boots.last?.offsetMilliseconds
                {
                    clock.restore(offsetMilliseconds: offset)
                }
                let transport = Transport.live(
                    device.service, trustRoots: device.tlsRootsPath, connectMilliseconds: Int64(connectMilliseconds),
                    clock: clock)
                return .success(HealthCodeClient(device, transport: transport, spares: spares, clock: clock))
            } catch {
                return .failure(error)
            }
        }
    }

    /// The client, or why there is none; the first who asks opens it.
    var client: Result<HealthCodeClient, DeviceFault> {
        get async {
            let task = opening.withLock { opening in
                if let opening { return opening }
                let begun = Task {
                    let opened = await self.open()
                    if case .success(let client) = opened { self.ready.withLock { $0 = client } }
                    return opened
                }
                opening = begun
                return begun
            }
            return await task.value
        }
    }

    /// Lets go, if it was ever opened.
    func close() async {
        guard let task = opening.withLock({ $0 }) else { return }
        if case .success(let client) = await task.value { await client.close() }
    }

    /// The service as the gate needs it.
    var needs: ServiceNeeds {
        ServiceNeeds(
            verify: { scan, limit in
                switch await self.client {
                case .success(let client): await client.verify(scan, within: limit)
                case .failure(let fault): .failed(Self.failure(of: fault))
                }
            },
            amendTemperature: { scan, limit in
                switch await self.client {
                case .success(let client): await client.verify(scan, within: limit)
                case .failure(let fault): .failed(Self.failure(of: fault))
                }
            },
            history: { bizExtData in
                switch await self.client {
                case .success(let client): await client.history(bizExtData: bizExtData)
                case .failure(let fault): .failure(Self.failure(of: fault))
                }
            },
            probe: {
                switch await self.client {
                case .success(let client):
                    let answer = await client.probe()
                    if case .success = answer { await client.warm() }
                    return answer
                case .failure(let fault): return .failure(Self.failure(of: fault))
                }
            })
    }

    /// The service as the uploader and the downloader need it.
    var delivery: DeliveryNeeds {
        DeliveryNeeds(
            deliver: { rows, way, limit in
                switch await self.client {
                case .success(let client): await client.delivery.deliver(rows, way, limit)
                case .failure(let fault): .failed(Self.failure(of: fault))
                }
            },
            download: {
                switch await self.client {
                case .success(let client): await client.delivery.download()
                case .failure(let fault): .failure(Self.failure(of: fault))
                }
            },
            reach: {
                guard case .success(let client) = await self.client else { return false }
                return await client.delivery.reach()
            },
            trustedOffset: { self.ready.withLock { $0 }?.delivery.trustedOffset() },
            inspect: { code in
                (self.ready.withLock { $0 }?.delivery ?? .notEnrolled).inspect(code)
            },
            standing: { custNum in
                // Without a client nothing is sent under any name.
                guard case .success(let client) = await self.client else { return .own }
                return client.standing(of: custNum)
            },
            trustAge: { self.ready.withLock { $0 }?.trustAge },
            forget: {
                guard case .success(let client) = await self.client else { return }
                await client.delivery.forget()
            })
    }

    /// A device that cannot be used has no service; the code says why.
    static func failure(of fault: DeviceFault) -> ServiceFailure {
        if case .service(let failure) = fault { return failure }
        return ServiceFailure(.notEnrolled, detail: fault.code)
    }
}
