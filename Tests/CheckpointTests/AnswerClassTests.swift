import Checkpoint
import Foundation
import HealthCode
import Testing

/// offline.md "States and classes", written down a second time and compared answer by answer.
@Suite struct AnswerClassTests {
    /// `class STATE next: answers`, by where the answer comes from. `-` is no state: the rows are sent again in parts.
    private static let expected: [AnswerSample.Origin: String] = [
        .item: """
        ok DONE go: 0
        verdict DONE go: 2002 2003 2004 2005 2007 3002 3003 3004 3005 3007 3008
        transient RETRY go: 3009 9001 9002 9003
        throttle RETRY go: 1009
        serial RETRY go: 1104 1105 1106 2001
        clock RETRY measure: 1006 3010
        authority HELD go: 1005 1008 1101 1102
        revoked HELD bring: 5002
        size DEAD go: 1001
        fallback RETRY one: 1010
        link RETRY go: 1004
        permanent DEAD go: 1002 1003 1007 1103 2006 3001 3006 4001 4002 4003 4004 4005 4006 4007 4008 4101 4102 4103 5001
        """,
        .single: """
        ok DONE go: 0
        verdict DONE go: 2002 2003 2004 2005 2007 3002 3003 3004 3005 3007 3008
        transient RETRY go: 3009 9001 9002 9003
        throttle RETRY go: 1009
        serial RETRY go: 1104 1105 1106 2001
        clock RETRY measure: 1006 3010
        authority HELD go: 1005 1008 1101 1102
        revoked HELD bring: 5002
        size DEAD go: 1001
        link RETRY go: 1004
        permanent DEAD go: 1002 1003 1007 1010 1103 2006 3001 3006 4001 4002 4003 4004 4005 4006 4007 4008 4101 4102 4103 5001
        """,
        .batch: """
        ok UNKNOWN pause: 0
        verdict - take: 2002 2003 2004 2005 2007 3002 3003 3004 3005 3007 3008
        transient RETRY pause: 3009 9001 9002 9003
        throttle RETRY pause: 1009
        serial RETRY pause: 1104 1105 1106 2001
        clock RETRY measure: 1006 3010
        authority HELD pause: 1005 1008 1101 1102
        revoked HELD bring: 5002
        size - take: 1001
        fallback RETRY one: 1010
        link - take: 1004
        permanent - take: 1002 1003 1007 1103 2006 3001 3006 4001 4002 4003 4004 4005 4006 4007 4008 4101 4102 4103 5001
        """,
        .status: """
        foreign RETRY pause: 300 301 302 303 304 307 308 400 401 402 403 405 406 407 409 410 411 412 414 415 417 421 422 426 428 431 451 511
        foreign RETRY pause: 200_a_page 502_a_page 403_with_1008 401_with_5002
        fallback RETRY one: 404
        transient RETRY pause: 408 425 500 501 502 503 504 505 507 508 520 521 522 523 524 525 530 503_with_9003
        throttle RETRY pause: 429 429_Retry-After 503_Retry-After
        size - take: 413 400_with_1001
        link - take: 200_unsigned 200_cut_short
        """,
        .cause: """
        transient RETRY pause: timedOut,_not_sent refused,_not_sent refused,_sent nameUnknown,_not_sent nameUnknown,_sent
        transient RETRY pause: unreachable,_not_sent tls,_not_sent tls,_sent busy,_not_sent busy,_sent cancelled,_not_sent
        transient RETRY pause: byOrder,_not_sent byOrder,_sent formerEnrolment,_not_sent formerEnrolment,_sent
        transient RETRY pause: maintenance,_not_sent maintenance,_sent notEnrolled,_not_sent notEnrolled,_sent
        transient RETRY pause: serviceError,_not_sent serviceError,_sent
        unsure UNKNOWN pause: timedOut,_sent unreachable,_sent cancelled,_sent
        foreign RETRY pause: clock,_not_sent clock,_sent foreign,_not_sent foreign,_sent authority,_not_sent authority,_sent
        foreign RETRY pause: revoked,_not_sent revoked,_sent
        link - take: badSignature,_not_sent badSignature,_sent wrongRequest,_not_sent wrongRequest,_sent
        link - take: badAnswer,_not_sent badAnswer,_sent
        """,
        .again: """
        clock HELD pause: 1006_after_dating_anew 3010_after_dating_anew
        size DEAD go: 1001_signed,_alone
        size RETRY go: 413_unsigned,_alone
        size DEAD go: 413_unsigned,_alone,_third_time
        link RETRY go: bad_signature,_alone
        link DEAD go: bad_signature,_alone,_third_time bad_JSON,_alone,_third_time requestId_not_ours,_alone,_third_time
        permanent DEAD go: 1003_alone
        verdict DONE go: 2003_alone
        unsure UNKNOWN go: left_out_of_a_whole_answer
        link RETRY go: left_out_of_a_whole_answer,_alone
        """,
    ]

