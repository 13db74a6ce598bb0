internal import Checkpoint

/// A tone as sound: a WAV file of 16-bit samples, one channel.
///
/// A short mark is high and a long one low, so that a pass (one short) and a stop (three long) are told apart through a
/// mask, a door and a lorry; how often and how long says the rest, as ``Tone/pattern`` has it.
enum ToneWave {
    static let rate = 16_000
    /// Milliseconds of a short mark, a long one, the gap after each, and a pause.
    static let (short, long, gap, pause) = (80, 300, 60, 120)
    /// The pitch of a short mark and of a long one, in hertz: in the middle of what old ears and small speakers have.
    static let (high, low) = (1_760, 440)

    /// The tone in milliseconds of sound and silence, with the pitch of each; 0 is silence.
    static func parts(of tone: Tone) -> [(hertz: Int, milliseconds: Int)] {
        tone.pattern.flatMap { mark -> [(hertz: Int, milliseconds: Int)] in
            switch mark {
            case ".": [(high, short), (0, gap)]
            case "-": [(low, long), (0, gap)]
            default: [(0, pause)]
            }
        }
    }

    /// How long it takes to play, in milliseconds.
    static func milliseconds(of tone: Tone) -> Int { parts(of: tone).reduce(0) { $0 + $1.milliseconds } }

    /// The file's octets.
    static func wav(_ tone: Tone) -> [UInt8] {
        let samples = parts(of: tone).flatMap { Self.samples($0.hertz, $0.milliseconds) }
        let data = samples.flatMap { little(UInt32(UInt16(bitPattern: $0)), 2) }
        let format = little(1, 2) + little(1, 2) + little(UInt32(rate), 4) + little(UInt32(rate * 2), 4)
        let head = Array("WAVEfmt ".utf8) + little(16, 4) + format + little(2, 2) + little(16, 2)
        let body = head + Array("data".utf8) + little(UInt32(data.count), 4) + data
        return Array("RIFF".utf8) + little(UInt32(body.count), 4) + body
    }

    /// A triangle wave, which needs no tables, softened at both ends so that nothing clicks.
    private static func samples(_ hertz: Int, _ milliseconds: Int) -> [Int16] {
        let count = rate * milliseconds / 1_000
        guard hertz > 0 else { return Array(repeating: 0, count: count) }
        let ramp = rate / 200
        return (0..<count).map { index in
            let phase = (index * hertz * 4) % (rate * 4)
            let quarter = phase / rate
            let within = phase % rate
            let height =
                switch quarter {
                case 0: within
                case 1: rate - within
                case 2: -within
                default: within - rate
                }
            let loud = min(ramp, min(index, count - 1 - index))
            return Int16(height * 24_000 / rate * loud / ramp)
        }
    }

    private static func little(_ number: UInt32, _ octets: Int) -> [UInt8] {
        (0..<octets).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
