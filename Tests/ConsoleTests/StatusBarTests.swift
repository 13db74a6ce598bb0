import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// The status bar at every width: what matters is never given up, and nothing is cut in the middle.
@Suite struct StatusBarTests {
    private static func gate(
        _ language: Language, _ link: LinkState, _ backlog: Backlog?, _ upload: UploadState?, _ skew: Int64
    ) -> Gate {
        var gate = Gate(language)
        gate.send(.link(link))
        if let backlog { gate.send(.backlog(backlog)) }
        if let upload { gate.send(.upload(upload)) }
        gate.send(.clockSkew(milliseconds: skew))
        return gate
    }

    static let links: [LinkState] =
        [.unknown, .online(latencyMilliseconds: nil), .online(latencyMilliseconds: 2_042), .forced(reason: "网络时断时续")]
        + FailureCause.allCases.map { .offline($0, since: 0) }
    static let backlogs: [Backlog?] = [
        nil, Backlog(), Backlog(counts: [.new: 12]), Backlog(counts: [.retry: 123_456, .dead: 12, .held: 7]),
    ]
    static let uploads: [UploadState?] = [
        nil, UploadState(phase: .idle), UploadState(phase: .sending, drained: 120, total: 900, rowsPerSecond: 65),
        UploadState(phase: .waiting(milliseconds: 12_000, code: "NET-106")), UploadState(phase: .clockUnknown),
        UploadState(phase: .elsewhere), UploadState(phase: .bringingIn, drained: 40, total: 120),
        UploadState(phase: .wiped),
    ]

    @Test(arguments: Language.allCases) func whatMattersIsNeverGivenUp(_ language: Language) {
        for link in Self.links {
            for backlog in Self.backlogs {
                for upload in Self.uploads {
                    for skew in [0, 420_000] as [Int64] {
                        let gate = Self.gate(language, link, backlog, upload, skew)
                        let bars = [40, 60, 80, 132].map { columns in
                            (columns, StatusBar(gate.state, Ink(gate.state.settings)).words(in: columns))
                        }
                        for (columns, bar) in bars {
                            let whole = bar.left + bar.right
                            let isLoaded = upload?.phase == .wiped || upload?.phase == .bringingIn || skew != 0
                            let fits = Text.width(bar.left) + Text.width(bar.right) + 2 <= columns
                            #expect(fits || (columns <= 60 && isLoaded), "\(columns): \(bar)")
                            #expect(whole.contains(gate.now.wall.clock.prefix(5)))
                            if case .offline(let cause, _) = link {
                                #expect(whole.contains(HelpCode(cause).description), "\(bar)")
                            }
                            if let backlog, backlog.counts[.dead, default: 0] > 0 { #expect(whole.contains("12")) }
                            if columns >= 80, let backlog, backlog.pending > 0 {
                                #expect(whole.contains("\(backlog.pending)"), "\(bar)")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Language.allCases) func aLostDeviceStandsThereUntilItIsBack(_ language: Language) {
        for backlog in Self.backlogs {
            var gate = Self.gate(language, .online(latencyMilliseconds: 2_042), backlog, nil, 0)
            func bars() -> [String] {
                [40, 80, 132].map { columns in
                    let bar = StatusBar(gate.state, Ink(gate.state.settings)).words(in: columns)
                    return bar.left + " " + bar.right
                }
            }
            let (scanner, thermometer) = (Phrase.scannerLostShort.words, Phrase.thermometerLostShort.words)
            gate.send(.findings([Finding(.scanner, .bad, zh: "断开了", en: "is unplugged")], isLast: false))
            gate.wait(600_000)
            #expect(bars()[0].contains(scanner[language]), "\(bars()[0])")
            #expect(bars()[1...].allSatisfy { $0.contains(Phrase.scannerLost.words[language]) }, "\(bars())")
            gate.send(.findings([Finding(.thermometer, .bad, zh: "打不开", en: "cannot open")], isLast: false))
            #expect(bars()[0].contains(scanner[language]) && bars()[0].contains(thermometer[language]), "\(bars()[0])")
            gate.send(
                .findings([Finding(.scanner, .good, "/dev/ttyS0"), Finding(.thermometer, .good, "x")], isLast: false))
            for bar in bars() {
                #expect(!bar.contains(scanner[language]) && !bar.contains(Phrase.scannerLost.words[language]), "\(bar)")
            }
        }
    }

    @Test func everyStepOfTheTableTakesALaterForm() {
        var forms: [StatusPart: Int] = [:]
        for step in StatusBar.givesWay {
            #expect(step.form == forms[step.part, default: 0] + 1)
            forms[step.part] = step.form
        }
        #expect(forms[.dead] == nil)
    }

    @Test(arguments: Language.allCases) func theSmallClockErrorIsNotSaid(_ language: Language) {
        var gate = Gate(language)
        for (skew, words) in [
            (29_000, nil), (-31_000, Words(zh: "时钟差31秒", en: "clock wrong by 31 s")),
            (420_000, Words(zh: "时钟差7分", en: "clock wrong by 7 min")),
            (-86_400_000, Words(zh: "时钟差24小时", en: "clock wrong by 24 h")),
        ] as [(Int64, Words?)] {
            gate.send(.clockSkew(milliseconds: skew))
            let bar = gate.screen().dump().split(separator: "\n")[0]
            if let words { #expect(bar.contains(words[language])) } else { #expect(!bar.contains("差")) }
        }
    }

    @Test(arguments: Language.allCases) func busyBars(_ language: Language) {
        let backlog = Backlog(counts: [.retry: 780, .dead: 3])
        let online = Self.gate(
            language, .online(latencyMilliseconds: 42), backlog,
            UploadState(phase: .sending, drained: 120, total: 900, rowsPerSecond: 65), 420_000)
        let offline = Self.gate(
            language, .offline(.foreign, since: 0), backlog,
            UploadState(phase: .waiting(milliseconds: 12_000, code: "NET-106")), 0)
        for (gate, name) in [(online, "draining"), (offline, "offline")] {
            for size in [(80, 24), (40, 12), (132, 43)] {
                Golden.expect(
                    gate.screen(size.0, size.1), "status-\(name)-\(size.0)x\(size.1)-\(language.rawValue)")
            }
        }
    }

    @Test func theTryIsCountedDown() {
        var gate = Self.gate(.zh, .online(latencyMilliseconds: 42), Backlog(counts: [.retry: 1]), Self.uploads[3], 0)
        #expect(gate.screen().dump().contains("12秒后再传"))
        gate.wait(5_000)
        #expect(gate.screen().dump().contains("7秒后再传"))
        gate.wait(60_000)
        #expect(gate.screen().dump().contains("0秒后再传"))
    }
}
