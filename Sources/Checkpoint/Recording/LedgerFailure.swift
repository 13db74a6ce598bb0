public import HealthCode

/// Why the ledger did not take or give something.
public enum LedgerCause: String, CaseIterable, Hashable, Sendable {
    /// No space left, or over a quota.
    case diskFull
    /// The file system or the file is read-only.
    case readOnly
    /// The disk failed: EIO.
    case ioError
    /// The file is damaged.
    case corrupt
    /// Another process held it for too long.
    case busy
    /// It was written by a newer version of the program.
    case newerVersion
    /// The sealing key is missing, or not the one that sealed.
    case keyMissing
    /// The directory cannot be used: absent, not private, not ours.
    case directory
    /// This program was started without a ledger.
    case noLedger
}

/// A refusal of the ledger; holds no personal data.
public struct LedgerFailure: Error, Hashable, Sendable {
    /// Why.
    public var cause: LedgerCause
    /// What a technician may want: an SQLite result code, an errno, a path.
    public var detail: String

    /// A failure.
    public init(_ cause: LedgerCause, detail: String = "") {
        self.cause = cause
        self.detail = detail
    }

    /// `DEV-` and the cause's number.
    public var helpCode: String { "\(HelpArea.device.rawValue)-\(cause.row.number)" }
}

/// What there is to say about a cause: the number in its help code, the words, the next step.
public struct LedgerCauseRow: Hashable, Sendable {
    /// The number after `DEV-`, unique among all causes.
    public let number: Int
    /// What happened, short enough for a status bar.
    public let words: Words
    /// What to do now.
    public let nextStep: Words
}

extension LedgerCause {
    /// The row of this cause.
    public var row: LedgerCauseRow {
        let byHand = Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code")
        return switch self {
        case .diskFull:
            LedgerCauseRow(number: 311, words: Words(zh: "磁盘已满", en: "disk full"), nextStep: byHand)
        case .readOnly:
            LedgerCauseRow(number: 312, words: Words(zh: "磁盘只读", en: "disk is read-only"), nextStep: byHand)
        case .ioError:
            LedgerCauseRow(number: 313, words: Words(zh: "磁盘出错", en: "disk failed"), nextStep: byHand)
        case .corrupt:
            LedgerCauseRow(number: 314, words: Words(zh: "台账文件损坏", en: "ledger file damaged"), nextStep: byHand)
        case .busy:
            LedgerCauseRow(number: 315, words: Words(zh: "台账被占用", en: "ledger is held elsewhere"), nextStep: byHand)
        case .newerVersion:
            LedgerCauseRow(
                number: 316, words: Words(zh: "台账版本较新", en: "ledger of a newer version"), nextStep: byHand)
        case .keyMissing:
            LedgerCauseRow(number: 317, words: Words(zh: "封存密钥不对", en: "sealing key missing"), nextStep: byHand)
        case .directory:
            LedgerCauseRow(number: 318, words: Words(zh: "数据目录用不了", en: "data directory unusable"), nextStep: byHand)
        case .noLedger:
            LedgerCauseRow(number: 319, words: Words(zh: "本机没有台账", en: "no ledger here"), nextStep: byHand)
        }
    }
}
