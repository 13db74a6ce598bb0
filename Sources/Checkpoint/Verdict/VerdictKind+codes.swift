import HealthCode

extension VerdictKind {
    /// Verdicts about a code: in no grade's colour.
    var codeRow: VerdictRow {
        switch self {
        case .expired:
            VerdictRow(
                words: Words(zh: "码已过期 请刷新", en: "EXPIRED"), big: Words(zh: "过期", en: "EXPIRED"), symbol: "[>]",
                tone: Tone("-."), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "请本人刷新后再扫", en: "Ask for a refreshed code; scan again"),
                outcome: .expired)
        case .used:
            VerdictRow(
                words: Words(zh: "码已使用", en: "ALREADY USED"), big: Words(zh: "已用", en: "USED"), symbol: "[U]",
                tone: Tone("-.."), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "请出示刷新的码;看清在何处用过", en: "Ask for a fresh code; look where it was used"),
                outcome: .used)
        case .twoCodes:
            VerdictRow(
                words: Words(zh: "读到两个码", en: "TWO CODES IN ONE READ"), big: Words(zh: "两码", en: "TWO CODES"),
                symbol: "[2]", tone: Tone("- -"), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "请一个一个扫", en: "Scan one code at a time"), outcome: .notacode)
        case .forged:
            VerdictRow(
                words: Words(zh: "伪造码", en: "FORGED"), big: Words(zh: "伪造", en: "FORGED"), symbol: "[F]",
                tone: Tone("-.-."), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "勿放行;请上报,核对证件", en: "Do not admit; report it, check the document"),
                outcome: .forged)
        case .revoked:
            VerdictRow(
                words: Words(zh: "码已吊销", en: "REVOKED"), big: Words(zh: "吊销", en: "REVOKED"), symbol: "[R]",
                tone: Tone("-.-"), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "勿放行;请核对证件,重新申领", en: "Do not admit; check the document, apply anew"),
                outcome: .revoked)
        case .duplicate:
            VerdictRow(
                words: Words(zh: "刚刚扫过", en: "ALREADY SCANNED"), big: Words(zh: "扫过", en: "SCANNED"), symbol: "[=]",
                tone: Tone("-. ."), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "看清是否同一人;不是则请出示本人的码", en: "Look who it is; if another person, scan their code"),
                outcome: .duplicate)
        default:
            VerdictRow(
                words: Words(zh: "非健康码", en: "NOT A HEALTH CODE"), big: Words(zh: "非码", en: "NO CODE"),
                symbol: "[N]", tone: Tone("-"), role: .code, title: VerdictRow.codeTitle,
                nextStep: Words(zh: "请出示健康码再扫;或按 F3 查证件", en: "Scan the health code; or F3 for a document"),
                outcome: .notacode)
        }
    }

    /// Verdicts about who somebody is: in no grade's colour.
    var identityRow: VerdictRow {
        switch self {
        case .declareFirst:
            VerdictRow(
                words: Words(zh: "须先申报", en: "DECLARATION REQUIRED"), big: Words(zh: "请登记", en: "DECLARE"),
                symbol: "[+]", tone: Tone(".-"), role: .code, title: VerdictRow.identityTitle,
                nextStep: Words(zh: "请先做健康申报;再扫", en: "Make a health declaration; then scan again"),
                outcome: .unassessed)
        case .identityUnproven:
            VerdictRow(
                words: Words(zh: "身份不符", en: "IDENTITY NOT CONFIRMED"), big: Words(zh: "不符", en: "MISMATCH"),
                symbol: "[I]", tone: Tone(".-."), role: .code, title: VerdictRow.identityTitle,
                nextStep: Words(zh: "请核对姓名和号码;按 F3 重查", en: "Compare name and number; F3 to try again"),
                outcome: .norecord)
        default:
            VerdictRow(
                words: Words(zh: "查无记录", en: "NO RECORD"), big: Words(zh: "查无", en: "NO RECORD"), symbol: "[0]",
                tone: Tone(".--"), role: .code, title: VerdictRow.identityTitle,
                nextStep: Words(zh: "请核对证件;请本人先申领健康码", en: "Check the document; the person must apply first"),
                outcome: .norecord)
        }
    }
}
