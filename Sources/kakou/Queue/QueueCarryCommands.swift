internal import ArgumentParser
internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient
internal import Ledger

/// `kakou queue export FILE`: one signed, sealed file of what waits, for another device to carry.
struct QueueExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write what waits to a signed, sealed file that another device can bring in.",
        discussion: """
            The rows stay here and are uploaded all the same where the service is reached: in effect once. Names and \
            numbers are sealed to the service, which alone can open them. Any device of the same service opens the \
            file; with --letters only who has the 26 letters does.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The file to write.")
    var file: String

    @Flag(help: "Rows of earlier exports too.")
    var again = false

    @Flag(help: "Seal the file with 26 random letters, printed once on standard output.")
    var letters = false

    func run() throws {
        let setting = try Setting(common)
        let device: Device
        do { device = try DeviceDirectory.load(setting.deviceDirectory) } catch { throw CommandFailure(error) }
        let key = letters ? SneakernetKey() : SneakernetKey(of: device)
        let export = QueueExport(
            ledger: setting.ledger, device: device, formers: DeviceDirectory.formers(of: device))
        let (file, again) = (file, again)
        switch try waiting({ await export.write(to: file, key: key, again: again, now: DeviceClock.now.wall) }) {
        case .success(0): throw CommandFailure(.carried(.nothing))
        case .success(let count):
            if letters { Output.line(key.letters) }
            Output.say(
                Words(zh: "已导出 \(count) 行到 \(file)", en: "\(count) rows are in \(file)")[setting.language])
        case .failure(let fault): throw CommandFailure(fault)
        }
    }
}

/// `kakou queue import FILE`: takes another device's rows, to be brought in by this one's next upload.
struct QueueImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take another device's exported rows, to be brought in by the next upload.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The file that queue export wrote.")
    var file: String

    @Option(help: "The letters that the export printed, where it was made with --letters.")
    var letters: String?

    func run() throws {
        let setting = try Setting(common)
        let read: SneakernetFile
        do {
            let device = try DeviceDirectory.load(setting.deviceDirectory)
            let octets = try SneakernetFile.load(file)
            var key = SneakernetKey(of: device)
            if let letters {
                guard let typed = SneakernetKey(letters) else { throw SneakernetFault.wrongKey }
                key = typed
            }
            read = try SneakernetFile(octets, key: key)
        } catch let fault as DeviceFault {
            throw CommandFailure(fault)
        } catch let fault as SneakernetFault {
            throw CommandFailure(.carried(fault))
        }
        let items = read.items.map { CarriedItem(custNum: $0.custNum, requestId: $0.requestId, octets: $0.octets) }
        let ledger = setting.ledger
        let result = try setting.ledgerAnswer { await ledger.importCarried(items) }
        Output.say(
            Words(
                zh: "收下 \(result.added) 行, 已有 \(result.known) 行; 来自 \(read.header.deviceSn)",
                en: "\(result.added) rows taken, \(result.known) known; from \(read.header.deviceSn)")[setting.language]
        )
    }
}

extension CommandFailure {
    /// What a failed export or import means on the command line.
    init(_ fault: QueueExportFault) {
        switch fault {
        case .ledger(let failure): self.init(failure)
        case .file(let fault): self.init(fault)
        case .carried(let fault):
            let words = (LocalCode(rawValue: fault.code) ?? .file).words
            self.init(.configuration, code: fault.code, zh: words.zh, en: words.en)
        }
    }
}
