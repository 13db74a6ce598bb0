import Checkpoint
import HealthCode
import TestKit
import Testing

/// What replies make of rows and of the uploader, step by step.
@Suite struct OutboxPolicyTests {
    private static let time = Instant(milliseconds: 1_700_000_000_000)
    private static let dating = ScanDating(
        book: BootBook(boots: [.init(bootId: "b", offsetMilliseconds: 0, firstTrusted: time)]), offset: 0)

    private static func row(
        _ number: Int, attempts: Int = 1, alone: Int = 0, content: OutboxRow.Content? = nil
    ) -> OutboxRow {
        OutboxRow(
            seq: Int64(number), requestId: "r\(number)", subject: [UInt8(truncatingIfNeeded: number)],
            content: content ?? .own(.notACode, temperature: nil), state: .sending, attempts: attempts,
            aloneFailures: alone, scannedBoot: BootTime(bootId: "b", milliseconds: Int64(number)),
            scannedWall: time)
    }

    private static func deliveries(_ numbers: some Sequence<Int>) -> [Delivery] {
        numbers.compactMap { dating.delivery(row($0)) }
    }

    private static func judge(
        _ policy: inout OutboxPolicy, _ sent: [Delivery], _ reply: DeliveryReply, at now: Int64 = 0,
        way: DeliveryWay = .batch
    ) -> OutboxStep {
        var random = SplitMix64(seed: 1)
        return policy.judge(sent, reply, way, dating: dating, at: now, random: &random)
    }

    private static func success(_ sent: [Delivery]) -> DeliveryReply {
        .items(
            Dictionary(uniqueKeysWithValues: sent.map { ($0.row.requestId, DeliveryAnswer(code: .success)) }),
            serverTime: time)
    }

    @Test func oneBadItemSpoilsNoNeighbour() {
        var policy = OutboxPolicy()
        let sent = Self.deliveries(0..<3)
        let reply = DeliveryReply.items(
            [
                "r0": DeliveryAnswer(code: .success), "r1": DeliveryAnswer(code: .memberInvalid),
                "r2": DeliveryAnswer(code: .codeForged),
            ], serverTime: Self.time)
        let step = Self.judge(&policy, sent, reply)
        #expect(step.transitions.map(\.state) == [.done, .dead, .done])
        #expect(step.transitions.map(\.code) == ["0", "1003", "3003"])
        #expect(step.transitions.allSatisfy { $0.serverTime == Self.time && $0.answer != nil })
        #expect(step.transitions.map(\.scannedAt) == sent.map(\.scannedAt))
        #expect(step.next == .go)
    }

    @Test func aFailureOfTheWholeBlamesNoRowAndPausesTheUploader() {
        var policy = OutboxPolicy()
        let sent = Self.deliveries(0..<200)
        for failure in [ServiceFailure(.refused, wasSent: false), ServiceFailure(.foreign, status: 403)] {
            let step = Self.judge(&policy, sent, .failed(failure), at: 1_000)
            #expect(step.transitions.count == 200)
            #expect(step.transitions.allSatisfy { $0.aloneFailures == 0 && $0.pauseMilliseconds == 0 })
            #expect(step.transitions.allSatisfy { $0.state == .retry })
            guard case .pause(let pause, _) = step.next else {
                Issue.record("no pause after \(failure)")
                return
            }
            #expect(pause.due <= 1_000 + 2_000)
        }
    }

    @Test func whatWasNeverSentHasNoFixedTime() {
        var policy = OutboxPolicy()
        let sent = Self.deliveries([1])
        let unsent = Self.judge(&policy, sent, .failed(ServiceFailure(.refused, wasSent: false)))
        #expect(unsent.transitions.first?.scannedAt == nil)
        let lost = Self.judge(&policy, sent, .failed(ServiceFailure(.unreachable)))
        #expect(lost.transitions.first?.scannedAt == sent.first?.scannedAt)
        #expect(lost.transitions.first?.state == .unknown)
    }