    @Test(arguments: AnswerSample.Origin.allCases) func everyAnswerGoesWhereThePageSaysAndNowhereElse(
        _ origin: AnswerSample.Origin
    ) throws {
        var expected: [String: String] = [:]
        for line in try #require(Self.expected[origin]).split(separator: "\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            for name in halves[1].split(separator: " ") {
                #expect(expected.updateValue(String(halves[0]), forKey: String(name)) == nil, "\(name) twice")
            }
        }
        for sample in AnswerCatalogue.samples where sample.origin == origin {
            let (answerClass, state, next) = AnswerCatalogue.judge(sample)
            let word = next.name.split(separator: " ")[0]
            let got = "\(answerClass.rawValue) \(state?.rawValue.uppercased() ?? "-") \(word)"
            let name = String(sample.name.map { $0 == " " ? "_" : $0 })
            #expect(expected.removeValue(forKey: name) == got, "\(origin.rawValue) \(sample.name)")
        }
        #expect(expected.isEmpty, "expected and not listed: \(expected.keys)")
    }

    @Test func thereAreAtLeastAHundredAndTwentyOfThemAndTheManualPrintsEach() {
        #expect(AnswerCatalogue.samples.count >= 120)
        let manual = AnswerCatalogue.markdown()
        for sample in AnswerCatalogue.samples {
            #expect(manual.contains("| \(sample.origin.rawValue) | \(sample.name) | "))
        }
        for answerClass in AnswerClass.allCases {
            #expect(manual.contains("\n| \(answerClass.rawValue) | \(answerClass.row.words.zh)"))
        }
        #expect(manual.split(separator: "\n").count == AnswerCatalogue.samples.count + AnswerClass.allCases.count + 4)
    }

    /// The manual's page is this table; RECORD=1 writes it anew.
    @Test func theManualsPageIsFresh() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appending(path: "Sources/kakou/kakou.docc/Answers.md")
        let text = """
            # Every answer and what it does to a row

            The class table of the outbox, and \(AnswerCatalogue.samples.count) concrete answers with the transition that each asserts. Made from the code: `RECORD=1` and this
            page's test write it.

            \(AnswerCatalogue.markdown())

            """
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: page) }
        #expect(try String(contentsOf: page, encoding: .utf8) == text, "run this test with RECORD=1")
    }

    @Test func noTableIsSilent() {
        for code in ReturnCode.allCases { #expect(AnswerClass.byReturnCode[code] != nil, "\(code)") }
        for cause in FailureCause.allCases { #expect(AnswerClass.byCause[cause] != nil, "\(cause)") }
        #expect(AnswerClass.byReturnCode.count == ReturnCode.allCases.count)
    }

    /// "Only a signed answer may make a row HELD or DEAD": whatever is not signed, in whatever shape, at the first time.
    @Test func nothingUnsignedHoldsOrBuriesARow() {
        for cause in FailureCause.allCases {
            for status in [nil, 200, 204] + AnswerCatalogue.statuses.map(Optional.some) {
                for code in [nil] + ReturnCode.allCases.map(Optional.some) {
                    for wasSent in [true, false] {
                        for way in [DeliveryWay.batch, .single] {
                            let failure = ServiceFailure(cause, code: code, status: status, wasSent: wasSent)
                            let sample = AnswerSample(
                                origin: .cause, name: "", way: way, reply: .failed(failure), isAlone: true)
                            let (_, state, next) = AnswerCatalogue.judge(sample)
                            #expect(state != .held && state != .dead && state != .done, "\(failure)")
                            #expect(next != .bringIn, "\(failure)")
                        }
                    }
                }
            }
        }
    }

    @Test func whatThePageSaysOfAClassIsWhatThePolicyDoes() {
        for sample in AnswerCatalogue.samples {
            let (answerClass, state, _) = AnswerCatalogue.judge(sample)
            guard let state, sample.origin != .batch || answerClass != .ok else { continue }
            #expect(answerClass.row.states.contains(state), "\(sample.origin) \(sample.name)")
        }
    }
}
