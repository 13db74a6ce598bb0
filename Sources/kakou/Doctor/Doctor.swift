internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient
internal import Ledger
internal import Terminal

/// What the doctor needs in order to look; `kakou doctor` and F8 both look through it.
///
/// Nothing here touches the terminal or the process's locale, so that a running screen may ask from another thread.
struct Doctor: Sendable {
    /// The device's directory.
    let directory: String
    /// How the terminal is used.
    let options: TerminalOptions
    /// What the terminal was found to be able to, before a screen was started on it.
    let terminal: Result<TerminalCapabilities, TerminalFault>

    /// What needs no service: quick, but for one write to the disk that is waited for.
    func near() -> [Finding] {
        MachineDoctor.findings(directory) + ScreenDoctor.findings(terminal, options)
            + [Finding(.version, .good, "kakou \(Version.text)")]
    }

    /// The enrolment, the service behind it, and what waits for it.
    func far(_ client: Result<HealthCodeClient, DeviceFault>, _ ledger: Ledger) async -> [Finding] {
        switch client {
        case .failure(let fault): return [ServiceDoctor.enrolment(fault)]
        case .success(let client):
            return await ServiceDoctor.findings(client) + [ServiceDoctor.queue(await ledger.needs.backlog())]
        }
    }
}
