import Testing

@testable import kakou

@Suite struct HoistedArgumentsTests {
    static let rows: [([String], [String])] = [
        ([], []), (["verify", "X"], ["verify", "X"]), (["--lang", "en"], ["--lang", "en"]),
        (["--lang", "en", "verify", "X"], ["verify", "X", "--lang", "en"]),
        (["--lang=en", "--ascii", "doctor"], ["doctor", "--lang=en", "--ascii"]),
        (
            ["--data-dir", "/d", "device", "token", "--role", "gate"],
            ["device", "token", "--role", "gate", "--data-dir", "/d"]
        ),
        (["--no-color", "--help"], ["--no-color", "--help"]), (["--version"], ["--version"]), (["--lang"], ["--lang"]),
        (["--ascii", "verify", "--", "-x"], ["verify", "--ascii", "--", "-x"]),
    ]

    @Test func commonOptionsMayStandBeforeTheCommand() {
        for (given, arranged) in Self.rows { #expect(HoistedArguments.arrange(given) == arranged, "\(given)") }
    }
}
