import Checkpoint
import HealthCode
import Testing

@Suite struct VerdictTableTests {
    @Test(arguments: VerdictKind.allCases) func onlyPassIsGreen(_ kind: VerdictKind) {
        #expect((kind.row.role == .gradeLow) == (kind == .pass))
    }
}
