internal import Checkpoint
internal import HealthCodeClient
internal import Ledger
internal import Station

/// What a gate stands on: the enrolled service and the device's ledger, both opened when they are first needed.
struct GateSite: Sendable {
    let service: LiveService
    let ledger: Ledger

    /// A station over both.
    func station(_ settings: StationSettings, report: @escaping @Sendable (StationReport) -> Void) -> Station {
        Station(
            service: service.needs, ledger: ledger.needs, delivery: service.delivery, settings: settings,
            clocks: DeviceClock.station, report: report)
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
        GateSite(
            service: LiveService(
                directory: deviceDirectory, connectMilliseconds: configuration.connectMilliseconds, spares: spares,
                opened: opened),
            ledger: Ledger(directory: deviceDirectory))
    }

    /// How a station waits here.
    var stationSettings: StationSettings {
        var settings = StationSettings()
        settings.verifyDeadline = .milliseconds(configuration.verifyMilliseconds)
        settings.operatorRef = configuration.operatorName
        return settings
    }
}
