import Cells
import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    mutating func press(_ key: Key) -> [ConsoleEffect] {
        if let held = heldDecision {
            heldDecision = nil
            typeIntoField(held.character)
        }
        guard let command = settings.keys.command(for: key, in: context) else {
            if case .character(let character) = key { return type(character) }
            return []
        }
        // A key that types nothing is in no burst, so that there is nothing to hold it back for.
        if let decision = command.id.decision, key.isPrintable {
            // On the main screen a printable key is the field's unless there is something to decide.
            guard case .character(let character) = key, command.refusal(self) == nil else {
                if case .character(let character) = key { return type(character) }
                return []
            }
            heldDecision = HeldDecision(
                character: character, decision: decision, due: now.uptime + settings.decisionHold)
            return []
        }
        return run(command)
    }

    /// Does a command by its name where its keys would do it too.
    mutating func run(_ id: CommandID) -> [ConsoleEffect] {
        lastInput = now.uptime
        guard let command = CommandTable.command(id) else { return [] }
        guard command.contexts.contains(context) else {
            say(Templates.refused(command.hint, Phrase.notHere.words))
            return []
        }
        return run(command) + wake()
    }

    mutating func refuse(unknown name: String) -> [ConsoleEffect] {
        let shown = PlainText.visible(name, limit: 32)
        say(Templates.refused(Words(zh: shown, en: shown), Phrase.noSuchCommand.words))
        return []
    }

    /// Does a command, or says why not.
    mutating func run(_ command: Command) -> [ConsoleEffect] {
        if let reason = command.refusal(self) {
            say(Templates.refused(command.hint, settings.keys.renaming(reason)))
            return []
        }
        switch command.id {
        case .submit: return submitField()
        case .erase: return erase()
        case .clear: clear()
        case .acknowledge: return acknowledge()
        case .admit, .hold, .refuse: return decide(command.id.decision ?? GateDecision.none)
        case .whyRefused: askWhyRefused()
        case .offline: switchLink()
        case .nextSample:
            closeAll()
            return [.nextSample]
        case .lock: lock()
        case .mute:
            isMuted.toggle()
            say(isMuted ? Phrase.mutedNow.words : Phrase.soundOn.words)
            return [.silence]
        case .newShift:
            (counters, began) = ([:], now.wall)
            say(Phrase.countedAnew.words)
        case .unlock: return enterPIN()
        case .submitForm: return submitForm()
        case .nextField: overlay == .assist ? edit { $0.moveFocus(by: 1) } : moveFocus(by: 1)
        case .previousField: overlay == .assist ? edit { $0.moveFocus(by: -1) } : moveFocus(by: -1)
        case .nextChoice: edit { $0.change(by: 1) }
        case .previousChoice: edit { $0.change(by: -1) }
        case .chooseService: openAssistForm()
        case .enterField: return enterAssistField()
        case .sendAssist: return sendAssist()
        case .clearField: edit { $0.clear() }
        case .undo: undoInAssist()
        case .addPart: addPart()
        case .removePart: removePart()
        case .pickDivision: pickDivision()
        case .finishAssist: forgetAssist()
        case .switchSymbol: switchSymbol()
        case .saveCode: return saveCode()
        case .previousType: changeType(by: -1)
        case .nextType: changeType(by: 1)
        case .choose: return chooseInPalette()
        case .chooseReason: return acceptReason()
        case .pressButton: return pressButton()
        case .switchButton: switchButton()
        case .openRow: openRow()
        case .retryRow: return retryRow()
        case .noteRow: askForNote()
        case .exportQueue: return [.exportQueue]
        case .filterQueue: filterQueue()
        case .acceptFilter: acceptFilter()
        case .openRecord: openRecord()
        case .filterRecords: filterRecords()
        case .acceptRecordFilter: return acceptRecordFilter()
        case .previousDay: return moveDay(by: -1)
        case .nextDay: return moveDay(by: 1)
        case .testScanner: openSheet()
        case .lookAgain: return examine()
        case .submitSheet: return submitSheet()
        case .up: return move(by: -1)
        case .down: return move(by: 1)
        case .pageUp: return move(by: -10)
        case .pageDown: return move(by: 10)
        case .first: return move(by: -Int(Int32.max))
        case .last: return move(by: Int(Int32.max))
        case .help, .verify, .document, .queue, .records, .assist, .statistics, .doctor, .palette, .quit, .back:
            return show(command.id)
        }
        return []
    }

    /// A printable key that is no command.
    mutating func type(_ character: Character) -> [ConsoleEffect] {
        switch overlay {
        case nil: typeIntoField(character)
        case .help(var help):
            // Help is its own filter: the letters that open one elsewhere do nothing at its beginning.
            guard !help.query.isEmpty || !"/?".contains(character) else { return [] }
            help.query.append(character)
            help.offset = 0
            overlay = .help(help)
        case .palette(var palette):
            guard !palette.query.isEmpty || character != ":" else { return [] }
            palette.query.append(character)
            palette.selected = 0
            overlay = .palette(palette)
        case .form: typeIntoForm(character)
        case .queue(let state):
            guard state.isFiltering, state.query.count < 64 else { return [] }
            return setFilter { $0.append(character) }
        case .records:
            guard records.isFiltering, records.text.count < 96 else { return [] }
            setRecordFilter { $0.append(character) }
        case .assist: typeIntoAssist(character)
        case .reason: return typeReason(character)
        case .doctor(let page): if page == .sheet { typeOnSheet(character) }
        case .lock: typePIN(character)
        case .statistics, .release, .quit: break
        }
        return []
    }

    private mutating func erase() -> [ConsoleEffect] {
        switch overlay {
        case nil: eraseInField()
        case .help(var help):
            if !help.query.isEmpty { help.query.removeLast() }
            help.offset = 0
            overlay = .help(help)
        case .palette(var palette):
            if !palette.query.isEmpty { palette.query.removeLast() }
            palette.selected = 0
            overlay = .palette(palette)
        case .form: eraseInForm()
        case .queue: return setFilter { if !$0.isEmpty { $0.removeLast() } }
        case .records: setRecordFilter { if !$0.isEmpty { $0.removeLast() } }
        case .assist: eraseInAssist()
        case .reason: eraseReason()
        case .lock: erasePIN()
        case .doctor, .statistics, .release, .quit: break
        }
        return []
    }

    private mutating func move(by rows: Int) -> [ConsoleEffect] {
        switch overlay {
        case .help(var help):
            help.offset = min(max(0, help.offset + rows), max(0, HelpText.rows(of: self, query: help.query).count - 1))
            overlay = .help(help)
        case .palette(var palette):
            palette.selected = min(max(0, palette.selected + rows), max(0, paletteMatches(palette.query).count - 1))
            overlay = .palette(palette)
        case .queue: return moveInQueue(by: rows)
        case .records: return moveInRecords(by: rows)
        case .statistics: statistics.part = min(max(0, statistics.part + rows.signum()), 2)
        case .assist: moveInAssist(by: rows)
        case .reason: moveReason(by: rows)
        case .doctor: moveInDoctor(by: rows)
        case .form, .release, .quit, .lock, nil: break
        }
        return []
    }
}

extension CommandID {
    /// The decision that the command makes, if it is one.
    var decision: GateDecision? {
        switch self {
        case .admit: .admitted
        case .hold: .held
        case .refuse: .refused
        default: nil
        }
    }
}
