internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient
internal import Ledger
internal import Station

/// What a gate stands on: the enrolled service and the device's ledger, both opened when they are first needed.
struct GateSite: Sendable {
    let service: LiveService
    let ledger: Ledger
    /// The pictures of codes, which go when the ledger's old rows go.
    let codes: CodeFolder

    /// What the gate needs of a disk; the pictures of codes go with what the ledger lets go of.
    var disk: LedgerNeeds {
        var needs = ledger.needs
        let (housekeep, wipe) = (needs.housekeep, needs.wipe)
        needs.housekeep = { [codes] in
            codes.sweep(now: DeviceClock.station.now().wall)
            return await housekeep()
        }
        needs.wipe = { [codes] in
            codes.destroy()
            return await wipe()
        }
        return needs
    }

    /// A station over both.
    func station(_ settings: StationSettings, report: @escaping @Sendable (StationReport) -> Void) -> Station {
        Station(
            service: service.needs, ledger: disk, delivery: service.delivery, settings: settings,
            clocks: DeviceClock.station, report: report)
    }

    /// Writes what waits into a file in the device's directory, named by the time; what to tell the person who asked.
    func export() async -> Words {
        switch await service.client {
        case .failure(let fault): return DeviceFaultWords.words(fault)
        case .success(let client):
            let device = client.device
            let path = device.directory + "/queue-\(client.clock.now.c14).kakou"
            let export = QueueExport(ledger: ledger, device: device, formers: client.formers)
            let key = SneakernetKey(of: device)
            switch await export.write(to: path, key: key, again: false, now: client.clock.now) {
            case .success(0): return LocalCode.carriedNothing.words
            case .success(let count):
                return Words(zh: "已导出 \(count) 行到 \(path)", en: "\(count) rows are in \(path)")
            case .failure(let fault): return CommandFailure(fault).words
            }
        }
    }

    /// Lets go of both.
    func close() async {
        await service.close()
        await ledger.close()
    }
}

extension Setting {
    /// The gate of the device's directory, with as many spare serial numbers as it needs.
    func site(spares: Int, opened: @escaping @Sendable (Device) -> Void = { _ in }) -> GateSite {
        let ledger = Ledger(directory: deviceDirectory)
        return GateSite(
            service: LiveService(
                directory: deviceDirectory, connectMilliseconds: configuration.connectMilliseconds, spares: spares,
                ledger: ledger, opened: opened),
            ledger: ledger, codes: CodeFolder(in: deviceDirectory))
    }

    /// How a station waits here.
    var stationSettings: StationSettings {
        var settings = StationSettings()
        settings.verifyDeadline = .milliseconds(configuration.verifyMilliseconds)
        settings.operatorRef = configuration.operatorName
        return settings
    }
}
