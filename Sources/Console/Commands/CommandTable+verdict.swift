import Cells
import Checkpoint
import HealthCode

extension CommandTable {
    static let verdict: [Command] = [
        Command(
            .admit, [.character("+")], Words(zh: "放行(栏空、有结果时)", en: "Admit (empty field, verdict standing)"),
            .verdict, in: [.main], refusal: undecided),
        Command(
            .hold, [.character("*")], Words(zh: "留置", en: "Hold"), .verdict, in: [.main], refusal: undecided),
        Command(
            .refuse, [.character("-")], Words(zh: "拒入", en: "Refuse"), .verdict, in: [.main], refusal: undecided),
        Command(
            .whyRefused, [.control("r")], Words(zh: "补说拒入的理由", en: "Say why the person was refused"),
            hint: Words(zh: "理由", en: "Why"), .verdict, in: [.main],
            refusal: { state in
                guard let current = state.current, current.decision == .refused else {
                    return Words(zh: "先拒入,再补理由", en: "refuse first, then say why")
                }
                return current.rowId == nil
                    ? Words(zh: "本机没有登记,理由请写进人工登记", en: "not recorded here; write it in the paper register") : nil
            }),
        Command(
            .acknowledge, [.control("k")], Words(zh: "确认最早的警报", en: "Acknowledge the oldest alert"),
            hint: Words(zh: "确认", en: "Ack"), .verdict, in: everywhere,
            refusal: { state in
                state.alerts.isEmpty ? Words(zh: "没有警报,照常核验", en: "there is no alert; carry on") : nil
            }),
        Command(
            .clear, [.escape], Words(zh: "清空输入栏,再按清除结果", en: "Clear the field, then the verdict"),
            .field, in: [.main]),
    ]

    static let field: [Command] = [
        Command(
            .submit, [.enter], Words(zh: "送出输入栏(码、号码、体温)", en: "Send the field: a code, a number, 36.5"),
            .field, in: [.main]),
        Command(
            .erase, [.backspace, .delete], Words(zh: "删一个字", en: "Erase a character"), .field,
            in: [
                .main, .help, .palette, .form, .queueFilter, .recordsFilter, .reason, .lock, .assistForm, .assistPicker,
            ]),
    ]

    /// Decisions are about a verdict that stands and is not decided, with nothing typed.
    private static let undecided: @Sendable (ConsoleState) -> Words? = { state in
        if state.current?.verdict?.kind.isDecidable == false {
            return Words(zh: "本机已停用,不在此道定人;请走其他通道", en: "this device is revoked; another lane decides")
        }
        if !state.isUndecided { return Words(zh: "屏上没有未定的结果;请先扫码", en: "no undecided verdict; scan first") }
        if !state.field.isEmpty { return Words(zh: "输入栏不空;按 Esc 清空", en: "the field is not empty; press Esc") }
        return nil
    }
}
