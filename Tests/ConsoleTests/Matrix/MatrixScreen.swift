import Cells
import Checkpoint
import HealthCode

@testable import Console

/// The screens of the matrix: every verdict on the main screen, and everything that can stand over it.
///
/// A new context or verdict is a new row by itself, and fails until its goldens are recorded.
enum MatrixScreen: Hashable, CustomStringConvertible {
    case verdict(VerdictKind)
    case context(CommandContext)
    case more(Extra)

    /// What the contexts do not show by themselves.
    enum Extra: String, CaseIterable {
        case checking, deadLetter, draining, record, alerts, lockedScan, offlineReason
    }

    static let all: [MatrixScreen] =
        VerdictGoldenTests.kinds.map { .verdict($0) } + CommandContext.allCases.map { .context($0) }
        + Extra.allCases.map { .more($0) }

    var description: String {
        switch self {
        case .verdict(let kind): "verdict-\(kind.rawValue)"
        case .context(let context): context.rawValue
        case .more(let extra): extra.rawValue
        }
    }

    /// The console that shows it.
    func gate(_ language: Language, _ glyphs: GlyphSet) -> Gate {
        var gate = Gate(language, glyphs: glyphs, demo: self == .context(.main))
        switch self {
        case .verdict(let kind): gate = VerdictGoldenTests.gate(kind, language, glyphs: glyphs)
        case .context(.main): break
        case .context(let context):
            gate = VerdictGoldenTests.gate(.contact, language, glyphs: glyphs)
            gate.open(context)
        case .more(let extra): Self.show(extra, &gate, language, glyphs)
        }
        return gate
    }

    private static func show(_ extra: Extra, _ gate: inout Gate, _ language: Language, _ glyphs: GlyphSet) {
        switch extra {
        case .checking: gate.scan()
        case .deadLetter:
            gate.openQueue()
            gate.press(.enter)
        case .draining:
            gate.send(.upload(UploadState(phase: .sending, drained: 40, total: 120, rowsPerSecond: 8)))
            gate.openQueue()
        case .record:
            gate.openRecords()
            gate.press(.down, .down, .enter)
        case .alerts:
            gate = VerdictGoldenTests.gate(.pass, language, glyphs: glyphs)
            gate.send(.alerts(AlertTests.listed))
        case .lockedScan:
            gate.press(.control("l"))
            gate.send(.input(.scan(Sample.code)))
        case .offlineReason:
            gate.send(.link(.offline(.unreachable, since: gate.now.uptime)))
            gate.send(.backlog(Sample.backlog))
            gate.send(.offline(requestId: gate.scan(after: 1_000)), after: 42)
            gate.press(.character("-"))
            gate.wait(60)
            gate.press(.control("r"))
        }
    }
}
