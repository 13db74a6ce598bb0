import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// ^G: sends the form, unless a field is wrong; then the focus goes to the first that is.
    ///
    /// A form whose answer never came and that nobody has edited since goes again as it went, under the same requestId, so
    /// that it takes effect once (profile 2.1).
    mutating func sendAssist() -> [ConsoleEffect] {
        guard var form = assist.form, !assist.isSending else { return [] }
        if let reason = assistRefusal {
            say(Templates.refused(form.service.title, reason))
            return []
        }
        if let waiting = assist.sending, waiting.form.isSame(as: form) {
            return send(waiting)
        }
        guard let order = form.order(now: now.wall) else {
            form.isSubmitted = true
            if let fault = form.faults(now: now.wall).first {
                form.focus(on: fault)
                say(AssistPhrase.sendFirst.words)
            } else if let words = form.wholeFault {
                say(settings.keys.renaming(words, in: .assistForm))
            }
            assist.form = form
            return []
        }
        return send(AssistState.Sending(requestId: makeRequestId(), order: order, form: form, isUnderWay: false))
    }

    private mutating func send(_ sending: AssistState.Sending) -> [ConsoleEffect] {
        var sending = sending
        sending.isUnderWay = true
        assist.sending = sending
        assist.failure = nil
        assist.leavesUntil = nil
        message = nil
        return [.assist(sending.order, requestId: sending.requestId)]
    }

    /// The service answered a form, or nobody did; the form stays where it was not taken.
    mutating func take(
        _ result: Result<AssistReceipt, ServiceFailure>, symbols: [CodeSymbol], ofAssist requestId: String
    ) -> [ConsoleEffect] {
        guard assist.sending?.requestId == requestId, assist.isSending else {
            // Its form is gone with the lock: the number alone is told, and a code is thrown away.
            if case .success(let receipt) = result { say(Templates.assistLate(receipt.serialNumber ?? "")) }
            return []
        }
        switch result {
        case .success(let receipt):
            forgetAssist()
            if case .made(let code) = receipt {
                assist.page = .code(ShownCode(code: code, symbols: symbols))
            } else {
                assist.page = .done(receipt)
            }
            if overlay != .assist { say(Templates.assistDone(receipt.serialNumber ?? "")) }
        case .failure(let failure):
            assist.sending?.isUnderWay = false
            assist.failure = failure
            if !failure.mayBeAskedAgain { assist.sending = nil }
            if failure.isSigned, failure.code == .notAuthorised { assist.right = .refused(failure) }
            if overlay != .assist { say(AssistText.words(of: failure)) }
        }
        return []
    }

    // MARK: The code

    /// Tab on a code: its other symbol.
    mutating func switchSymbol() {
        guard case .code(var shown) = assist.page else { return }
        guard shown.symbols.count > 1 else {
            say(AssistPhrase.codeOnly.words)
            return
        }
        shown.selected = (shown.selected + 1) % shown.symbols.count
        assist.page = .code(shown)
    }

    /// p on a code: a picture of the symbol that is shown, in a file.
    mutating func saveCode() -> [ConsoleEffect] {
        guard case .code(let shown) = assist.page, let symbol = shown.symbol else { return [] }
        return [.saveCode(shown.code, symbol.kind)]
    }

    /// The picture is in a file.
    mutating func take(savedCode path: String) -> [ConsoleEffect] {
        if case .code(var shown) = assist.page {
            shown.path = path
            assist.page = .code(shown)
        }
        say(Templates.codeSaved(path))
        return []
    }

    /// What F6 leaves behind when something takes its place: a code that was on the screen is forgotten at once, a form
    /// waits for its while.
    mutating func noteLeftAssist() {
        let isOpen = overlay == .assist || beneath == .assist
        assist.leftAt = isOpen || assist.form == nil ? nil : assist.leftAt ?? now.uptime
        guard case .code(var shown) = assist.page else { return }
        if overlay == .assist {
            shown.isSeen = true
            assist.page = .code(shown)
        } else if shown.isSeen, beneath != .assist {
            forgetAssist()
        }
    }

    /// A form that nobody came back to is thrown away, and a code whose life is over leaves the screen by itself.
    mutating func dropElapsedAssist() {
        if let left = assist.leftAt, now.uptime - left >= settings.formLife, !assist.isSending { forgetAssist() }
        guard case .code(let shown) = assist.page, let end = shown.code.expiresAt,
            now.wall.milliseconds - clockSkew >= end.milliseconds
        else { return }
        forgetAssist()
        if overlay == .assist { say(AssistPhrase.codeExpired.words) }
    }
}

extension ServiceFailure {
    /// Whether the same order may be sent again under the same requestId: nobody answered, or the service said that it has
    /// not judged it. What was judged is judged, and a form sent after that is another one.
    var mayBeAskedAgain: Bool {
        guard isSigned, let code else { return true }
        return [.clockOutside, .tooManyRequests, .internalError, .upstreamBusy, .maintenance].contains(code)
            || code.advice == .reapply
    }
}

extension AssistForm {
    /// Whether two forms hold the same values, wherever the focus stands.
    func isSame(as other: AssistForm) -> Bool {
        service == other.service && keys == other.keys && keys.allSatisfy { self[$0] == other[$0] }
    }
}

/// Failures of the assisted services in words.
enum AssistText {
    /// A signed refusal in the words of its code, anything else in those of its cause; with what the help desk wants to hear.
    static func words(of failure: ServiceFailure) -> Words {
        guard failure.isSigned, let code = failure.code, code != .deviceRevoked else {
            return Templates.assistFailed(failure.cause.row.words, failure.helpCode.description)
        }
        return Templates.assistFailed(code.words, code.rawValue)
    }
}
