import Checkpoint
import HealthCode
import Testing

@testable import kakou

/// `kakou records export --csv`: RFC 4180, and nothing that a spreadsheet runs.
@Suite struct RecordsExportTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\r\nb", "\"a\r\nb\""),
        ("=1+1", "'=1+1"), ("+8613", "'+8613"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("  =cmd", "'  =cmd"),
        ("\t=x", "'\t=x"), ("\n=x", "\"'\n=x\""), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("＝1", "'＝1"),
        ("a\"\u{301},b", "\"a\"\"\u{301},b\""),
        ("a\r\n\u{301}", "\"a\r\n\u{301}\""), ("a=b", "a=b"),
        ("样*", "样*"),
    ]) func aCell(_ text: String, _ wanted: String) {
        #expect(CSVRow.cell(text) == wanted)
    }

    @Test func aRowHasACellForEveryHeadAndEndsWithALine() {
        let entry = RecordEntry(
            seq: 7, requestId: "r7", kind: "code",
            scannedWall: Instant(c17: "20261124140326000") ?? Instant(milliseconds: 0),
            state: .done, shown: .pass, verdict: .pass, grade: "00", lastCode: "0", decision: .admitted,
            operatorRef: "=早班", reason: "a,b", note: nil, maskedName: "样*", maskedNumber: "1101**********002X")
        let cells = RecordsExportCommand.cells(entry, .zh)
        #expect(cells.count == RecordsExportCommand.heads.count)
        #expect(
            CSVRow.text(cells)
                == "7,2026-11-24T14:03:26+08:00,绿码 通行,pass,00,0,pass,admitted,'=早班,样*,1101**********002X,\"a,b\",,,done,code,r7\r\n"
        )
        var unverified = entry
        unverified.verdict = nil
        #expect(RecordsExportCommand.cells(unverified, .en)[2...3] == ["NOT VERIFIED", "unverified"])
    }

    @Test(arguments: [
        ("2026-11-24", "20261124000000", "20261125000000"), ("2026-11-24T14:30", "20261124143000", "20261124143000"),
    ]) func aTime(_ text: String, _ begins: String, _ ends: String) {
        #expect(RecordTime(text)?.begins == Instant(c14: begins) && RecordTime(text)?.ends == Instant(c14: ends))
    }

    @Test(arguments: ["", "2026-02-30", "2026-11-24T24:00", "11-24", "2026-11-24 14:00", "２026-11-24"]) func noTime(
        _ text: String
    ) {
        #expect(RecordTime(text) == nil)
    }
}
