import Checkpoint
import HealthCode
import Testing

/// The verdict table, row by row.
@Suite struct VerdictTableTests {
    /// The words of the specification, letter by letter.
    static let words: [(VerdictKind, String, String, OutcomeWord)] = [
        (.pass, "绿码 通行", "PASS", .pass), (.recheck, "黄码 复检", "RE-CHECK", .recheck),
        (.contact, "橙码 留置", "STOP, CONTACT", .contact), (.stop, "红码 禁止", "STOP", .stop),
        (.unassessed, "未评估 登记", "NOT ASSESSED", .unassessed), (.expired, "码已过期 请刷新", "EXPIRED", .expired),
        (.used, "码已使用", "ALREADY USED", .used), (.notACode, "非健康码", "NOT A HEALTH CODE", .notacode),
        (.forged, "伪造码", "FORGED", .forged), (.revoked, "码已吊销", "REVOKED", .revoked),
        (.noRecord, "查无记录", "NO RECORD", .norecord), (.duplicate, "刚刚扫过", "ALREADY SCANNED", .duplicate),
        (.serviceError, "系统故障 未核验", "SERVICE ERROR, NOT VERIFIED", .error),
        (.timedOut, "超时 未核验", "TIMED OUT, NOT VERIFIED", .timeout),
        (.recordedOffline, "未核验 · 已离线登记", "NOT VERIFIED, RECORDED", .recorded),
        (.notRecorded, "未核验 · 未登记", "NOT VERIFIED, NOT RECORDED", .notrecorded),
        (.notRecordedHere, "本机未登记", "NOT RECORDED HERE", .notrecorded),
        (.deviceRevoked, "设备停用", "DEVICE REVOKED", .devicerevoked), (.dataTooOld, "数据过旧", "DATA TOO OLD", .error),
        (.gradeUnknown, "等级不明 非绿", "GRADE UNKNOWN, NOT GREEN", .unassessed),
        (.declareFirst, "须先申报", "DECLARATION REQUIRED", .unassessed),
        (.twoCodes, "读到两个码", "TWO CODES IN ONE READ", .notacode),
        (.wrongLayout, "键盘布局不对", "KEYBOARD LAYOUT WRONG", .notacode),
        (.identityUnproven, "身份不符", "IDENTITY NOT CONFIRMED", .norecord),
    ]

    @Test func everyVerdictIsNamed() {
        #expect(Set(Self.words.map(\.0)) == Set(VerdictKind.allCases))
    }

    @Test(arguments: words) func itsWords(_ kind: VerdictKind, _ zh: String, _ en: String, _ outcome: OutcomeWord) {
        #expect(kind.row.words == Words(zh: zh, en: en))
        #expect(kind.row.outcome == outcome)
    }

    @Test func eachHasItsOwnWordSymbolAndTone() {
        let rows = VerdictKind.allCases.map(\.row)
        #expect(Set(rows.map(\.words.zh)).count == rows.count)
        #expect(Set(rows.map(\.words.en)).count == rows.count)
        #expect(Set(rows.map(\.symbol)).count == rows.count)
        #expect(Set(rows.map(\.tone)).count == rows.count)
    }

    @Test(arguments: VerdictKind.allCases) func itsRowIsWhole(_ kind: VerdictKind) {
        let row = kind.row
        #expect(row.symbol.utf8.count == 3 && row.symbol.allSatisfy { $0.isASCII })
        #expect(row.words.en.allSatisfy { $0.isASCII } && row.nextStep.en.allSatisfy { $0.isASCII })
        #expect(!row.nextStep.zh.isEmpty && !row.title.zh.isEmpty)
        #expect((1...7).contains(row.tone.pattern.count) && row.tone.pattern.allSatisfy { ".- ".contains($0) })
        #expect(row.tone.rings >= 1)
    }

    @Test(arguments: VerdictKind.allCases) func onlyPassIsGreen(_ kind: VerdictKind) {
        #expect((kind.row.role == .gradeLow) == (kind == .pass))
        #expect((kind.row.outcome == .pass) == (kind == .pass))
        #expect((kind.exitStatus == 0) == (kind == .pass))
    }

    @Test(arguments: [
        (OutcomeWord.pass, Int32(0)), (.recheck, 10), (.stop, 11), (.contact, 11), (.unassessed, 12), (.expired, 12),
        (.used, 12), (.notacode, 12), (.forged, 12), (.revoked, 12), (.norecord, 12), (.duplicate, 12),
        (.recorded, 20), (.notrecorded, 21), (.timeout, 22), (.error, 22), (.devicerevoked, 22),
    ]) func exitStatuses(_ word: OutcomeWord, _ status: Int32) {
        #expect(word.exitStatus == status)
    }

    @Test(arguments: ReturnCode.allCases) func everyReturnCodeIsAJudgementOrAFailureAndNeverAPass(_ code: ReturnCode) {
        guard code != .success else { return }
        let kind = VerdictKind.byReturnCode[code]
        #expect(kind?.row.role.isGrade != true)
        // Every code that judges the person or the code has a verdict; profile 2.1.
        let judging: Set<ReturnCode> = [
            .identityNotVerified, .noHealthCode, .codeFrozen, .codeRevoked, .declarationRequired, .codeNotRecognised,
            .codeForged, .codeUsedUp, .codeRevokedOrFrozen, .faceMismatch, .twoCodes, .noRecord,
        ]
        if judging.contains(code) { #expect(kind != nil && kind?.row.role != .device) }
    }
}
