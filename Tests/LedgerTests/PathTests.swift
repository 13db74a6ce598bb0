import Testing

@testable import Ledger

/// The names of the ledger's files are part of its form: backups and units name them.
@Suite struct PathTests {
    @Test func namesStay() {
        #expect(LedgerPaths.database == "ledger.sqlite")
        #expect(LedgerPaths.keys == "ledger.key")
        #expect(LedgerPaths.lease == "ledger.lease")
    }
}
