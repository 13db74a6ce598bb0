internal import ArgumentParser
internal import HealthCode
internal import HealthCodeAPI
internal import HealthCodeClient

/// `kakou enroll URL TOKEN`: makes this directory a device of a service.
struct EnrollCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll",
        abstract: "Enrol this device with a service by a one-time token.",
        discussion: """
            The device makes its own key; the private key never leaves it. The token carries a digest of the \
            service's key, so that whoever answers first is not trusted for that. A lost answer is asked for again by \
            the same command without using the token twice.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "http(s)://HOST:PORT of the service.")
    var url: String

    @Argument(help: "The token that `kakou device token` printed.")
    var token: String

    @Option(name: .customLong("device-sn"), help: "The device's serial number; by default one is made up.")
    var deviceSn: String?

    @Option(name: .customLong("tls-ca"), help: "PEM file of the authorities to trust instead of the system's.")
    var tlsRoots: String?

    @Flag(help: "Enrol a directory anew that is enrolled already.")
    var again = false

    @Flag(help: "Print the enrolment as JSON.")
    var json = false

    func run() throws {
        let setting = try Setting(common)
        let order = EnrolmentOrder(
            url: url, token: token, directory: setting.deviceDirectory, deviceSn: deviceSn, tlsRoots: tlsRoots,
            again: again)
        do {
            let device = try waiting { try await Enrolment.enrol(order) }
            if json {
                Output.json(device.json.text)
            } else {
                Output.line("\(device.custNum) \(device.deviceSn)")
            }
            Output.say(
                Words(
                    zh: "已入网: 客户号 \(device.custNum), 卡口 \(device.gateId ?? "-")",
                    en: "enrolled as customer \(device.custNum), gate \(device.gateId ?? "-")")[setting.language])
        } catch let fault as DeviceFault {
            throw CommandFailure(fault)
        }
    }
}
