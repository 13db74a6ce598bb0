internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI
internal import Station

/// A gate without a screen: text in, verdict out.
struct HeadlessGate: Sendable {
    let station: Station
    let language: Language
    /// What the scanner behind standard input sends around every code.
    var affixes = ScanAffixes()

    /// Decodes a text, asks where there is something to ask, and judges; never fails, for every failure is a verdict.
    func judge(_ text: String, kind: InputKind, temperature: Int?) async -> JudgedScan {
        let scan = Scan(
            requestId: SecureRandom.uuid(),
            payload: Self.payload(kind.isFromAScanner ? affixes.stripped(text) : text), kind: kind,
            at: DeviceClock.now.wall,
            temperature: temperature)
        if let verdict = Verdict.beforeAsking(scan) {
            return JudgedScan(scan: scan, verdict: verdict, recording: nil, finding: nil)
        }
        let checked = await station.check(scan)
        return JudgedScan(
            scan: scan, verdict: checked.verdict, recording: checked.recording, finding: checked.finding)
    }

    /// What a line holds; a name beside a resident number is a document, for nobody can fill in a form here.
    private static func payload(_ text: String) -> ScanPayload {
        let payload = ScanDecoder.decode(text)
        guard case .residentNumber(let number, let name?) = payload,
            let document = try? DocumentNumber(.residentID, number.digits),
            let claim = DocumentClaim(name: name, document: document)
        else { return payload }
        return .document(claim)
    }
}

/// A scan and what came of it, as `verify` prints it.
struct JudgedScan: Sendable {
    let scan: Scan
    let verdict: Verdict
    /// Nil for what is no scan of anybody: there is nothing to record about it.
    let recording: Recording?
    let finding: CodeFinding?

    /// The exit status of the line.
    var exitStatus: Int32 { verdict.kind.exitStatus }

    /// The requestId under which the service is asked: a rescan's is that of its row.
    private var requestId: String {
        if case .recorded(let requestId, _) = recording { requestId } else { scan.requestId }
    }

    /// The JSON object of a line.
    var json: JSON {
        let judgement = verdict.judgement
        var object: JSONObject = [
            "requestId": .string(requestId), "outcome": .string(verdict.row.outcome.rawValue),
        ]
        object["healthStatus"] = judgement?.grade.map { .string($0.wire) } ?? .null
        object["errorCode"] = errorCode.map { .string($0) } ?? .null
        object["helpCode"] = .string(verdict.helpCode.description)
        object["person"] = person
        object["recorded"] = .bool(recording?.isRecorded ?? false)
        if case .notRecorded(let failure) = recording {
            object.put("notRecorded", failure.cause.rawValue)
            object.put("notRecordedCode", failure.helpCode)
        }
        if let finding {
            object.put("signature", finding.signature.rawValue)
            object.put("statusAtIssue", finding.gradeAtIssue?.rawValue)
            object.put("issuedAt", c17: finding.issuedAt)
            object.put("expiredByThisClock", finding.isExpired)
        }
        if let judgement {
            object.put("assessedStatus", judgement.assessed?.rawValue)
            object.put("qrCodeExpired", judgement.codeExpired)
            object.put("duplicate", judgement.duplicate)
            object.put("firstSeenAt", c17: judgement.firstSeenAt)
            object.put("firstSeenGate", judgement.firstSeenGate)
            object.put("reasonCode", judgement.reasonCode)
            object.put("guide", judgement.guide)
            object.put("passRecordId", judgement.passRecordId)
            object.put("serverTime", c17: judgement.serverTime)
            object.put("latencyMs", judgement.latencyMilliseconds)
        }
        if let failure = verdict.failure {
            object.put("cause", failure.cause.rawValue)
            object.put("retryAfterSeconds", failure.retryAfterSeconds)
        }
        object["words"] = ["zh": .string(verdict.row.words.zh), "en": .string(verdict.row.words.en)]
        return .object(object)
    }

    /// The line.
    var line: String { json.text }

    /// The line for people.
    func words(_ language: Language) -> String {
        let row = verdict.row
        let person = verdict.judgement.map { " \($0.maskedName) \($0.maskedNumber)" } ?? ""
        let help = verdict.helpCode.description
        return PlainText.visible(
            "\(row.symbol) \(row.words[language])\(person) -> \(verdict.nextStep[language]) (\(help))")
    }

    /// The service's code; for what no service was asked about, the code it would have answered.
    private var errorCode: String? {
        if let code = verdict.judgement?.code ?? verdict.failure?.code { return code.rawValue }
        switch verdict.kind {
        case .twoCodes: return ReturnCode.twoCodes.rawValue
        case .notACode, .wrongLayout: return ReturnCode.codeNotRecognised.rawValue
        default: return nil
        }
    }

    private var person: JSON {
        guard let judgement = verdict.judgement, !judgement.maskedName.isEmpty || !judgement.maskedNumber.isEmpty else {
            return .null
        }
        var person: JSONObject = [
            "name": .string(judgement.maskedName), "certNum": .string(judgement.maskedNumber),
        ]
        person.put("certType", judgement.certType?.rawValue)
        return .object(person)
    }
}
