import Checkpoint
import Testing

/// What a scanner is set to send around every code.
@Suite struct ScanAffixesTests {
    @Test(arguments: [
        ("~", "$$", "~HU12$$", "HU12"), ("~", "", "HU12", "HU12"), ("", "$$", "HU12", "HU12"), ("ab", "", "ABHU", "HU"),
        ("~", "~", "~", ""), ("~", "$", "~~HU$$", "~HU$"), ("", "", "HU", "HU"), ("abc", "", "ab", "ab"),
    ]) func theyAreTakenOffOnce(_ prefix: String, _ suffix: String, _ read: String, _ rest: String) {
        #expect(ScanAffixes(prefix: prefix, suffix: suffix).stripped(read) == rest)
    }
}
