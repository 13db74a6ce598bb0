import Testing

@testable import FaultProxy

@Suite struct ScheduleTests {
    @Test func theSameSeedDrawsTheSame() {
        let shares = [FaultSchedule.Share(.dropAnswer, 0.3), FaultSchedule.Share(.page, 0.1)]
        let (one, two) = (FaultSchedule(seed: 5, shares: shares), FaultSchedule(seed: 5, shares: shares))
        let draws = (0..<1_000).map { one.fault($0, path: "/") }
        #expect(draws == (0..<1_000).map { two.fault($0, path: "/") })
        #expect(draws != (0..<1_000).map { FaultSchedule(seed: 6, shares: shares).fault($0, path: "/") })
    }

    @Test(arguments: [0.0, 0.05, 0.3, 1.0]) func aRateIsARate(_ rate: Double) {
        let schedule = FaultSchedule(seed: 11, shares: [FaultSchedule.Share(.delay, rate), .init(.refuse, rate)])
        let hits = (0..<20_000).count { schedule.fault($0, path: "/x") == .delay }
        #expect(abs(Double(hits) / 20_000 - rate) < 0.02)
        let refused = (0..<20_000).count { schedule.refuses(connection: $0) }
        #expect(abs(Double(refused) / 20_000 - rate) < 0.02)
    }

    @Test func onlyTheNamedPathsSuffer() {
        let schedule = FaultSchedule(shares: [FaultSchedule.Share(.page)], paths: ["/a"])
        #expect(schedule.fault(0, path: "/a?since=1") == .page)
        #expect(schedule.fault(0, path: "/b") == nil)
    }

    @Test(arguments: Fault.allCases) func everyKindHasItsWord(_ fault: Fault) {
        #expect(FaultSchedule.Share(fault.rawValue) == FaultSchedule.Share(fault, 1))
        #expect(FaultSchedule.Share("\(fault.rawValue):0.25") == FaultSchedule.Share(fault, 0.25))
    }

    @Test(arguments: ["", "x", "delay:", "delay:2", "delay:-1", "delay:x", ":1"]) func noShare(_ text: String) {
        #expect(FaultSchedule.Share(text) == nil)
    }

    @Test func oneCharacterOfTheSignatureChanges() {
        let sign = String(repeating: "A", count: 96)
        var answer = HTTPMessage.answer("200 OK")
        answer.body = Array(#"{"bizPackage":{},"sign":"\#(sign)","keyId":1}"#.utf8)
        let wrong = Exchange.misSigned(answer)
        #expect(wrong.body.count == answer.body.count)
        #expect(zip(wrong.body, answer.body).count { $0 != $1 } == 1)
        #expect(Exchange.misSigned(.answer("200 OK", [], "{}")).body == Array("{}".utf8))
    }
}
