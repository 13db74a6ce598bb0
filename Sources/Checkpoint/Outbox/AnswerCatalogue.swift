internal import HealthCode

/// A concrete answer that a device may get, as the manual lists it.
public struct AnswerSample: Hashable, Sendable {
    /// Where it comes from: a part of the manual's table.
    public enum Origin: String, CaseIterable, Hashable, Sendable {
        /// A signed answer to one item of a batch.
        case item = "X1 item"
        /// A signed answer to a row sent alone.
        case single = "I6"
        /// A signed refusal of a batch of several rows.
        case batch = "X1 refused"
        /// An unsigned answer to a batch of several rows, by its HTTP status.
        case status = "HTTP"
        /// No answer that could be read, by its cause.
        case cause = "no answer"
        /// The same answer once more, or with more behind it.
        case again = "again"
    }

    /// The part.
    public let origin: Origin
    /// The answer in the part: a return code, a status, a cause.
    public let name: String
    /// The way it was sent.
    public let way: DeliveryWay
    /// The reply; its row is ``requestId``.
    public let reply: DeliveryReply
    /// Whether the row was sent alone.
    public let isAlone: Bool
    /// Whether the row was dated anew before.
    public var isDatedAnew: Bool
    /// Failures alone before, with others succeeding since.
    public var aloneFailures: Int

    /// An answer.
    public init(
        origin: Origin, name: String, way: DeliveryWay, reply: DeliveryReply, isAlone: Bool, isDatedAnew: Bool = false,
        aloneFailures: Int = 0
    ) {
        self.origin = origin
        self.name = name
        self.way = way
        self.reply = reply
        self.isAlone = isAlone
        self.isDatedAnew = isDatedAnew
        self.aloneFailures = aloneFailures
    }

    /// The row that is answered.
    public static let requestId = "row"
}

/// The concrete answers of the manual (offline.md Q13): every return code in three places, every usual HTTP status,
/// every cause sent and unsent, and what a second time changes.
public enum AnswerCatalogue {
    /// HTTP statuses listed one by one.
    public static let statuses = [
        300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414,
        415, 417, 421, 422, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522,
        523, 524, 525, 530,
    ]

    /// All of them, in the order of the manual.
    public static let samples: [AnswerSample] =
        codes(.item) + codes(.single) + codes(.batch) + byStatus + byCause + again

    /// What the policy makes of one: the row's class and state, nil where it is sent again in parts, and what is next.
    public static func judge(_ sample: AnswerSample) -> (AnswerClass, OutboxState?, OutboxNext) {
        let book = BootBook(boots: [.init(bootId: "b", offsetMilliseconds: 0, firstTrusted: Instant(milliseconds: 0))])
        let dating = ScanDating(book: book, offset: 0)
        var rows = [AnswerSample.requestId] + (sample.isAlone ? [] : ["other"])
        rows.sort { $0 > $1 }
        let sent = rows.enumerated().compactMap { index, id in
            dating.delivery(row(requestId: id, seq: Int64(index), sample))
        }
        var policy = OutboxPolicy()
        var random = SystemRandomNumberGenerator()
        if sample.aloneFailures > 0 {
            _ = policy.judge(sent, sample.reply, sample.way, dating: dating, at: 0, random: &random)
            let others = dating.delivery(row(requestId: "others", seq: 9, sample)).map { [$0] } ?? []
            let answer = DeliveryReply.items(["others": DeliveryAnswer(code: .success)], serverTime: time)
            _ = policy.judge(others, answer, .batch, dating: dating, at: 0, random: &random)
        }
        let step = policy.judge(sent, sample.reply, sample.way, dating: dating, at: 0, random: &random)
        let transition = step.transitions.first { $0.requestId == AnswerSample.requestId }
        let answerClass = AnswerClass.classify(sample.reply, of: AnswerSample.requestId, sample.way)
        return (transition?.answerClass ?? answerClass, transition?.state, step.next)
    }

    private static func row(requestId: String, seq: Int64, _ sample: AnswerSample) -> OutboxRow {
        OutboxRow(
            seq: seq, requestId: requestId, subject: Array(requestId.utf8), content: .own(.notACode, temperature: nil),
            state: .sending, attempts: 1, aloneFailures: sample.aloneFailures, isDatedAnew: sample.isDatedAnew,
            scannedBoot: BootTime(bootId: "b", milliseconds: 1), scannedWall: Instant(milliseconds: 1))
    }

    private static let time = Instant(milliseconds: 0)

    private static func codes(_ origin: AnswerSample.Origin) -> [AnswerSample] {
        ReturnCode.allCases.map { code in
            let reply: DeliveryReply =
                switch origin {
                case .item:
                    .items(
                        [AnswerSample.requestId: DeliveryAnswer(code: code), "other": DeliveryAnswer(code: .success)],
                        serverTime: time)
                case .single: .items([AnswerSample.requestId: DeliveryAnswer(code: code)], serverTime: time)
                default: .refused(code, retryAfterSeconds: nil, serverTime: time)
                }
            return AnswerSample(
                origin: origin, name: code.rawValue, way: origin == .single ? .single : .batch, reply: reply,
                isAlone: origin == .single)
        }
    }

