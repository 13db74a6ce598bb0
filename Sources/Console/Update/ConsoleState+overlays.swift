import HealthCode

extension ConsoleState {
    /// Which commands a key can mean now.
    public var context: CommandContext {
        switch overlay {
        case nil: .main
        case .help: .help
        case .palette: .palette
        case .form: .form
        case .queue(let state): state.isFiltering ? .queueFilter : .queue
        case .records: records.isFiltering ? .recordsFilter : .records
        case .statistics: .statistics
        case .assist: assist.context
        case .doctor(let page): page == .checks ? .doctor : .scannerTest
        case .reason: .reason
        case .release: .release
        case .quit: .quit
        case .lock: .lock
        }
    }

    /// Puts something over the screen; the queue, the records and the statistics wait beneath it.
    mutating func open(_ next: Overlay) {
        switch overlay {
        case .queue, .records, .statistics, .doctor, .assist: beneath = overlay
        default: break
        }
        overlay = next
    }

    /// Esc: to what is beneath, or out of the queue or the records step by step.
    @discardableResult mutating func back() -> [ConsoleEffect] {
        switch overlay {
        case .queue: leaveQueue()
        case .records: return leaveRecords()
        case .assist: leaveAssist()
        case .doctor(.sheet): overlay = .doctor(.checks)
        default:
            overlay = beneath
            beneath = nil
        }
        return []
    }

    /// Back to the main screen, whatever stands over it.
    mutating func closeAll() {
        overlay = nil
        beneath = nil
    }

    mutating func show(_ id: CommandID) -> [ConsoleEffect] {
        switch id {
        case .help:
            if case .help = overlay { back() } else { open(.help(HelpState())) }
        case .document:
            closeAll()
            overlay = .form
        case .palette: open(.palette(PaletteState()))
        case .quit: open(.quit(leaves: false))
        case .back: return back()
        case .queue:
            guard case .queue = overlay else { return openQueue() }
            closeAll()
        case .records:
            guard overlay == .records else { return openRecords() }
            closeAll()
        case .assist:
            guard overlay == .assist else { return openAssist() }
            closeAll()
        case .statistics:
            guard overlay == .statistics else { return openStatistics() }
            closeAll()
        case .doctor:
            guard case .doctor = overlay else { return openDoctor() }
            closeAll()
        default: closeAll()
        }
        return []
    }

    mutating func switchButton() {
        switch overlay {
        case .quit(let leaves): overlay = .quit(leaves: !leaves)
        case .release(let goes): overlay = .release(goes: !goes)
        default: break
        }
    }

    mutating func pressButton() -> [ConsoleEffect] {
        switch overlay {
        case .quit(let leaves):
            back()
            guard leaves else { return [] }
            guard !settings.isKiosk || !settings.hasPIN else {
                overlay = .lock(LockState(.quit))
                return []
            }
            isFinished = true
            return [.quit]
        case .release(let goes):
            back()
            return goes ? [.releaseOffline] : []
        default: return []
        }
    }
}
