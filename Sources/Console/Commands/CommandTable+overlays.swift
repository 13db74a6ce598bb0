import Cells
import HealthCode

extension CommandTable {
    static let pages: Set<CommandContext> = [
        .help, .palette, .queue, .queueFilter, .records, .recordsFilter, .statistics, .doctor, .assistPicker,
    ]
    static let lists = pages.union([.reason, .assist])

    static let moving: [Command] = [
        Command(
            .back, [.escape], Words(zh: "返回主屏", en: "Back to the main screen"), hint: Words(zh: "返回", en: "Back"),
            .moving, in: overlays.union([.lock]), footer: -10,
            refusal: { state in
                state.isLocked ? Words(zh: "已锁屏,请先解锁", en: "the screen is locked; open it first") : nil
            }),
        Command(
            .up, [.up], also: [.queue: [.character("k")], .records: [.character("k")], .doctor: [.character("k")]],
            Words(zh: "上移", en: "Up"),
            .moving, in: lists),
        Command(
            .down, [.down], also: [.queue: [.character("j")], .records: [.character("j")], .doctor: [.character("j")]],
            Words(zh: "下移", en: "Down"),
            .moving, in: lists),
        Command(
            .pageUp, [.pageUp], Words(zh: "上翻一页", en: "A page up"), .moving, in: pages),
        Command(
            .pageDown, [.pageDown], Words(zh: "下翻一页", en: "A page down"), .moving, in: pages),
        Command(
            .first, [.home],
            also: [.queue: [.character("g")], .records: [.character("g")], .doctor: [.character("g")]],
            Words(zh: "到头", en: "To the first"), .moving, in: pages),
        Command(
            .last, [.end], also: [.queue: [.character("G")], .records: [.character("G")], .doctor: [.character("G")]],
            Words(zh: "到尾", en: "To the last"), .moving, in: pages),
        Command(
            .choose, [.enter], Words(zh: "执行所选命令", en: "Do the chosen command"), .moving, in: [.palette]),
    ]

    static let form: [Command] = [
        Command(
            .nextField, [.tab, .down], Words(zh: "下一栏", en: "Next field"), .form,
            in: [.form, .assistForm]),
        Command(
            .previousField, [.backTab, .up], Words(zh: "上一栏", en: "Previous field"), .form,
            in: [.form, .assistForm]),
        Command(
            .previousType, [.left], Words(zh: "上一种证件", en: "Previous document type"), .form, in: [.form]),
        Command(
            .nextType, [.right], Words(zh: "下一种证件", en: "Next document type"), .form, in: [.form]),
        Command(
            .submitForm, [.enter], Words(zh: "下一栏;最后一栏核验", en: "Next field; in the last one verify"), .form,
            in: [.form]),
        Command(
            .switchButton, [.left, .right, .tab, .backTab, .up, .down],
            Words(zh: "换按钮", en: "The other button"), .moving, in: [.quit, .release]),
        Command(
            .pressButton, [.enter], Words(zh: "按下按钮", en: "Press the button"), .moving, in: [.quit, .release]),
    ]
}
