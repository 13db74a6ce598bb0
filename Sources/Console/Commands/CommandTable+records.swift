import Cells
import Checkpoint
import HealthCode

extension CommandTable {
    static let records: [Command] = [
        Command(
            .openRecord, [.enter], Words(zh: "看这次扫码的全部", en: "Everything about this scan"),
            hint: Words(zh: "详情", en: "Open"), .records, in: [.records], footer: -9,
            refusal: { state in
                state.records.chosen == nil ? Words(zh: "没有选中的行", en: "no row is chosen") : nil
            }),
        Command(
            .filterRecords, [.character("/"), .control("f")],
            Words(
                zh: "筛选:等级: 员: 处置: 日期: 从: 到: 号码: 和文字,空格隔开",
                en: "Filter: grade: op: act: on: from: to: no: and words, with spaces between"),
            hint: Words(zh: "筛选", en: "Filter"), .records, in: [.records], footer: -8),
        Command(
            .acceptRecordFilter, [.enter], Words(zh: "用这个筛选查", en: "Look with this filter"),
            hint: Words(zh: "查", en: "Look"), .records, in: [.recordsFilter], footer: -9),
        Command(
            .previousDay, [.left], Words(zh: "看前一天", en: "The day before"),
            hint: Words(zh: "前一天", en: "Day before"), .records, in: [.statistics], footer: -9),
        Command(
            .nextDay, [.right], Words(zh: "看后一天,到今天为止", en: "The day after, up to today"),
            hint: Words(zh: "后一天", en: "Day after"), .records, in: [.statistics], footer: -8,
            refusal: { state in
                state.statistics.day >= Int(state.now.wall.day) ? Words(zh: "这就是今天", en: "this is today") : nil
            }),
    ]
}