    @Test func aServiceThatIsBusyWithEveryItemIsLeftAloneAndNoRowWaitsForIt() {
        var policy = OutboxPolicy()
        let sent = Self.deliveries(0..<5)
        let busy = DeliveryReply.items(
            Dictionary(uniqueKeysWithValues: sent.map { ($0.row.requestId, DeliveryAnswer(code: .maintenance)) }),
            serverTime: Self.time)
        let step = Self.judge(&policy, sent, busy)
        #expect(step.transitions.allSatisfy { $0.state == .retry && $0.pauseMilliseconds == 0 })
        guard case .pause(_, "9003") = step.next else {
            Issue.record("no pause: \(step.next)")
            return
        }
        // One that is busy with one row is not.
        let single = Self.judge(
            &policy, Self.deliveries([1]),
            .items(["r1": DeliveryAnswer(code: .upstreamBusy)], serverTime: Self.time))
        #expect(single.next == .go)
    }

    @Test func retryAfterIsKeptToTheLetter() {
        var policy = OutboxPolicy()
        let reply = DeliveryReply.refused(.tooManyRequests, retryAfterSeconds: 90, serverTime: Self.time)
        guard case .pause(let pause, "1009") = Self.judge(&policy, Self.deliveries([1]), reply, at: 500).next else {
            Issue.record("no pause")
            return
        }
        #expect(pause.due >= 90_500 && pause.notBefore >= 90_500)
    }

    /// A link that spoils everything is never a row's fault, however long it lasts.
    @Test(arguments: [FailureCause.badSignature, .badAnswer, .wrongRequest]) func aBrokenLinkBuriesNobody(
        _ cause: FailureCause
    ) {
        var policy = OutboxPolicy()
        var now: Int64 = 0
        for _ in 0..<500 {
            now += 60_000
            for number in 0..<3 {
                let step = Self.judge(
                    &policy, Self.deliveries([number]), .failed(ServiceFailure(cause)), at: now)
                #expect(step.transitions.allSatisfy { $0.state == .retry && $0.aloneFailures == 0 })
            }
            // Verifications work all the while; the way for rows does not.
            policy.noteSuccess()
        }
    }

    @Test func aRowAloneIsGivenUpAtItsThirdFailureWhileOthersSucceed() {
        var policy = OutboxPolicy()
        var states: [OutboxState] = []
        var counted = 0
        for _ in 0..<4 {
            let sent = Self.dating.delivery(Self.row(7, alone: counted)).map { [$0] } ?? []
            let step = Self.judge(&policy, sent, .failed(ServiceFailure(.badAnswer)))
            counted += step.transitions.first?.aloneFailures ?? 0
            states += step.transitions.map(\.state)
            let others = Self.deliveries(0..<3)
            _ = Self.judge(&policy, others, Self.success(others))
        }
        #expect(states == [.retry, .retry, .retry, .dead])
        #expect(counted == 3)
    }

    @Test func whateverTheWorstPlaceARowThatBreaksMessagesIsAloneAtTheFifthTry() {
        for answerClass in [AnswerClass.link, .permanent, .size] {
            for place in 0..<200 {
                var rows = Array(0..<200)
                var tries = 1
                while rows.count > 1 {
                    let parts = OutboxPolicy.parts(of: rows, answerClass)
                    #expect(parts.flatMap { $0 } == rows)
                    #expect(parts.allSatisfy { !$0.isEmpty && $0.count < rows.count })
                    rows = parts.first { $0.contains(place) } ?? []
                    tries += 1
                }
                #expect(rows == [place] && tries <= (answerClass == .size ? 6 : 5), "\(answerClass) \(place): \(tries)")
            }
        }
    }

