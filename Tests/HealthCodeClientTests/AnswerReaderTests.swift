import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// From HTTP to a signed answer or a cause: a table of answers, none of which is a verdict but the signed ones.
@Suite struct AnswerReaderTests {
    static let service = ScriptedService()
    static let keys = [ServiceKey(keyId: 7, key: service.signing.publicKey)]
    static let request = ScriptedServer.Request(method: "POST", path: "/", body: [], number: 0)

    static func signed(_ code: ReturnCode = .success, requestId: String = "ours", keyId: Int = 7) -> [UInt8] {
        service.answer(request, code, ["healthStatus": "00"], requestId: requestId, keyId: keyId)
    }

    /// An answer and the cause it has to be.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let answer: HTTPAnswer
        let cause: FailureCause
        var testDescription: String { name }

        init(_ name: String, _ status: Int, _ body: [UInt8], type: String = "application/json", _ cause: FailureCause) {
            self.name = name
            answer = HTTPAnswer(status: status, contentType: type, body: body)
            self.cause = cause
        }

        init(_ name: String, _ status: Int, _ text: String, type: String = "application/json", _ cause: FailureCause) {
            self.init(name, status, Array(text.utf8), type: type, cause)
        }
    }

    static let unsigned =
        #"{"bizPackage":{"success":false,"errorCode":"CODE","errorDesc":"x","timeStamp":"20260101000000000"},"sign":""}"#

    static func unsigned(_ code: String) -> String { unsigned.replacing("CODE", with: code) }

    static let rows: [Row] = [
        Row("a redirect to a log-in", 302, "", .foreign), Row("a permanent redirect", 301, signed(), .foreign),
        Row("a redirect that keeps the method", 307, "", .foreign),
        Row("a portal's page with status 200", 200, "<html>log in</html>", type: "text/html", .foreign),
        Row("a page under the wrong type", 200, "\n <!DOCTYPE html>", .foreign),
        Row("a page with a byte order mark", 200, "\u{FEFF}<html>", type: "", .foreign),
        Row("nothing at all", 200, "", .badAnswer), Row("no content", 204, "", .badAnswer),
        Row("not JSON", 200, "OK", type: "text/plain", .badAnswer),
        Row("truncated JSON", 200, Array(signed().dropLast(9)), .badAnswer),
        Row("JSON twice", 200, signed() + signed(), .badAnswer),
        Row("no envelope", 200, #"{"success":true,"healthStatus":"00"}"#, .badAnswer),
        Row("an envelope that nobody signed", 200, unsigned("0"), .badSignature),
        Row(
            "signed by another", 200, service.answer(request, requestId: "ours", signedBy: SM2PrivateKey()),
            .badSignature),
        Row("signed by a key not known", 200, signed(keyId: 9), .badSignature),
        Row("one octet changed", 200, changed(signed()), .badSignature),
        Row("another's answer", 200, signed(requestId: "theirs"), .wrongRequest),
        Row("an answer without requestId", 200, signed(requestId: ""), .wrongRequest),
        Row("unsigned 400", 400, unsigned("1001"), .foreign), Row("unsigned 401", 401, unsigned("1004"), .foreign),
        Row("unsigned 403", 403, "forbidden", .foreign), Row("unsigned 404", 404, "", .foreign),
        Row("proxy wants a password", 407, "", .foreign), Row("the network wants a log-in", 511, "", .foreign),
        Row("request time-out", 408, "", .timedOut), Row("too early", 425, "", .timedOut),
        Row("too large", 413, unsigned("1001"), .serviceError), Row("wrong type", 415, unsigned("1001"), .serviceError),
        Row("too many requests", 429, unsigned("1009"), .busy), Row("overloaded", 503, unsigned("9002"), .busy),
        Row("overloaded, in HTML", 503, "<html>", type: "text/html", .busy),
        Row("maintenance", 503, unsigned("9003"), .maintenance),
        Row("internal error", 500, unsigned("9001"), .serviceError),
        Row("bad gateway", 502, "", .serviceError), Row("a proxy's page", 502, "<html>", type: "text/html", .foreign),
        Row("gateway time-out", 504, "", .serviceError), Row("a status from nowhere", 600, "", .badAnswer),
        Row("a code from the future", 200, code("7777"), .serviceError),
        Row("success that says it is none", 200, lying(), .badAnswer),
    ]

    static func changed(_ body: [UInt8]) -> [UInt8] {
        let from = Array(#""healthStatus":"00""#.utf8)
        guard let range = body.firstRange(of: from) else { return [] }
        return Array(body[..<range.lowerBound]) + Array(#""healthStatus":"01""#.utf8) + Array(body[range.upperBound...])
    }

    static func code(_ code: String) -> [UInt8] {
        service.answer(request, .internalError, ["errorCode": .string(code)], requestId: "ours")
    }

    static func lying() -> [UInt8] {
        service.answer(request, .success, ["success": .bool(false)], requestId: "ours")
    }

    @Test(arguments: rows) func everyWrongAnswerHasItsCause(_ row: Row) {
        do {
            let answer = try AnswerReader.read(row.answer, requestId: "ours", keys: Self.keys, limit: 1 << 20)
            Issue.record("\(row.name) was believed: \(answer.code)")
        } catch {
            #expect(error.cause == row.cause, "\(row.name): \(error)")
        }
    }

    @Test(arguments: ReturnCode.allCases) func aSignedAnswerOfEveryCodeIsRead(_ code: ReturnCode) throws {
        let answer = HTTPAnswer(status: 200, body: Self.signed(code))
        let read = try AnswerReader.read(answer, requestId: "ours", keys: Self.keys, limit: 1 << 20)
        #expect(read.code == code)
    }

    /// protocol.md 1: clients decide on errorCode, not on HTTP status.
    @Test(arguments: [200, 400, 403, 429, 500, 503]) func aSignedAnswerCountsWhateverTheStatus(_ status: Int) throws {
        let answer = HTTPAnswer(status: status, body: Self.signed())
        #expect(try AnswerReader.read(answer, requestId: "ours", keys: Self.keys, limit: 1 << 20).code == .success)
    }

    /// An answer of 3000 is a judgement for these codes alone; everything else is a failure.
    @Test(arguments: ReturnCode.allCases) func onlyJudgementsAreJudged(_ code: ReturnCode) throws {
        let body = Self.service.answer(Self.request, code, ScriptedService.verdict(), requestId: "ours")
        let signed = try AnswerReader.read(
            HTTPAnswer(status: 200, body: body), requestId: "ours", keys: Self.keys, limit: 1 << 20)
        let outcome = HealthCodeClient.outcome(of: signed, latency: 1)
        let green = Verdict.judge(outcome, scan: Samples.scan()).kind == .pass
        #expect(green == (code == .success), "\(code)")
        switch outcome {
        case .judged: #expect(code == .success || VerdictKind.byReturnCode[code] != nil)
        case .failed(let failure): #expect(failure.code == code)
        }
    }

    /// Missing or unknown members of a successful answer are never a pass.
    @Test func aSuccessWithoutAGradeIsNone() throws {
        for (name, value) in [("healthStatus", JSON.null), ("qrCodeExpired", .null), ("healthStatus", "99")] {
            var members = ScriptedService.verdict()
            members[name] = value
            let body = Self.service.answer(Self.request, .success, members, requestId: "ours")
            let signed = try AnswerReader.read(
                HTTPAnswer(status: 200, body: body), requestId: "ours", keys: Self.keys, limit: 1 << 20)
            let verdict = Verdict.judge(HealthCodeClient.outcome(of: signed, latency: 1), scan: Samples.scan())
            #expect(verdict.kind != .pass, "\(name) = \(value)")
        }
    }

    @Test func retryAfterIsSecondsAndCapped() {
        let rows: [(String?, Int?)] = [
            (nil, nil), ("0", 0), ("7", 7), ("9999", 300), ("-1", nil), ("soon", nil),
            ("Wed, 21 Oct 2026 07:28:00 GMT", nil),
        ]
        for (header, seconds) in rows { #expect(HTTPAnswer.retryAfter(header) == seconds) }
    }
}
