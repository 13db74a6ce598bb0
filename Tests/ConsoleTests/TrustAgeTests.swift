import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// How old trust is, in words: nothing while it is fresh, the age when it grows old, an alert when it has run out.
@Suite struct TrustAgeTests {
    private static let hour: Int64 = 3_600_000

    private func bar(_ gate: Gate, _ columns: Int = 80) -> String {
        let words = StatusBar(gate.state, Ink(gate.state.settings)).words(in: columns)
        return words.left + " " + words.right
    }

    @Test(arguments: Language.allCases) func theStatusBarSaysItWhenItMatters(_ language: Language) {
        let rows: [(age: Int64?, zh: String?, en: String?)] = [
            (nil, nil, nil), (0, nil, nil), (2 * Self.hour - 1, nil, nil), (2 * Self.hour, "名单是2小时前的", "lists 2 h old"),
            (24 * Self.hour - 1, "名单是23小时前的", "lists 23 h old"),
            (24 * Self.hour, "名单过期 24小时前", "LISTS TOO OLD, 24 h"), (50 * Self.hour, "名单过期 2天前", "LISTS TOO OLD, 2 d"),
        ]
        for row in rows {
            var gate = Gate(language)
            if let age = row.age { gate.send(.trustAge(milliseconds: age)) }
            let bar = bar(gate)
            if let words = language == .zh ? row.zh : row.en {
                #expect(bar.contains(words), "\(bar)")
            } else {
                #expect(!bar.contains("名单") && !bar.lowercased().contains("lists"), "\(bar)")
            }
        }
    }

    /// Alone it counts on; heard and said once, at that moment, and again only after it was renewed.
    @Test func itsEndIsHeardOnceAndSaidOnce() {
        var gate = Gate()
        gate.send(.trustAge(milliseconds: 24 * Self.hour - 1_000))
        #expect(gate.effects.isEmpty)
        gate.wait(1_000)
        #expect(gate.effects == [.sound(VerdictKind.dataTooOld.row.tone)])
        #expect(gate.state.message?.words == Phrase.trustOverHint.words)
        gate.wait(60_000)
        #expect(gate.effects.isEmpty)
        #expect(bar(gate).contains("名单过期"))
        gate.send(.trust(TrustReport(serverTime: gate.now.wall, isDegraded: false, revokedCodes: 3)))
        #expect(!bar(gate).contains("名单"))
        gate.wait(24 * Self.hour)
        #expect(gate.effects == [.sound(VerdictKind.dataTooOld.row.tone)])
    }

    /// The end of trust colours nobody: a verdict that stands is as green as the service made it, one that is not is not.
    @Test func itTakesNoColourAndGivesNone() {
        for kind in [Sample.judged(), Sample.failed(.refused)] {
            var gate = Gate()
            gate.send(.answered(requestId: gate.scan(), kind))
            let before = gate.shown
            gate.send(.trustAge(milliseconds: 30 * Self.hour))
            #expect(gate.shown == before)
            let isGreen = gate.screen().roleMap().lowercased().contains(Role.gradeLow.letter)
            #expect(isGreen == (before == .pass))
        }
    }

    @Test(arguments: Language.allCases) func theQueueScreenSaysItAlwaysAndWhyItWasNotRenewed(_ language: Language) {
        var gate = Gate(language)
        gate.openQueue()
        #expect(!gate.screen().dump().contains(Phrase.noTrust.words[language]))
        gate.send(.trustFailed(ServiceFailure(.refused)))
        #expect(gate.screen().dump().contains(Phrase.noTrust.words[language]))
        gate.send(.trustAge(milliseconds: 300_000))
        gate.send(.trustFailed(ServiceFailure(.badSignature)))
        let words = language == .zh ? "名单是5分前的  没有更新: 应答签名不对 NET-107" : "lists 5 min old  not renewed:"
        #expect(gate.screen().dump().contains(words), "\(gate.screen().dump())")
        #expect(gate.screen().dump().contains("NET-107"))
        gate.send(.trust(TrustReport(serverTime: gate.now.wall, isDegraded: false, revokedCodes: 0)))
        #expect(!gate.screen().dump().contains("NET-107"))
    }

    @Test(arguments: Language.allCases, [40, 60, 80, 132]) func theBarStillFits(_ language: Language, _ columns: Int) {
        for link in StatusBarTests.links {
            for age in [3, 30] as [Int64] {
                var gate = Gate(language)
                gate.send(.link(link))
                gate.send(.backlog(Backlog(counts: [.retry: 1_234, .dead: 12])))
                gate.send(.trustAge(milliseconds: age * Self.hour))
                let bar = StatusBar(gate.state, Ink(gate.state.settings)).words(in: columns)
                let width = Text.width(bar.left) + Text.width(bar.right) + 2
                #expect(width <= columns || columns == 40, "\(columns): \(bar)")
                if columns >= 60, age == 30 {
                    let words = language == .zh ? "名单过期" : "LISTS"
                    #expect(bar.right.contains(words), "\(bar)")
                }
            }
        }
    }
}
