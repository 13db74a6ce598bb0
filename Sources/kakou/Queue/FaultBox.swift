internal import HealthCodeClient
internal import Synchronization

/// Carries the reason out of a closure that may only say that it failed.
final class FaultBox: Sendable {
    private let held = Mutex<QueueExportFault?>(nil)

    var fault: QueueExportFault? { held.withLock { $0 } }

    func set(_ error: any Error) {
        let fault: QueueExportFault? =
            switch error {
            case let fault as SneakernetFault: .carried(fault)
            case let fault as DeviceFault: .file(fault)
            default: nil
            }
        held.withLock { $0 = fault }
    }
}
