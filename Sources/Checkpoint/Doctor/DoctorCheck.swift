public import HealthCode

/// What the doctor looks at: the one table of `kakou doctor` and of F8, in the order in which both show it.
public enum DoctorCheck: String, CaseIterable, Hashable, Sendable {
    case locale, tty, type, colours, glyphs, width, paste, note
    case disk, sync, core
    case device, service, clock, trust, queue
    case scanner, thermometer, version

    /// What is looked at.
    public var title: Words {
        switch self {
        case .locale: Words(zh: "区域", en: "locale")
        case .tty: Words(zh: "终端", en: "terminal")
        case .type: Words(zh: "终端类型", en: "terminal type")
        case .colours: Words(zh: "颜色", en: "colours")
        case .glyphs: Words(zh: "字形", en: "glyphs")
        case .width: Words(zh: "宽度不定", en: "ambiguous")
        case .paste: Words(zh: "粘贴", en: "paste")
        case .note: Words(zh: "说明", en: "note")
        case .disk: Words(zh: "磁盘", en: "disk")
        case .sync: Words(zh: "写盘", en: "disk sync")
        case .core: Words(zh: "内存转储", en: "core files")
        case .device: Words(zh: "入网", en: "enrolment")
        case .service: Words(zh: "服务", en: "service")
        case .clock: Words(zh: "时钟", en: "clock")
        case .trust: Words(zh: "信任信息", en: "trust")
        case .queue: Words(zh: "队列", en: "queue")
        case .scanner: Words(zh: "串口扫码", en: "serial scanner")
        case .thermometer: Words(zh: "测温仪", en: "thermometer")
        case .version: Words(zh: "版本", en: "version")
        }
    }

    /// What to do where it is not as it should be.
    public var remedy: Words {
        switch self {
        case .locale: Words(zh: "请设 LANG=C.UTF-8", en: "set LANG=C.UTF-8")
        case .tty: Words(zh: "控制台要在终端里运行;没有终端请用 --linear", en: "the console needs a terminal; without one use --linear")
        case .type:
            Words(zh: "请设 TERM 为本机认识的类型,如 xterm-256color", en: "set TERM to a type known here, such as xterm-256color")
        case .colours: Words(zh: "不要颜色是有意的吗?否则去掉 NO_COLOR", en: "no colours on purpose? else unset NO_COLOR")
        case .glyphs: Words(zh: "看下面的字形行是否对齐", en: "see whether the glyph lines below line up")
        case .width:
            Words(
                zh: "竖线不齐时改 console.ambiguous-wide", en: "where the bars do not line up change console.ambiguous-wide")
        case .paste: Words(zh: "粘贴会当成扫码枪输入", en: "a paste is taken for a scanner's keys")
        case .note: Words(zh: "不是有意的就改终端设置", en: "where that is not on purpose, change the terminal's settings")
        case .disk: Words(zh: "请腾出空间或修好目录权限,否则扫码登记不了", en: "make room or mend the rights, or no scan can be recorded")
        case .sync: Words(zh: "磁盘慢会拖慢每次扫码;请检查或更换磁盘", en: "a slow disk slows every scan; check or replace it")
        case .core: Words(zh: "请设 ulimit -c 0", en: "set ulimit -c 0")
        case .device: Words(zh: "运行 kakou enroll 地址 令牌", en: "run kakou enroll URL TOKEN")
        case .service:
            Words(zh: "请查网络;代码的意思见 kakou explain", en: "check the network; kakou explain tells what the code means")
        case .clock: Words(zh: "请校准本机时钟(NTP)", en: "set this machine's clock (NTP)")
        case .trust: Words(zh: "请查网络;在线后自动更新", en: "check the network; it is renewed by itself when online")
        case .queue: Words(zh: "按 F4 看哪些传不了", en: "F4 shows which rows do not go")
        case .scanner:
            Words(zh: "请查线和 scanner.device;插回后自动打开", en: "check the cable and scanner.device; it opens again by itself")
        case .thermometer:
            Words(
                zh: "请查线和 temperature.device;插回后自动打开",
                en: "check the cable and temperature.device; it opens again by itself")
        case .version: Words(zh: "请升级", en: "update this program")
        }
    }
}