    private static let byStatus: [AnswerSample] =
        statuses.map { status in
            sample(.status, "\(status)", ServiceFailure(cause(of: status), status: status))
        } + [
            sample(.status, "503 Retry-After", ServiceFailure(.busy, retryAfterSeconds: 30, status: 503)),
            sample(.status, "429 Retry-After", ServiceFailure(.busy, retryAfterSeconds: 30, status: 429)),
            sample(.status, "200 a page", ServiceFailure(.foreign, status: 200)),
            sample(.status, "200 unsigned", ServiceFailure(.badSignature, status: 200)),
            sample(.status, "200 cut short", ServiceFailure(.badAnswer, status: 200)),
            sample(.status, "502 a page", ServiceFailure(.foreign, status: 502)),
            sample(.status, "400 with 1001", ServiceFailure(.foreign, code: .envelopeMalformed, status: 400)),
            sample(.status, "403 with 1008", ServiceFailure(.foreign, code: .notAuthorised, status: 403)),
            sample(.status, "401 with 5002", ServiceFailure(.foreign, code: .deviceRevoked, status: 401)),
            sample(.status, "503 with 9003", ServiceFailure(.maintenance, code: .maintenance, status: 503)),
        ]

    private static let byCause: [AnswerSample] = FailureCause.allCases.flatMap { cause in
        [
            sample(.cause, "\(cause.rawValue), not sent", ServiceFailure(cause, wasSent: false)),
            sample(.cause, "\(cause.rawValue), sent", ServiceFailure(cause)),
        ]
    }

    private static let again: [AnswerSample] = {
        func single(
            _ name: String, _ reply: DeliveryReply, isDatedAnew: Bool = false, aloneFailures: Int = 0
        ) -> AnswerSample {
            AnswerSample(
                origin: .again, name: name, way: .batch, reply: reply, isAlone: true, isDatedAnew: isDatedAnew,
                aloneFailures: aloneFailures)
        }
        func refused(_ code: ReturnCode) -> DeliveryReply { .refused(code, retryAfterSeconds: nil, serverTime: time) }
        return [
            single("1006 after dating anew", refused(.clockOutside), isDatedAnew: true),
            single("3010 after dating anew", refused(.deferredTooOld), isDatedAnew: true),
            single("1001 signed, alone", refused(.envelopeMalformed)),
            single("413 unsigned, alone", .failed(ServiceFailure(.serviceError, status: 413))),
            single(
                "413 unsigned, alone, third time", .failed(ServiceFailure(.serviceError, status: 413)), aloneFailures: 2
            ),
            single("bad signature, alone", .failed(ServiceFailure(.badSignature))),
            single("bad signature, alone, third time", .failed(ServiceFailure(.badSignature)), aloneFailures: 2),
            single("bad JSON, alone, third time", .failed(ServiceFailure(.badAnswer)), aloneFailures: 2),
            single("requestId not ours, alone, third time", .failed(ServiceFailure(.wrongRequest)), aloneFailures: 2),
            single("1003 alone", refused(.memberInvalid)),
            single("2003 alone", refused(.noHealthCode)),
            single("left out of a whole answer, alone", .items([:], serverTime: time)),
            AnswerSample(
                origin: .again, name: "left out of a whole answer", way: .batch,
                reply: .items(["other": DeliveryAnswer(code: .success)], serverTime: time), isAlone: false),
        ]
    }()

    private static func sample(
        _ origin: AnswerSample.Origin, _ name: String, _ failure: ServiceFailure
    ) -> AnswerSample {
        AnswerSample(origin: origin, name: name, way: .batch, reply: .failed(failure), isAlone: false)
    }

    /// What a client reports of an unsigned answer with this status.
    private static func cause(of status: Int) -> FailureCause {
        switch status {
        case 408, 425: .timedOut
        case 413, 415: .serviceError
        case 429, 503: .busy
        case 500..<600 where status != 511: .serviceError
        default: .foreign
        }
    }
}

extension AnswerCatalogue {
    /// The manual's tables: the classes, and every concrete answer with its class, the row's new state and what is next.
    public static func markdown() -> String {
        var lines = ["| class | what | row | then |", "|---|---|---|---|"]
        for answerClass in AnswerClass.allCases {
            let row = answerClass.row
            let states = row.states.map { $0.rawValue.uppercased() }.joined(separator: ", ")
            lines.append(
                "| \(answerClass.rawValue) | \(row.words.zh) / \(row.words.en) | \(states) | \(row.then.zh) / \(row.then.en) |"
            )
        }
        lines += ["", "| from | answer | class | row | then |", "|---|---|---|---|---|"]
        for sample in samples {
            let (answerClass, state, next) = judge(sample)
            let row = state.map { $0.rawValue.uppercased() } ?? "-"
            lines.append(
                "| \(sample.origin.rawValue) | \(sample.name) | \(answerClass.rawValue) | \(row) | \(next.name) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension OutboxNext {
    /// A word for the manual.
    public var name: String {
        switch self {
        case .go: "go on"
        case .split: "take apart"
        case .pause: "pause"
        case .single: "one by one"
        case .measureClock: "measure the clock"
        case .bringIn: "bring in everything"
        }
    }
}
