import Cells
import HealthCode

extension CommandTable {
    static let doctor: [Command] = [
        Command(
            .testScanner, [.character("t")], Words(zh: "扫码枪测试码", en: "The scanner's test code"),
            hint: Words(zh: "扫码枪", en: "Scanner"), .doctor, in: [.doctor], footer: -9),
        Command(
            .lookAgain, [.character("r")], Words(zh: "再查一遍", en: "Look again"),
            hint: Words(zh: "再查", en: "Again"), .doctor, in: [.doctor], footer: -8,
            refusal: { state in
                state.doctor.isAsked ? Words(zh: "正在查,请等", en: "looking already; wait") : nil
            }),
        Command(
            .submitSheet, [.enter, .tab], Words(zh: "慢扫码枪的结束键", en: "What ends a slow scanner's keys"),
            hint: Words(zh: "结束", en: "End"), .doctor, in: [.scannerTest]),
    ]
}
