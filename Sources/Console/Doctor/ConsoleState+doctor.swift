import Cells
import Checkpoint
import HealthCode

extension ConsoleState {
    mutating func openDoctor() -> [ConsoleEffect] {
        closeAll()
        overlay = .doctor(.checks)
        doctor.offset = 0
        return examine()
    }

    /// Looks at everything anew; what was found before stands until it is found otherwise.
    mutating func examine() -> [ConsoleEffect] {
        guard !doctor.isAsked else { return [] }
        doctor.isAsked = true
        return [.examine]
    }

    mutating func take(_ findings: [Finding], isLast: Bool) -> [ConsoleEffect] {
        doctor.findings = doctor.findings.updated(by: findings)
        if isLast { doctor.isAsked = false }
        return []
    }

    /// A page is three findings, about as many as the smallest window shows.
    mutating func moveInDoctor(by rows: Int) {
        let steps = rows.magnitude == 10 ? 3 * rows.signum() : rows
        let wanted = doctor.offset.addingReportingOverflow(steps).partialValue
        doctor.offset = min(max(0, wanted), doctor.findings.count)
    }

    mutating func openSheet() {
        doctor.sheet = SheetState()
        overlay = .doctor(.sheet)
    }

    /// How the keys of a scan came; it comes before the scan, and again where a second terminator follows.
    mutating func note(_ facts: BurstFacts) -> [ConsoleEffect] {
        if context == .scannerTest { doctor.sheet.facts = facts }
        return []
    }

    /// The first byte of a reading on the test sheet: what the last one brought is gone.
    mutating func beginSheet() {
        doctor.sheet = SheetState()
    }

    /// A reading on the test sheet that is no scan of anybody: compared with the sheet, kept nowhere, and no verdict.
    mutating func readSheet(_ text: String) -> [ConsoleEffect] {
        // No first byte was told: no run of keys, and what was measured is of an earlier reading.
        if doctor.sheet.judgement != nil { doctor.sheet.facts = nil }
        doctor.sheet.judgement = TestSheet.judge(text)
        doctor.sheet.isSlow = false
        doctor.sheet.typed = SlowKeys()
        return []
    }

    /// A key on the test sheet: a scanner that types like a person is tested too.
    mutating func typeOnSheet(_ character: Character) {
        doctor.sheet.typed.add(character, at: now.uptime)
    }

    /// The end of keys that came one by one.
    mutating func submitSheet() -> [ConsoleEffect] {
        let typed = doctor.sheet.typed
        guard !typed.text.isEmpty else { return [] }
        let effects = read(typed.text, .typed)
        guard context == .scannerTest else { return effects }
        // A line that came whole, as one of a script does, has no times of its keys.
        doctor.sheet.isSlow = typed.longestGap > settings.burstGap
        doctor.sheet.facts = doctor.sheet.isSlow ? typed.facts : nil
        return effects
    }
}

extension ScanPayload {
    /// Whether there is nobody to ask about, so that a reading on the test sheet is the test's.
    var isNoScan: Bool {
        switch self {
        case .notACode, .wrongLayout: true
        case .code, .document, .residentNumber, .twoCodes: false
        }
    }
}
