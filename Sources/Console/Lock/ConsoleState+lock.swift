import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// Whether the screen is locked; a scan is then refused aloud.
    public var isLocked: Bool {
        if case .lock(let lock) = overlay { lock.purpose == .unlock } else { false }
    }

    /// Blanks the screen of everything about anybody; what is under way goes on and is found among the recent scans.
    mutating func lock() {
        beginScan()
        readingSince = nil
        form = FormState()
        forgetAssist()
        forgetRecords()
        closeAll()
        overlay = .lock(LockState(.unlock))
    }

    /// A scan on the locked screen: nothing is asked, nothing is recorded, and everybody hears so.
    mutating func refuseScan() -> [ConsoleEffect] {
        say(Phrase.lockRefused.words)
        return [.sound(Self.lockedTone)]
    }

    static let lockedTone = Tone("- - -")

    mutating func typePIN(_ character: Character) {
        guard case .lock(var lock) = overlay, !lock.isChecking, ("0"..."9").contains(character),
            lock.digits.count < LockState.length.upperBound
        else { return }
        lock.digits.append(character)
        overlay = .lock(lock)
    }

    mutating func erasePIN() {
        guard case .lock(var lock) = overlay, !lock.isChecking, !lock.digits.isEmpty else { return }
        lock.digits.removeLast()
        overlay = .lock(lock)
    }

    /// Enter on the locked screen: opens it where no PIN is set, otherwise has the PIN checked.
    mutating func enterPIN() -> [ConsoleEffect] {
        guard case .lock(var lock) = overlay, !lock.isChecking else { return [] }
        guard settings.hasPIN else { return open(lock.purpose) }
        guard now.uptime >= pinTries.opensAt else {
            say(Templates.pinWait(SpanWords.of(pinTries.opensAt - now.uptime + 999)))
            return []
        }
        guard LockState.length.contains(lock.digits.count) else {
            say(Phrase.pinLength.words)
            return []
        }
        let digits = lock.digits
        lock.digits = ""
        lock.isChecking = true
        overlay = .lock(lock)
        return [.checkPIN(digits)]
    }

    /// The PIN was checked; a check that comes after the dialog was left opens nothing.
    mutating func take(pinIsRight: Bool) -> [ConsoleEffect] {
        guard case .lock(var lock) = overlay, lock.isChecking else { return [] }
        guard !pinIsRight else {
            pinTries = PINTries()
            return open(lock.purpose)
        }
        pinTries.wrong += 1
        pinTries.opensAt = now.uptime + PINTries.pause(after: pinTries.wrong)
        lock.isChecking = false
        overlay = .lock(lock)
        say(Phrase.pinWrong.words)
        return [.sound(Self.lockedTone)]
    }

    private mutating func open(_ purpose: LockState.Purpose) -> [ConsoleEffect] {
        message = nil
        lastInput = now.uptime
        closeAll()
        guard purpose == .quit else { return [] }
        isFinished = true
        return [.quit]
    }

    /// Nobody has touched the keyboard for so long that the screen locks.
    mutating func lockIfIdle() {
        guard let idleLock = settings.idleLock, !isLocked, now.uptime - lastInput >= idleLock else { return }
        lock()
    }
}