    @Test func aBatchIsAtMostTwoHundredRowsAndAQuarterOfAMebibyte() {
        let policy = OutboxPolicy()
        let plan = policy.plan((0..<450).map { Self.row($0) }, .batch)
        #expect(plan.messages.map(\.count) == [200, 200, 50])
        let large = (0..<10).map { number in
            Self.row(number, content: .carried(custNum: "C", item: [UInt8](repeating: 0x20, count: 100_000)))
        }
        #expect(policy.plan(large, .batch).messages.map(\.count) == [2, 2, 2, 2, 2])
    }

    @Test func whatFailedAloneBeforeGoesAloneAndLast() {
        let plan = OutboxPolicy().plan([Self.row(0), Self.row(1, alone: 1), Self.row(2)], .batch)
        #expect(plan.messages.map { $0.map(\.requestId) } == [["r0", "r2"], ["r1"]])
    }

    @Test func withoutX1OwnRowsGoOneByOneForAWhileAndCarriedOnesWait() {
        var policy = OutboxPolicy()
        let step = Self.judge(
            &policy, Self.deliveries(0..<4), .failed(ServiceFailure(.foreign, status: 404)), at: 1_000)
        #expect(step.next == .single)
        #expect(policy.way(at: 1_001) == .single)
        #expect(policy.way(at: 1_000 + OutboxPolicy.singleFor) == .batch)
        let carried = Self.row(9, content: .carried(custNum: "C", item: [0x7B, 0x7D]))
        let plan = policy.plan([Self.row(1), carried], .single)
        #expect(plan.messages.map { $0.map(\.requestId) } == [["r1"]])
        #expect(plan.left.map(\.requestId) == ["r9"])
    }

    @Test func aRevokedDeviceUsesX1AloneAndTakesNoStrangersWordForMore() {
        var policy = OutboxPolicy()
        let sent = Self.deliveries(0..<2)
        let step = Self.judge(
            &policy, sent, .refused(.deviceRevoked, retryAfterSeconds: nil, serverTime: Self.time))
        #expect(step.next == .bringIn && policy.isBringingIn)
        #expect(step.transitions.allSatisfy { $0.state == .held })
        _ = Self.judge(&policy, sent, .failed(ServiceFailure(.foreign, status: 404)))
        #expect(policy.way(at: 1) == .batch)
    }

    @Test func anOriginThatIsRevokedIsNotThisDevice() {
        var policy = OutboxPolicy()
        let carried = Self.row(1, content: .carried(custNum: "C", item: [0x7B, 0x7D]))
        let sent = [carried, Self.row(2)].compactMap { Self.dating.delivery($0) }
        let step = Self.judge(
            &policy, sent,
            .items(
                ["r1": DeliveryAnswer(code: .deviceRevoked), "r2": DeliveryAnswer(code: .success)],
                serverTime: Self.time))
        #expect(step.transitions.map(\.state) == [.held, .done])
        #expect(step.next == .go && !policy.isBringingIn)
    }

    @Test func aSpentSerialIsReplacedAtOnceThreeTimesThenWaitedFor() {
        var policy = OutboxPolicy()
        var pauses: [Int64] = []
        for attempts in 1...10 {
            let sent = Self.dating.delivery(Self.row(1, attempts: attempts)).map { [$0] } ?? []
            let step = Self.judge(
                &policy, sent, .items(["r1": DeliveryAnswer(code: .checkDataInvalid)], serverTime: Self.time))
            pauses += step.transitions.map(\.pauseMilliseconds)
        }
        #expect(pauses.prefix(3) == [0, 0, 0])
        #expect(pauses.dropFirst(3).contains { $0 > 0 })
    }

    @Test func rowsGivenBackUnsentKeepTheirState() {
        let fresh = Self.row(1)
        var tried = Self.row(2, attempts: 3)
        tried.scannedAt = Self.time
        let returned = OutboxPolicy.returned([fresh, tried], .transient, code: "NET-101")
        #expect(returned.map(\.state) == [.new, .retry])
        #expect(returned.allSatisfy { $0.aloneFailures == 0 && $0.pauseMilliseconds == 0 })
    }
}
