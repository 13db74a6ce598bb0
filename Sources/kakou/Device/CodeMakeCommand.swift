internal import ArgumentParser
internal import Checkpoint
internal import HealthCode
internal import HealthCodeAPI
internal import HealthCodeClient
internal import Symbology

/// `kakou code make`: makes a code for a person through the service, with this device's rights.
struct CodeMakeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make a person's health code through the service this device is enrolled with.",
        discussion: "Prints the code's text; with --png its symbol is written to a file too.")

    @OptionGroup var common: CommonOptions

    @Option(help: "The person's full name.")
    var name: String

    @Option(name: .customLong("cert-type"), help: "Document type: 10 14 15 16 20 34 99.")
    var certType: String = CertType.residentID.rawValue

    @Option(name: .customLong("cert-num"), help: "Document number.")
    var certNum: String

    @Flag(help: "A code for paper: valid up to 14 days, no use limit.")
    var printed = false

    @Option(help: "Life in seconds: 30 to 300, for paper up to 14 days.")
    var seconds: Int?

    @Option(help: "How often it may be used, 1 to 10.")
    var uses: Int?

    @Option(help: "Symbology of --png: gm (Grid Matrix), qr or hx (Han Xin).")
    var symbol: SymbolName = .qr

    @Option(help: "Write the symbol to this PNG file.")
    var png: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let setting = try Setting(common)
        guard let type = CertType(wire: certType) else {
            throw CommandFailure(
                .usage, code: ReturnCode.documentTypeUnknown.rawValue, zh: "没有这种证件: \(certType)",
                en: "no such document type: \(certType)")
        }
        let document: DocumentNumber
        do {
            document = try DocumentNumber(type, certNum)
        } catch {
            throw CommandFailure(
                .usage, code: ReturnCode.documentNumberInvalid.rawValue, zh: "证件号码不对: \(error.words.zh)",
                en: "the document number is wrong: \(error.words.en)")
        }
        let order = MakeOrder(
            name: name, document: document, printed: printed, seconds: seconds, uses: uses,
            codeType: symbol.codeType)
        let made = try make(order, setting)
        if let png { try write(made.content, to: png) }
        if json { Output.json(Self.json(made).text) } else { Output.line(made.content) }
    }

    private func make(_ order: MakeOrder, _ setting: Setting) throws -> MadeCode {
        do {
            let client = HealthCodeClient(try DeviceDirectory.load(setting.deviceDirectory))
            return try waiting { try await client.makeCode(order) }
        } catch let fault as DeviceFault {
            throw CommandFailure(fault)
        } catch let failure as ServiceFailure {
            throw CommandFailure(failure)
        }
    }

    private func write(_ content: String, to path: String) throws {
        do {
            try symbol.symbology.writePNG(of: content, to: path)
        } catch {
            throw CommandFailure(
                .configuration, code: "D03", zh: "写不了 \(path): \(error)", en: "cannot write \(path): \(error)")
        }
    }

    static func json(_ made: MadeCode) -> JSON {
        var object: JSONObject = [
            "codeContent": .string(made.content), "healthStatus": .string(made.healthStatus),
        ]
        object.put("expireTime", c17: made.expireTime)
        return .object(object)
    }
}

/// The symbologies by their names on the command line.
enum SymbolName: String, CaseIterable, ExpressibleByArgument {
    case gm, qr, hx

    var symbology: Symbology {
        switch self {
        case .gm: .gridMatrix
        case .qr: .qr
        case .hx: .hanXin
        }
    }

    /// `codeType` of I5.
    var codeType: String {
        switch self {
        case .gm: "0"
        case .qr: "1"
        case .hx: "2"
        }
    }
}
