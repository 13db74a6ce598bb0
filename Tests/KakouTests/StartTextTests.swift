import Testing

@testable import kakou

/// What a start alone has run is given back, and everything still runs.
@Suite struct StartTextTests {
    @Test func codeIsFoundAndComesBack() {
        let ranges = StartText.codeRanges()
        #expect(ranges.count > 3, "the program, libc, libcrypto, libsqlite3")
        #expect(ranges.allSatisfy { $0.lowerBound % 4_096 == 0 && $0.count % 4_096 == 0 })
        for _ in 0..<20 { StartText.giveBack() }
        #expect(CSVRow.cell("=1") == "'=1")
    }
}
