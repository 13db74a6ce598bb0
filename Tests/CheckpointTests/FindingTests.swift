import Checkpoint
import HealthCode
import Testing

/// The table of what the doctor looks at.
@Suite struct FindingTests {
    @Test(arguments: DoctorCheck.allCases) func everyCheckHasATitleAndARemedyInBothLanguages(_ check: DoctorCheck) {
        for words in [check.title, check.remedy] {
            #expect(!words.zh.isEmpty && !words.en.isEmpty && words.en.allSatisfy { $0.isASCII })
        }
        #expect(DoctorCheck.allCases.filter { $0.title == check.title } == [check])
        #expect(Finding(check, .good, "x").remedy == nil)
        #expect(Finding(check, .bad, "x").remedy == check.remedy)
    }

    @Test func everyStateHasItsOwnMarkAndWord() {
        #expect(Set(Finding.State.allCases.map(\.mark)).count == 3)
        #expect(Set(Finding.State.allCases.map(\.word)).count == 3)
        let symbols = VerdictKind.allCases.map(\.row.symbol)
        for state in Finding.State.allCases { #expect(!symbols.contains(state.mark)) }
    }

    @Test func newsTakesThePlaceOfWhatItsChecksFoundAndStandsInTheTablesOrder() {
        let before = [Finding(.disk, .good, "1"), Finding(.note, .doubtful, "a"), Finding(.note, .doubtful, "b")]
        let after = before.updated(by: [
            Finding(.service, .bad, "2"), Finding(.note, .doubtful, "c"), Finding(.tty, .good, "3"),
        ])
        #expect(after.map(\.check) == [.tty, .note, .disk, .service])
        #expect(after.map(\.words.en) == ["3", "c", "1", "2"])
    }
}
