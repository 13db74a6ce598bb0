public import Cells
import HealthCode

/// The one table of commands: footer, help, palette, manual and the keys themselves come out of it.
public enum CommandTable {
    /// Every command, in the order of help.
    public static let all: [Command] =
        screens + verdict + field + queueRows + records + assist + doctor + link + program + moving + form

    /// The command of a key where one applies.
    public static func command(for key: Key, in context: CommandContext) -> Command? {
        all.first { $0.keys(in: context).contains(key) }
    }

    /// The row of a command.
    public static func command(_ id: CommandID) -> Command? {
        all.first { $0.id == id }
    }

    /// The commands of the palette: those of the main screen that are no editing keys.
    static func palette() -> [Command] {
        all.filter { $0.contexts.contains(.main) && $0.group != .field && $0.id != .palette }
    }

    /// The locked screen has its own few commands.
    static let everywhere = Set(CommandContext.allCases).subtracting([.lock])
    static let overlays: Set<CommandContext> = [
        .help, .palette, .form, .queue, .queueFilter, .records, .recordsFilter, .statistics, .doctor, .scannerTest,
        .reason, .release, .quit, .assist, .assistForm, .assistPicker, .assistDone, .assistCode,
    ]

    static let screens: [Command] = [
        Command(
            .help, [.function(1)],
            also: [
                .main: [.control("f")], .quit: [.character("?")], .release: [.character("?")],
                .queue: [.character("?")], .records: [.character("?")], .statistics: [.character("?")],
                .doctor: [.character("?")],
            ],
            Words(zh: "帮助:按键,屏上代码", en: "Help: keys, the code on the screen"),
            hint: Words(zh: "帮助", en: "Help"), .screens, in: everywhere, footer: 1),
        Command(
            .verify, [.function(2)], Words(zh: "核验:回主屏", en: "Verify: back to the main screen"),
            hint: Words(zh: "核验", en: "Scan"), .screens, in: everywhere, footer: 2),
        Command(
            .document, [.function(3)], Words(zh: "证件:按号码和姓名查", en: "Document: ask by number and name"),
            hint: Words(zh: "证件", en: "Doc"), .screens, in: everywhere, footer: 3),
        Command(
            .queue, [.function(4)], Words(zh: "队列:待传的扫码", en: "Queue: scans waiting to be sent"),
            hint: Words(zh: "队列", en: "Queue"), .screens, in: everywhere, footer: 4,
            refusal: noLedger),
        Command(
            .records, [.function(5)], Words(zh: "记录:查过往扫码", en: "Records: look up past scans"),
            hint: Words(zh: "记录", en: "Log"), .screens, in: everywhere, footer: 5,
            refusal: noLedger),
        Command(
            .assist, [.function(6)], Words(zh: "代办:为没有手机的人", en: "Assist: for people without a phone"),
            hint: Words(zh: "代办", en: "Aid"), .screens, in: everywhere, footer: 6,
            refusal: { $0.assistRefusal }),
        Command(
            .statistics, [.function(7)], Words(zh: "统计:按时段和等级", en: "Statistics: by hour and grade"),
            hint: Words(zh: "统计", en: "Stats"), .screens, in: everywhere, footer: 7,
            refusal: noLedger),
        Command(
            .doctor, [.function(8)],
            Words(zh: "自检:终端、磁盘、时钟、服务、扫码枪", en: "Doctor: machine, link, scanner"),
            hint: Words(zh: "自检", en: "Test"), .screens, in: everywhere),
    ]

    private static let noLedger: @Sendable (ConsoleState) -> Words? = { state in
        state.backlog == nil
            ? Words(zh: "本机没有台账;未答的请人工登记", en: "no ledger here; register unanswered scans by hand") : nil
    }

    static let program: [Command] = [
        Command(
            .nextSample, [.function(9)], Words(zh: "下一位样本人来扫码", en: "The next sample person walks up"),
            hint: Words(zh: "样本", en: "Next"), .program, in: everywhere, footer: 9,
            refusal: { state in
                state.settings.isDemo
                    ? nil : Words(zh: "样本只在 kakou demo 里有", en: "samples are in kakou demo alone")
            }),
        Command(
            .palette, [.control("p")],
            also: [
                .queue: [.character(":")], .records: [.character(":")], .statistics: [.character(":")],
                .doctor: [.character(":")],
            ],
            Words(zh: "命令:按名字找", en: "Commands: find by name"),
            hint: Words(zh: "命令", en: "Cmds"), .program,
            in: [.main, .help, .form, .queue, .records, .statistics, .doctor, .assist, .assistForm],
            footer: 10),
        Command(
            .lock, [.control("l")], Words(zh: "锁屏:清空屏上的个人信息", en: "Lock: blank the screen of personal data"),
            hint: Words(zh: "锁屏", en: "Lock"), .program, in: everywhere),
        Command(
            .mute, [.control("t")], Words(zh: "静音;再按恢复声音", en: "Mute the sound; again: sound on"),
            hint: Words(zh: "静音", en: "Mute"), .program, in: everywhere),
        Command(
            .newShift, [.control("e")], Words(zh: "交班:计数从现在起", en: "New shift: count from now on"),
            hint: Words(zh: "交班", en: "Shift"), .program, in: everywhere,
            refusal: { state in
                state.counters.isEmpty ? Words(zh: "本班还没有计数", en: "nothing is counted yet") : nil
            }),
        Command(
            .unlock, [.enter], Words(zh: "解锁", en: "Open the locked screen"), hint: Words(zh: "解锁", en: "Open"),
            .program, in: [.lock], footer: -9),
        Command(
            .quit, [.function(10)], Words(zh: "退出(先问)", en: "Quit (asks first)"),
            hint: Words(zh: "退出", en: "Quit"), .program, in: everywhere, footer: 11, isDangerous: true),
    ]
}
