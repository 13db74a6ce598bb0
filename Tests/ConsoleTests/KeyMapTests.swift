import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// The site's keys: what may be given to what, and that every place that names a key names the site's.
@Suite struct KeyMapTests {
    private static func gate(_ mapped: [CommandID: [Key]], _ language: Language = .zh) throws -> Gate {
        var gate = Gate(language)
        gate.state.settings.keys = try KeyMap(mapped)
        return gate
    }

    private static func fault(_ mapped: [CommandID: [Key]]) -> KeyMapFault? {
        do throws(KeyMapFault) {
            _ = try KeyMap(mapped)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: KeyMapRules.mappable.map(\.id)) func everyCommandThatMayBeMappedTakesAFreeKey(
        _ id: CommandID
    ) throws {
        let map = try KeyMap([id: [.function(12)]])
        let command = try #require(CommandTable.command(id))
        #expect(map.keys(of: command) == [.function(12)] && map.name(of: command) == "F12")
        for context in command.contexts {
            #expect(map.command(for: .function(12), in: context)?.id == id)
            for key in command.keys { #expect(map.command(for: key, in: context)?.id != id) }
        }
        #expect(KeyMap.commandNames.contains(id.name))
    }

    /// ^N adds a trip in a form; on the main screen it is nobody's, or another's.
    @Test func wordsNameTheKeyOfWhereTheyStand() throws {
        let map = try KeyMap([.addPart: [.function(11)], .sendAssist: [.control("y")]])
        let (missing, again) = (AssistPhrase.itemMissing.words, AssistPhrase.sameAgain.words)
        #expect(map.renaming(missing, in: .assistForm).en == missing.en.replacing("^N", with: "F11"))
        #expect(map.renaming(missing, in: .assistForm).zh == missing.zh.replacing("^N", with: "F11"))
        #expect(map.renaming(again, in: .assistForm).zh == again.zh.replacing("^G", with: "^Y"))
        #expect(map.renaming(missing) == missing && map.renaming(again) == again)
    }

    @Test func theKeysOfFormsAndListsAreFixed() {
        let fixed = CommandTable.all.filter(KeyMapRules.isFixed)
        #expect(fixed.count > 20 && fixed.contains { $0.id == .submit } && fixed.contains { $0.id == .back })
        for command in fixed { #expect(Self.fault([command.id: [.function(12)]]) == .fixedCommand(command.id)) }
    }

    @Test(arguments: Array(KeyMapRules.refused.keys)) func nobodyTakesTheScannersKeysOrTheWayBack(_ key: Key) throws {
        for command in KeyMapRules.mappable {
            guard case .refusedKey(command.id, key, let why) = Self.fault([command.id: [key]]) else {
                Issue.record("\(command.id) took \(key)")
                continue
            }
            #expect(!why.zh.isEmpty && !why.en.isEmpty)
        }
    }

    /// Walks every command and every printable ASCII character: on the main screen and in fields they are text, and of
    /// those that decide only the three that are held back against a burst.
    @Test func printableKeysStayTextWhereSomebodyTypes() {
        for command in KeyMapRules.mappable {
            for octet in UInt8(0x21)...0x7E {
                let key = Key.character(Character(Unicode.Scalar(octet)))
                let fault = Self.fault([command.id: [key]])
                let isDecision = command.id.decision != nil
                let mayTake =
                    isDecision ? "+*-".utf8.contains(octet) : command.contexts.isDisjoint(with: KeyMapRules.typing)
                if mayTake {
                    if case .refusedKey = fault { Issue.record("\(command.id) was refused \(key)") }
                } else {
                    guard case .refusedKey = fault else {
                        Issue.record("\(command.id) took \(key)")
                        continue
                    }
                }
            }
        }
    }

    @Test(arguments: [CommandID.quit, .lock, .help, .palette]) func theWayOutCannotBeHidden(_ id: CommandID) throws {
        #expect(Self.fault([id: []]) == .noWay(id))
        let key = try #require(CommandTable.command(id)?.keys.first)
        guard case .clash(.document, with: id, key, _) = Self.fault([.document: [key]]) else {
            Issue.record("document took the key of \(id)")
            return
        }
        // Moved away first, it is free.
        #expect(Self.fault([.document: [key], id: [.function(12)]]) == nil)
        for context in try #require(CommandTable.command(id)).contexts {
            let map = try KeyMap([id: [.control("x")]])
            #expect(map.command(for: .control("x"), in: context)?.id == id)
        }
    }

    @Test func oneKeyForTwoCommandsIsRefusedWhereBothApply() throws {
        #expect(Self.fault([.verify: [.control("v")], .document: [.control("v")]]) != nil)
        // In different screens a key may mean two things.
        #expect(Self.fault([.exportQueue: [.character("e")], .filterRecords: [.character("e")]]) == nil)
        // The letters that lists have anyway are taken there.
        guard
            case .clash(.exportQueue, with: .down, .character("j"), in: .queue) = Self.fault([
                .exportQueue: [.character("j")]
            ])
        else {
            Issue.record("j moves down in the queue")
            return
        }
        // Help's second key is free once help is mapped.
        let filters: [CommandID: [Key]] = [.filterQueue: [], .filterRecords: [], .document: [.control("f")]]
        guard case .clash(.document, with: .help, _, _) = Self.fault(filters) else {
            Issue.record("^F is help's on the main screen")
            return
        }
        #expect(Self.fault(filters.merging([.help: [.function(1)]]) { $1 }) == nil)
    }

    @Test(arguments: CommandContext.allCases) func noMapOfOneCommandMakesAKeyMeanTwoThings(_ context: CommandContext) {
        for command in KeyMapRules.mappable {
            for number in 1...12 {
                guard let map = try? KeyMap([command.id: [.function(number)]]) else { continue }
                var seen: [Key: CommandID] = [:]
                for other in CommandTable.all {
                    for key in Set(map.keys(of: other, in: context)) {
                        #expect(seen.updateValue(other.id, forKey: key) == nil)
                    }
                }
            }
        }
    }

    @Test(arguments: Language.allCases) func everyPlaceThatNamesAKeyNamesTheSites(_ language: Language) throws {
        var gate = try Self.gate(
            [
                .document: [.function(6)], .assist: [.function(3)], .acknowledge: [.control("y")], .queue: [],
                .admit: [.function(11)], .offline: [.control("x")],
            ], language)
        let ready = gate.screen().dump()
        #expect(ready.contains("F6 ") && !ready.contains("F4"), "\(ready)")
        let body = ready.split(separator: "\n").dropLast()
        #expect(body.contains { $0.contains("F6") } && !body.contains { $0.contains("F3") })
        let greeting = linearGreeting(gate.state).joined()
        #expect(greeting.contains(":admit") && greeting.contains("*") && !greeting.contains("+"))
        gate.press(.function(1))
        gate.type("f6")
        let title = try #require(CommandTable.command(.document)).title[language]
        #expect(gate.screen().dump().contains("F6        " + title))
        gate.press(.escape, .control("p"))
        gate.type("^y")
        #expect(gate.screen().dump().contains(try #require(CommandTable.command(.acknowledge)).title[language]))
        gate.press(.escape, .function(6))
        #expect(gate.state.overlay == .form)
        gate.press(.escape)
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        #expect(gate.screen().dump().contains(language == .zh ? "F11 放行  * 留置" : "F11 admit  * hold"))
        gate.press(.character("+"))
        #expect(gate.state.field == "+" && gate.state.heldDecision == nil)
        gate.press(.backspace, .function(11))
        #expect(gate.state.current?.decision == .admitted)
        gate.send(.link(.forced(reason: "x")))
        gate.press(.function(1))
        gate.type("DEV-903")
        let fault = gate.screen().dump()
        #expect(!fault.contains("^O"), "\(fault)")
    }

    /// A phrase of ours that names a key names one of the table, so that renaming finds it; what came from outside stays.
    @Test func wordsFromOutsideAreNotRenamed() throws {
        let map = try KeyMap([.document: [.function(12)], .offline: []])
        #expect(map.renaming("按 F3 查证件; ^O") == "按 F12 查证件; ^P offline")
        #expect(map.renaming("XF3 F30 F F11 ^ ^o") == "XF3 F30 F F11 ^ ^o")
        #expect(KeyMap.standard.renaming("F3") == "F3")
        var gate = try Self.gate([.document: [.function(12)]])
        gate.send(.answered(requestId: gate.scan(), Sample.judged("00", name: "F3")))
        #expect(gate.screen().dump().contains("F3  330"))
    }

    @Test func decidingKeysAreThoseThatAreHeldBack() throws {
        #expect(KeyMap.standard.decisions == ["+", "*", "-"])
        #expect(try KeyMap([.admit: [.function(11)]]).decisions == ["*", "-"])
        var gate = try Self.gate([.admit: [.character("-")], .refuse: [.character("+")]])
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.press(.character("-"))
        #expect(gate.state.current?.decision == GateDecision.none && gate.state.heldDecision?.decision == .admitted)
        gate.wait(60)
        #expect(gate.state.current?.decision == .admitted)
    }

    @Test func linesAndNamesTakeTheSitesKeys() throws {
        let gate = try Self.gate([.help: [.function(12)]])
        #expect(linearEvents(":F12", gate.state) == [.command(.help)])
        #expect(linearEvents(":F1", gate.state) == [.unknownCommand("F1")])
        #expect(linearEvents(":help", gate.state) == [.command(.help)])
    }

    @Test func everyKeyThatMayBeNamedIsOne() {
        for name in KeyMap.keyNames { #expect(KeyName.key(name).map(KeyName.of) == name) }
        #expect(KeyMap.keyNames.contains("F2") && KeyMap.keyNames.contains("^V") && !KeyMap.keyNames.contains("Enter"))
    }
}
