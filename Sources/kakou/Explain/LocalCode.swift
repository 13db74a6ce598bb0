internal import HealthCode

/// The codes of faults on this machine, beside the service's return codes and the gate's help codes.
enum LocalCode: String, CaseIterable {
    case notEnrolled = "D01"
    case alreadyEnrolled = "D02"
    case file = "D03"
    case notPrivate = "D04"
    case corrupt = "D05"
    case address = "D06"
    case plainHTTP = "D07"
    case tokenForm = "D08"
    case notTheTokensService = "D09"
    case configurationFile = "C01"
    case configurationText = "C02"
    case configurationKey = "C03"
    case configurationValue = "C04"
    case configurationPIN = "C05"
    case configurationKeys = "C06"
    case soundPlayer = "P01"
    case serviceData = "S01"
    case administration = "S02"
    case terminal = "T01"
    case carriedNoFile = "K01"
    case carriedNewer = "K02"
    case carriedTooLarge = "K03"
    case carriedDamaged = "K04"
    case carriedKey = "K05"
    case carriedRow = "K06"
    case carriedNothing = "K07"
    case carriedSealing = "K08"
    case auditBroken = "A01"

    /// What happened, and what to do about it.
    var words: Words {
        switch self {
        case .notEnrolled:
            Words(zh: "本机没有入网;运行 kakou enroll 地址 令牌", en: "this device is not enrolled; run kakou enroll URL TOKEN")
        case .alreadyEnrolled:
            Words(
                zh: "此目录已入网;要重新入网请加 --again", en: "this directory is enrolled already; --again enrols it anew")
        case .file: Words(zh: "文件读不了或写不了", en: "a file cannot be read or written")
        case .notPrivate:
            Words(
                zh: "文件须为本用户所有,别人不可读写(0600, 目录 0700)",
                en: "the file has to be yours and closed to others (0600, its directory 0700)")
        case .corrupt: Words(zh: "文件内容不对;请恢复备份或重新入网", en: "a file is damaged; restore it or enrol anew")
        case .address: Words(zh: "服务地址要写成 http(s)://主机:端口", en: "a service address is http(s)://HOST:PORT")
        case .plainHTTP:
            Words(
                zh: "不加密的 HTTP 只许用于本机;请用 https", en: "plain HTTP is for this machine alone; use https")
        case .tokenForm:
            Words(
                zh: "令牌不全:26 个字母数字、一个连字符、16 个十六进制数字",
                en: "the token is not whole: 26 letters and digits, a hyphen, 16 hex digits")
        case .notTheTokensService:
            Words(
                zh: "应答的服务不是发令牌的服务;勿信,请查地址",
                en: "whoever answered is not the service that made the token; check the address")
        case .configurationFile: Words(zh: "配置文件读不了", en: "the configuration file cannot be read")
        case .configurationText: Words(zh: "配置文件不是 TOML", en: "the configuration file is not TOML")
        case .configurationKey: Words(zh: "配置文件有不认识的设置项", en: "the configuration file has an unknown key")
        case .configurationValue: Words(zh: "配置文件有设置值不对", en: "a value in the configuration file is wrong")
        case .configurationPIN:
            Words(
                zh: "专用机要有密码;用 kakou config pin 生成", en: "a kiosk needs a PIN; kakou config pin makes its line")
        case .configurationKeys:
            Words(
                zh: "[keys] 里有命令或按键不对;键不能是扫码枪的,也不能一键两用",
                en: "a command or key in [keys] is wrong: no key of the scanner's, and no key for two commands")
        case .soundPlayer:
            Words(
                zh: "放声程序用不了,已改用响铃;请查 [sound] player", en: "the sound player failed: the bell rings; see [sound] player"
            )
        case .serviceData: Words(zh: "服务数据目录用不了", en: "the service's data directory cannot be used")
        case .administration: Words(zh: "管理命令没有做成", en: "an administration command failed")
        case .terminal: Words(zh: "这个终端用不了", en: "this terminal cannot be used")
        case .carriedNoFile: Words(zh: "不是导出的队列文件", en: "not a file that queue export made")
        case .carriedNewer: Words(zh: "文件由较新的版本导出;请升级本机", en: "made by a newer version; update this device")
        case .carriedTooLarge: Words(zh: "文件过大;请分几次导出", en: "too large; export in several files")
        case .carriedDamaged: Words(zh: "文件不全或被改动;请重新拷贝", en: "cut short or altered; copy it again")
        case .carriedKey:
            Words(zh: "打不开:字母不对,或属于别的服务", en: "does not open: other letters, or of another service")
        case .carriedRow: Words(zh: "文件中有不合规的记录;整个不收", en: "a row in it is not as it should be; none is taken")
        case .carriedNothing: Words(zh: "没有可导出的记录", en: "there is no row to export")
        case .carriedSealing: Words(zh: "封存失败", en: "sealing failed")
        case .auditBroken:
            Words(zh: "审计链不符;台账可能被改动", en: "the audit chain does not hold; the ledger may have been altered")
        }
    }
}
