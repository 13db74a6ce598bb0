import Cells
import HealthCode
import Testing

@testable import Checkpoint
@testable import Console

/// The main screen of every verdict, in both languages, as text.
@Suite struct VerdictGoldenTests {
    /// The verdicts that fill the screen; the one that stands under another has goldens of its own.
    static let kinds = VerdictKind.allCases.filter { $0 != .notRecordedHere }

    /// What makes each verdict.
    static func outcome(_ kind: VerdictKind) -> VerifyOutcome {
        switch kind {
        case .pass: Sample.judged("00")
        case .recheck: Sample.judged("01", guide: "请到南门复检处")
        case .contact: Sample.judged("11")
        case .stop: Sample.judged("10")
        case .unassessed: Sample.judged("20")
        case .gradeUnknown: Sample.judged("42")
        case .declareFirst: Sample.judged(code: .declarationRequired)
        case .expired: Sample.judged("20", expired: true)
        case .used: Sample.judged(code: .codeUsedUp)
        case .notACode: Sample.judged(code: .codeNotRecognised)
        case .twoCodes: Sample.judged(code: .twoCodes)
        // No answer makes it: its scan does, before anybody is asked.
        case .wrongLayout: Sample.failed(.cancelled)
        case .forged: Sample.judged(code: .codeForged)
        case .revoked: Sample.judged(code: .codeRevokedOrFrozen)
        case .noRecord: Sample.judged(code: .noHealthCode)
        case .identityUnproven: Sample.judged(code: .identityNotVerified)
        case .duplicate: Sample.judged("00", duplicate: true, history: false)
        case .serviceError: Sample.failed(.maintenance, .maintenance)
        case .timedOut: Sample.failed(.timedOut)
        case .notRecorded: Sample.failed(.refused)
        case .recordedOffline, .notRecordedHere: Sample.failed(.unreachable)
        case .deviceRevoked: Sample.failed(.revoked, .deviceRevoked)
        case .dataTooOld: Sample.judged(code: .deferredTooOld)
        }
    }

    static func gate(_ kind: VerdictKind, _ language: Language, glyphs: GlyphSet = .blocks) -> Gate {
        var gate = Gate(language, glyphs: glyphs)
        let first = gate.scan(Sample.otherCode, after: -1)
        gate.send(.answered(requestId: first, Sample.judged("01", name: "李*明", history: false)))
        let requestId = gate.scan(kind == .wrongLayout ? Sample.garbledCode : Sample.code, after: 15_000)
        guard kind != .wrongLayout else { return gate }
        if kind == .recordedOffline {
            gate.send(.offline(requestId: requestId, .unreachable, Sample.finding(expired: true)), after: 42)
        } else {
            gate.send(.answered(requestId: requestId, outcome(kind)), after: 42)
        }
        gate.send(.history(requestId: requestId, Sample.history, nil))
        return gate
    }

    @Test(arguments: kinds, Language.allCases)
    func everyVerdictAt80x24(_ kind: VerdictKind, _ language: Language) {
        let gate = Self.gate(kind, language)
        #expect(gate.shown == kind)
        Golden.expect(gate.screen(), "verdict-\(kind.rawValue)-80x24-\(language.rawValue)")
    }

    @Test(arguments: kinds, Language.allCases)
    func everyVerdictAt40x12(_ kind: VerdictKind, _ language: Language) {
        Golden.expect(
            Self.gate(kind, language).screen(40, 12), "verdict-\(kind.rawValue)-40x12-\(language.rawValue)")
    }

    @Test(arguments: [VerdictKind.pass, .stop, .used, .timedOut, .recordedOffline], Language.allCases)
    func someVerdictsAt132x43(_ kind: VerdictKind, _ language: Language) {
        Golden.expect(
            Self.gate(kind, language).screen(132, 43), "verdict-\(kind.rawValue)-132x43-\(language.rawValue)")
    }

    @Test(arguments: [VerdictKind.pass, .stop, .forged, .notRecorded, .recordedOffline])
    func someVerdictsInASCII(_ kind: VerdictKind) {
        let buffer = Self.gate(kind, .zh, glyphs: .ascii).screen()
        let dump = buffer.dump()
        #expect(dump.allSatisfy { $0.isASCII })
        Golden.expect(buffer, "verdict-\(kind.rawValue)-80x24-ascii")
    }
}
