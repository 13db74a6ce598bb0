import Checkpoint
import HealthCode
import HealthCodeClient
import Testing

@testable import kakou

/// console.md, "Command line": the table of exit statuses, row by row.
@Suite struct CommandStatusTests {
    static let outcomes: [(OutcomeWord, CommandStatus)] = [
        (.pass, .pass), (.recheck, .recheck), (.stop, .stop), (.contact, .stop), (.unassessed, .otherJudgement),
        (.expired, .otherJudgement), (.used, .otherJudgement), (.notacode, .otherJudgement),
        (.forged, .otherJudgement), (.revoked, .otherJudgement), (.norecord, .otherJudgement),
        (.duplicate, .otherJudgement), (.recorded, .recordedNotVerified), (.notrecorded, .notRecorded),
        (.timeout, .error), (.error, .error), (.devicerevoked, .error),
    ]

    @Test func everyOutcomeHasItsStatus() {
        #expect(Set(Self.outcomes.map(\.0)) == Set(OutcomeWord.allCases))
        for (word, status) in Self.outcomes { #expect(word.exitStatus == status.rawValue, "\(word)") }
    }

    @Test func theWorstOfManyIsTheStatus() {
        let worst = WorstStatus()
        for status: Int32 in [0, 10, 0] { worst.add(status) }
        #expect(worst.value == 10)
        worst.add(21)
        worst.add(11)
        #expect(worst.value == 21)
    }

    static let faults: [(DeviceFault, CommandStatus, String)] = [
        (.notEnrolled(directory: "/d"), .configuration, "D01"), (.alreadyEnrolled(custNum: "C"), .configuration, "D02"),
        (.file(path: "/d", reason: "r"), .configuration, "D03"), (.notPrivate(path: "/d"), .configuration, "D04"),
        (.corrupt(path: "/d", reason: "r"), .configuration, "D05"), (.address(.port), .usage, "D06"),
        (.plainHTTP(host: "h"), .usage, "D07"), (.tokenForm, .usage, "D08"), (.notTheTokensService, .error, "D09"),
        (.service(ServiceFailure(.refused)), .error, "NET-102"),
        (.service(ServiceFailure(.serviceError, code: .enrolmentTokenInvalid)), .error, "SVC-203/5001"),
    ]

    @Test func everyFaultOfADeviceHasItsStatusAndCode() {
        for (fault, status, code) in Self.faults {
            let failure = CommandFailure(fault)
            #expect(failure.status == status, "\(fault)")
            #expect(failure.code == code, "\(fault)")
            #expect(ExplainedCode.of(code) != nil, "\(code)")
        }
    }
}
