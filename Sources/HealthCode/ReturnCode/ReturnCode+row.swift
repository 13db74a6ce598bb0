extension ReturnCode {
    /// One row of profile 3.15 with the storage rule of 2.1.
    struct Row {
        let advice: RetryAdvice
        let stored: Bool
        let words: Words

        init(_ advice: RetryAdvice, _ zh: String, _ en: String) {
            self.init(advice, stored: false, zh, en)
        }

        init(_ advice: RetryAdvice, stored: Bool, _ zh: String, _ en: String) {
            self.advice = advice
            self.stored = stored
            words = Words(zh: zh, en: en)
        }
    }

    /// The table itself. A switch and not a dictionary, so that the compiler proves it whole.
    var row: Row {
        switch self {
        case .success: Row(.none, stored: true, "成功", "success")

        case .envelopeMalformed: Row(.none, "报文格式错误，检查程序", "malformed message: check the client")
        case .memberMissing: Row(.none, "缺少必填项，补齐后再发", "a required item is missing: fill it in")
        case .memberInvalid: Row(.none, "填写项类型、长度或取值不对，请更正", "an item is invalid: correct it")
        case .signatureInvalid: Row(.none, "签名无效，检查设备密钥", "signature invalid: check the device's key")
        case .customerUnknown: Row(.none, "客户号未知或已停用，重新登记设备", "customer unknown or disabled: enrol again")
        case .clockOutside: Row(.afterClockFix, "时钟偏差过大，校时后重试", "clock is off: set it, then retry")
        case .requestIdReused: Row(.none, "请求号被用于不同内容，换新号", "request id reused: make a new one")
        case .notAuthorised: Row(.none, "无此项权限，联系管理员", "not authorised: ask the administrator")
        case .tooManyRequests: Row(.wait, "请求过多，稍候再试", "too many requests: wait, then retry")
        case .serviceTypeWrong: Row(.none, "服务类型与地址不符，检查程序", "wrong service type: check the client")

        case .applicationRefused: Row(.none, "调用申请被拒绝，联系管理员", "application refused: ask the administrator")
        case .deviceNotRegistered: Row(.none, "设备未登记，先登记设备", "device not registered: enrol it first")
        case .authModeUnsupported: Row(.none, "不支持该认证方式，改用仅扫码", "mode not supported: use the code alone")
        case .serialUnknown: Row(.reapply, "业务流水号未知，重新申请", "serial number unknown: apply again")
        case .serialExpired: Row(.reapply, "业务流水号已过期，重新申请", "serial number expired: apply again")
        case .serialUsed: Row(.reapply, "业务流水号已使用，重新申请", "serial number already used: apply again")

        case .checkDataInvalid: Row(.reapply, "身份核验数据无法解开，重新申请", "proof of identity unreadable: apply again")
        case .identityNotVerified:
            Row(.none, stored: true, "身份不符，核对姓名和证件号", "identity not verified: check name and number")
        case .noHealthCode: Row(.none, stored: true, "尚未开通健康码，请先申领", "no health code: apply for one first")
        case .codeFrozen: Row(.none, stored: true, "健康码已冻结，人工处理", "code frozen: handle by hand")
        case .codeRevoked: Row(.none, stored: true, "健康码已注销，人工处理", "code revoked: handle by hand")
        case .symbologyUnsupported: Row(.none, "不支持该码制，换用其他码制", "symbology not supported: choose another")
        case .declarationRequired: Row(.none, stored: true, "须先申报健康信息", "declare health information first")

        case .codeOrCardOnly: Row(.none, stored: true, "码与证件须且只须其一", "give either a code or a card")
        case .codeNotRecognised: Row(.rescan, stored: true, "无法识别的码，请重扫", "code not recognised: scan again")
        case .codeForged: Row(.report, stored: true, "伪造的码，扣下并上报", "forged code: stop and report")
        case .codeUsedUp: Row(.refreshCode, stored: true, "码已用过，请刷新后再扫", "code already used: refresh it")
        case .codeRevokedOrFrozen: Row(.none, stored: true, "码已吊销或冻结，人工处理", "code revoked or frozen: by hand")
        case .cardInvalid: Row(.rescan, "证件数据无效，请重读", "card data invalid: read it again")
        case .faceMismatch: Row(.manual, stored: true, "人像不符，人工核对", "face does not match: check by hand")
        case .twoCodes: Row(.rescan, stored: true, "一次读到多个码，请逐个扫", "more than one code: scan one at a time")
        case .gradeUnavailable: Row(.manual, "暂无法取得等级，人工登记", "grade unavailable: register by hand")
        case .deferredTooOld: Row(.keepRow, "补传记录过旧，保留并报告主管", "record too old: keep it, tell a supervisor")

        case .documentTypeUnknown: Row(.none, stored: true, "证件类型未知，请重选", "document type unknown: choose again")
        case .documentNumberInvalid: Row(.none, stored: true, "证件号码有误，请核对", "document number wrong: check it")
        case .divisionUnknown: Row(.none, stored: true, "行政区划代码未知，请核对", "division code unknown: check it")
        case .timeOutOfRange: Row(.none, stored: true, "时间超出允许范围，请更正", "time out of range: correct it")
        case .declarationLimit: Row(.tomorrow, "今日申报次数已满，明日再报", "daily limit reached: declare tomorrow")
        case .symptomsContradictory: Row(.none, stored: true, "症状自相矛盾，请重选", "symptoms contradict: choose again")
        case .noRecord: Row(.none, stored: true, "查无记录，核对姓名和证件号", "no record: check name and number")
        case .queryTokenInvalid: Row(.reverify, "查询凭据已失效，请重新验码", "query token spent: verify again")

        case .correctionTargetAbsent: Row(.none, stored: true, "找不到要更正的记录", "the record to correct is absent")
        case .correctionOpen: Row(.none, stored: true, "已有更正在办，请等结果", "a correction is open: await its result")
        case .fieldNotCorrectable: Row(.none, stored: true, "该项不可更正", "this item may not be corrected")

        case .enrolmentTokenInvalid: Row(.none, "登记口令无效，向管理员索取新口令", "enrolment token invalid: ask for a new one")
        case .deviceRevoked: Row(.uploadThenWipe, "设备已停用，传完待传后清除", "device revoked: upload, then wipe")

        case .internalError: Row(.wait, "系统内部错误，稍候重试", "internal error: retry in a moment")
        case .upstreamBusy: Row(.wait, "系统繁忙，稍候重试", "busy: retry in a moment")
        case .maintenance: Row(.later, "系统维护中，按降级规程办", "maintenance: follow the degraded procedure")
        }
    }
}
