import Cells
import Checkpoint
import HealthCode
import Phrases

extension CommandTable {
    static let assist: [Command] = [
        Command(
            .chooseService, [.enter], Words(zh: "打开所选的代办", en: "Open the chosen service"),
            hint: Words(zh: "打开", en: "Open"), .assist, in: [.assist], footer: -9, refusal: { $0.assistRefusal }),
        Command(
            .enterField, [.enter],
            Words(zh: "下一栏;区划栏选区划;最后一栏送出", en: "Next field; divisions: choose; the last one sends"),
            .assist, in: [.assistForm]),
        Command(
            .previousChoice, [.left], Words(zh: "前一个选项", en: "Previous choice"), .assist, in: [.assistForm]),
        Command(
            .nextChoice, [.right], Words(zh: "后一个选项", en: "Next choice"), .assist, in: [.assistForm]),
        Command(
            .sendAssist, [.control("g")], Words(zh: "送出这张表", en: "Send this form"),
            hint: Words(zh: "送出", en: "Send"), .assist, in: [.assistForm], footer: -9,
            refusal: { $0.assist.isSending ? AssistPhrase.sending.words : $0.assistRefusal }),
        Command(
            .undo, [.control("_")], Words(zh: "撤销上一步(也作 ^/)", en: "Take the last step back (^/ too)"),
            hint: Words(zh: "撤销", en: "Undo"), .assist, in: [.assistForm], footer: -8,
            refusal: { $0.assist.form?.canUndo == true ? nil : AssistPhrase.undoNothing.words }),
        Command(
            .clearField, [.control("u")], Words(zh: "清空这一栏", en: "Clear this field"),
            hint: Words(zh: "清栏", en: "Clear"), .assist, in: [.assistForm], footer: -7),
        Command(
            .addPart, [.control("n")], Words(zh: "加一次行程或一项更正", en: "Add a trip or an item"),
            hint: Words(zh: "加", en: "Add"), .assist, in: [.assistForm], footer: -6, footerWhen: hasParts),
        Command(
            .removePart, [.control("d")], Words(zh: "去掉光标所在的行程或更正", en: "Remove the trip or item with the cursor"),
            hint: Words(zh: "去", en: "Remove"), .assist, in: [.assistForm], footer: -5, footerWhen: hasParts),
        Command(
            .pickDivision, [.enter], Words(zh: "用所选的区划", en: "Take the chosen division"),
            hint: Words(zh: "用", en: "Take"), .assist, in: [.assistPicker], footer: -9),
        Command(
            .finishAssist, [.enter], Words(zh: "看完回执,回到代办", en: "The receipt is read; back to the list"),
            hint: Words(zh: "好", en: "Done"), .assist, in: [.assistDone], footer: -9),
        Command(
            .switchSymbol, [.tab], Words(zh: "换码制", en: "The other symbol"), hint: Words(zh: "换码制", en: "Symbol"),
            .assist, in: [.assistCode], footer: -9),
        Command(
            .saveCode, [.character("p")], Words(zh: "把码存成图片文件", en: "Save the code as a picture"),
            hint: Words(zh: "存图片", en: "Picture"), .assist, in: [.assistCode], footer: -8),
    ]

    private static let hasParts: @Sendable (ConsoleState) -> Bool = { state in
        (state.assist.form?.service.parts.upperBound ?? 0) > 0
    }
}
