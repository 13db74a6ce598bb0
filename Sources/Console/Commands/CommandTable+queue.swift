import Cells
import Checkpoint
import HealthCode

extension CommandTable {
    static let link: [Command] = [
        Command(
            .offline, [.control("o")], Words(zh: "人工离线并说明原因;再按恢复", en: "Go offline, saying why; again: back online"),
            hint: Words(zh: "离线", en: "Offline"), .program, in: everywhere.subtracting([.reason, .release]),
            footer: 8, footerWhen: { $0.context == .main && $0.isLinkSuspect },
            hintNow: { if case .forced = $0.link { Words(zh: "在线", en: "Online") } else { nil } })
    ]

    static let queueRows: [Command] = [
        Command(
            .openRow, [.enter], Words(zh: "看这一行的详情", en: "Everything about this row"),
            hint: Words(zh: "详情", en: "Open"), .queue, in: [.queue], footer: -9, refusal: noRow),
        Command(
            .retryRow, [.character("r")], Words(zh: "重传拒收或暂扣的行", en: "Send a dead or held row again"),
            hint: Words(zh: "重传", en: "Retry"), .queue, in: [.queue], footer: -8,
            refusal: { state in
                guard let row = state.chosenRow else { return noRow(state) }
                return row.state == .dead || row.state == .held
                    ? nil : Words(zh: "这一行会自动再传,不用管", en: "this row goes again by itself")
            }),
        Command(
            .noteRow, [.character("n")], Words(zh: "给这一行写备注", en: "Write a note to this row"),
            hint: Words(zh: "备注", en: "Note"), .queue, in: [.queue], footer: -7, refusal: noRow),
        Command(
            .filterQueue, [.character("/"), .control("f")],
            Words(zh: "筛选:状态、代码、编号、备注", en: "Filter: state, code, number, note"),
            hint: Words(zh: "筛选", en: "Filter"), .queue, in: [.queue], footer: -6),
        Command(
            .exportQueue, [.character("x")], Words(zh: "导出成一个封存文件", en: "Export into one sealed file"),
            hint: Words(zh: "导出", en: "Export"), .queue, in: [.queue], footer: -5,
            refusal: { state in
                state.queueCount == 0 ? Words(zh: "队列是空的,不用导出", en: "the queue is empty; nothing to export") : nil
            }),
        Command(
            .acceptFilter, [.enter], Words(zh: "用这个筛选", en: "Use this filter"),
            hint: Words(zh: "用", en: "Use"), .queue, in: [.queueFilter], footer: -9),
        Command(
            .chooseReason, [.enter], Words(zh: "用输入的或所选的", en: "Take what is typed or chosen"),
            hint: Words(zh: "用", en: "Take"), .moving, in: [.reason], footer: -9),
    ]

    private static let noRow: @Sendable (ConsoleState) -> Words? = { state in
        state.chosenRow == nil ? Words(zh: "没有选中的行", en: "no row is chosen") : nil
    }
}
