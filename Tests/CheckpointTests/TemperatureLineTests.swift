import Checkpoint
import Testing

/// The grammar of a thermometer's lines.
@Suite struct TemperatureLineTests {
    @Test(arguments: [
        ("36.5", 365), ("T=36.5C", 365), ("+036.5", 365), ("t=36.5c", 365), ("TEMP: 36.5 C", 365), (" 37.3 ", 373),
        ("体温:36.5℃", 365), ("T = +36,5 °C", 365), ("36.54", 365), ("36.55", 366), ("42.0", 420), ("35.0", 350),
        ("T:036.50C", 365),
    ]) func atTemperatureIsRead(_ line: String, _ tenths: Int) {
        #expect(TemperatureLine(line) == .tenths(tenths))
    }

    @Test(arguments: [("34.9", 349), ("42.1", 421), ("T=00.0C", 0), ("+999.9", 9_999), ("98.6", 986), ("34.94", 349)])
    func whatNobodyHasIsOutOfBounds(_ line: String, _ tenths: Int) {
        #expect(TemperatureLine(line) == .outOfBounds(tenths))
    }

    @Test(arguments: [
        "", " ", "36", "365", "36.", ".5", "36.555", "-36.5", "T36.5", "T=", "36.5F", "97.7F", "36.5 36.6", "36.5;",
        "36.5CC", "HU36.5", "ERR", "T=36.5C T=36.6C", "３６.５", "36.5\u{0}", String(repeating: " ", count: 80) + "36.5",
        "++36.5", "1036.5",
    ]) func noiseIsNoise(_ line: String) {
        #expect(TemperatureLine(line) == .noise)
    }
}
