internal import ArgumentParser
internal import HealthCode
internal import HealthCodeClient
internal import HealthCodeService

/// `kakou device ...`: a service's devices, and this device's own key.
struct DeviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device", abstract: "Tokens for new devices; list, revoke and enable those there are.",
        subcommands: [TokenCommand.self, List.self, Revoke.self, Enable.self, Rotate.self])

    /// `kakou device token`.
    struct TokenCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token", abstract: "Print a one-time enrolment token, good for 24 hours.")

        @OptionGroup var common: CommonOptions

        @Option(help: "gate, desk, app or admin.")
        var role: CustomerRole = .desk

        @Option(name: .customLong("gate-id"), help: "The gate the device stands at.")
        var gateId: String?

        @Option(name: .customLong("gate-type"), help: "What kind of gate, such as 106.")
        var gateType: String?

        @Option(help: "The gate's division, GB/T 2260.")
        var division: String?

        func run() throws {
            let token = try Setting(common).administer {
                try $0.token(role: role, gateId: gateId, gateType: gateType, division: division)
            }
            Output.line(token)
        }
    }

    /// `kakou device list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Every device that was ever enrolled, oldest first.")

        @OptionGroup var common: CommonOptions

        @Flag(help: "Print a JSON array.")
        var json = false

        func run() throws {
            let devices = try Setting(common).administer { try $0.devices() }
            var array = ArrayOutput()
            for device in devices {
                if json {
                    array.add(device.json)
                } else {
                    Output.line(
                        PlainText.visible(
                            "\(device.deviceSn) \(device.custNum) \(device.role.rawValue) \(device.gateId ?? "-") "
                                + "\(device.status) key \(device.keyId) \(device.enrolledAt.c14)"))
                }
            }
            if json { array.end() }
        }
    }

    /// `kakou device revoke SN`.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Revoke a device: from now on it is answered 5002.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The device's serial number or customer number.")
        var deviceSn: String

        func run() throws {
            try Setting(common).administer { try $0.revokeDevice(deviceSn) }
        }
    }

    /// `kakou device enable SN`.
    struct Enable: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "enable", abstract: "Take a revocation back.")

        @OptionGroup var common: CommonOptions

        @Argument(help: "The device's serial number or customer number.")
        var deviceSn: String

        func run() throws {
            try Setting(common).administer { try $0.enableDevice(deviceSn) }
        }
    }

    /// `kakou device rotate`.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Give this device a new key; its data directory is the device's.")

        @OptionGroup var common: CommonOptions

        func run() throws {
            let setting = try Setting(common)
            do {
                let client = HealthCodeClient(try DeviceDirectory.load(setting.deviceDirectory))
                let device = try waiting { try await client.rotate() }
                Output.line("key \(device.keyId)")
            } catch let fault as DeviceFault {
                throw CommandFailure(fault)
            }
        }
    }
}
