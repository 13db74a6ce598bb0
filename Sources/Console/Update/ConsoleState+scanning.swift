import Checkpoint
import HealthCode

extension ConsoleState {
    /// The first byte of a scan: what stood on the screen is gone, and with it everything bound to it.
    mutating func beginScan() {
        if let current, current.verdict == nil { remember(current, shown: nil) }
        current = nil
        readingSince = now.uptime
        field = ""
        fieldSubject = nil
        heldDecision = nil
        message = nil
    }

    /// A whole read, in whatever screen or dialog it came; never a command.
    mutating func read(_ text: String, _ kind: InputKind) -> [ConsoleEffect] {
        beginScan()
        readingSince = nil
        let payload = ScanDecoder.decode(kind.isFromAScanner ? settings.affixes.stripped(text) : text)
        if context == .scannerTest, payload.isNoScan { return readSheet(text) }
        if case .residentNumber(let number, let name) = payload {
            if !fillAssist(number, name: name) { openForm(number, name: name) }
            return []
        }
        closeAll()
        return start(payload, kind)
    }

    /// A line of the serial scanner; somebody stands there, as with any other scan.
    mutating func read(serial text: String) -> [ConsoleEffect] {
        lastInput = now.uptime
        return isLocked ? refuseScan() : read(text, .serial)
    }

    /// Asks the service about a payload, or judges it here where there is nothing to ask about.
    mutating func start(_ payload: ScanPayload, _ kind: InputKind) -> [ConsoleEffect] {
        pace.add(at: now.wall)
        let scan = Scan(requestId: makeRequestId(), payload: payload, kind: kind, at: now.wall)
        let deadline = now.uptime + settings.verifyDeadline
        current = Presentation(scan, .asking(since: now.uptime, deadline: deadline))
        if let verdict = Verdict.beforeAsking(scan) { return paint(verdict) }
        if isRevoked {
            return paint(Verdict.judge(.failed(ServiceFailure(.revoked, wasSent: false)), scan: scan, recording: nil))
        }
        return [.verify(scan, deadlineMilliseconds: settings.verifyDeadline)]
    }

    /// Whether this device may scan no more: the uploader brings in what it holds, or has done so.
    var isRevoked: Bool { upload?.state.phase == .bringingIn || upload?.state.phase == .wiped }

    /// Paints the verdict of the current scan; the only place where one comes onto the screen for the first time.
    mutating func paint(_ verdict: Verdict) -> [ConsoleEffect] {
        guard var presentation = current else { return [] }
        presentation.stage = .decided(verdict, at: now.uptime, clears: now.uptime + settings.dwell)
        presentation.answered = now.uptime
        counters[verdict.kind, default: 0] += 1
        var effects: [ConsoleEffect] = [.sound(verdict.row.tone)]
        if let bizExtData = verdict.judgement?.bizExtData, verdict.judgement?.code == .success {
            presentation.history = .asking
            effects.append(.history(requestId: presentation.scan.requestId, bizExtData: bizExtData))
        }
        current = presentation
        remember(presentation, shown: verdict.kind)
        return effects
    }

    /// Puts a scan into the list of recent ones, or brings its entry up to date.
    mutating func remember(_ presentation: Presentation, shown: VerdictKind?) {
        let entry = RecentEntry(
            requestId: presentation.scan.requestId, at: presentation.scan.at, shown: shown, kind: shown,
            maskedName: presentation.maskedName, maskedNumber: presentation.maskedNumber,
            decision: presentation.decision, isLate: false, rowId: presentation.rowId)
        if let index = recent.firstIndex(where: { $0.requestId == entry.requestId }) {
            recent[index] = entry
        } else {
            recent.insert(entry, at: 0)
            if recent.count > settings.recentLimit { recent.removeLast(recent.count - settings.recentLimit) }
        }
    }
}
