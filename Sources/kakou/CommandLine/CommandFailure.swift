internal import Checkpoint
internal import HealthCode
internal import HealthCodeClient

/// Why a command ends early: an exit status and words for standard error.
struct CommandFailure: Error {
    let status: CommandStatus
    let code: String?
    let words: Words

    init(_ status: CommandStatus, code: String? = nil, zh: String, en: String) {
        self.status = status
        self.code = code
        words = Words(zh: zh, en: en)
    }
}

/// The exit statuses of console.md, "Command line".
enum CommandStatus: Int32, CaseIterable {
    /// Done, or a pass.
    case pass = 0
    case recheck = 10
    case stop = 11
    case otherJudgement = 12
    case recordedNotVerified = 20
    case notRecorded = 21
    case error = 22
    case usage = 64
    /// Standard output went away.
    case output = 74
    case configuration = 78

    /// What it says, for the manual.
    var meaning: Words {
        switch self {
        case .pass: Words(zh: "完成,或通行", en: "done, or a pass")
        case .recheck: Words(zh: "复检", en: "re-check")
        case .stop: Words(zh: "禁止或留置", en: "stop, or stop and contact")
        case .otherJudgement: Words(zh: "其他判定", en: "any other judgement")
        case .recordedNotVerified: Words(zh: "未核验,已登记", en: "recorded and not verified")
        case .notRecorded: Words(zh: "未核验,未登记", en: "not recorded")
        case .error: Words(zh: "超时或服务故障", en: "time-out or error of the service")
        case .usage: Words(zh: "命令行用法不对", en: "wrong usage")
        case .output: Words(zh: "标准输出已关闭", en: "standard output closed")
        case .configuration: Words(zh: "配置、设备目录或终端不能用", en: "configuration, device directory or terminal unusable")
        }
    }
}

extension CommandFailure {
    /// What a fault of the device directory or of an enrolment means on the command line.
    init(_ fault: DeviceFault) {
        let status: CommandStatus =
            switch fault {
            case .address, .plainHTTP, .tokenForm: .usage
            case .service, .notTheTokensService: .error
            default: .configuration
            }
        let words = DeviceFaultWords.words(fault)
        self.init(status, code: fault.code, zh: words.zh, en: words.en)
    }

    /// What a failed call means on the command line: always 22, never a judgement.
    init(_ failure: ServiceFailure) {
        let words = FailureWords.words(failure)
        self.init(.error, code: FailureWords.code(failure), zh: words.zh, en: words.en)
    }
}
