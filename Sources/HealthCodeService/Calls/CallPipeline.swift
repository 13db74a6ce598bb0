internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The order of 2.1: envelope, customer and signature, window, role, stored outcome, serial number, the rest.
struct CallPipeline<Handler: Interface>: Sendable {
    let handler: Handler
    let core: ServiceCore

    /// Answers an arrival. Everything it returns is signed by the caller.
    /// - Throws: errors of the database alone, answered 9001.
    func answer(_ arrival: Arrival) async throws -> Answer {
        let caller: Caller
        do throws(WireFault) {
            caller = try await Caller.identify(arrival, core)
        } catch {
            return Answer(error)
        }
        let request: Handler.Request
        do throws(WireFault) {
            if core.state.current.isDegraded, Handler.route != .verificationBatch { throw WireFault(.maintenance) }
            try arrival.checkWindow(caller.now)
            _ = try arrival.checkedRequestId()
            guard Handler.route.roles.contains(caller.device.role) else { throw WireFault(.notAuthorised) }
            try arrival.checkServiceType()
            request = try handler.decode(arrival, core.keys)
            try handler.authorise(request, caller.device)
        } catch {
            return try await refuse(error, arrival, caller)
        }
        return try await perform(request, arrival, caller)
    }

    // MARK: Refusals before the rules

    /// A call refused by what it says of itself; a revoked device is told so before anything else.
    private func refuse(_ fault: WireFault, _ arrival: Arrival, _ caller: Caller) async throws -> Answer {
        let caller = caller
        return try await core.writer.write { transaction in
            let call = try context(arrival, caller, transaction)
            if let standing = Standing.check(call.customer, caller, Handler.route) {
                return try record(standing, arrival, call, transaction)
            }
            guard fault.code.isStoredOutcome, Handler.keeping.isKept else {
                return try record(fault, arrival, call, transaction)
            }
            return try recordOnce(fault, arrival, call, transaction)
        }
    }

    /// A fault that judges the request is a stored outcome (2.1) though it showed while the request was read.
    private func recordOnce(
        _ fault: WireFault, _ arrival: Arrival, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer {
        let content = BusinessContent(route: Handler.route, arrival.business, claim: nil).digest
        let stored = try OutcomeLedger.find(
            call.customer.custNum, call.requestId, now: call.now, core.keys.vault, transaction)
        guard let stored else {
            let answer = try record(fault, arrival, call, transaction)
            try keep(answer, content, call, transaction)
            return answer
        }
        guard stored.interface == Handler.route.contentName, stored.fingerprint == content else {
            return try record(WireFault(.requestIdReused, "requestId"), arrival, call, transaction)
        }
        return stored.answer
    }

    private func record(
        _ fault: WireFault, _ arrival: Arrival, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer {
        var answer = Answer(fault)
        if fault.code == .deviceRevoked {
            answer.members = RevokedDevice.members(arrival, call)
        }
        if Handler.recordsRefusals {
            let members = try handler.refused(fault.code, arrival.business, call, transaction)
            for member in members.members { answer.members[member.name] = member.value }
        }
        return answer
    }

    // MARK: In the transaction

    private func perform(_ request: Handler.Request, _ arrival: Arrival, _ caller: Caller) async throws -> Answer {
        let fingerprint = Handler.keeping.isKept ? handler.fingerprint(of: request) : []
        var checked: [[UInt8]: Bool?] = [:]
        while true {
            let known = checked
            do {
                return try await core.writer.write { transaction in
                    try attempt(request, fingerprint, known, arrival, caller, transaction)
                }
            } catch let needed as SignatureNeeded {
                let issuers = core.state.current.issuers
                for (id, isGood) in await needed.results(issuers) { checked.updateValue(isGood, forKey: id) }
            }
        }
    }

    private func attempt(
        _ request: Handler.Request, _ fingerprint: [UInt8], _ checked: [[UInt8]: Bool?], _ arrival: Arrival,
        _ caller: Caller, _ transaction: Transaction
    ) throws -> Answer {
        var call = try context(arrival, caller, transaction)
        call.checked = checked
        call.presentedSerial = handler.serial(of: request)?.text
        if let fault = Standing.check(call.customer, caller, Handler.route) {
            return try record(fault, arrival, call, transaction)
        }
        try caller.settleRotation(call.customer, core.devices, transaction)
        let vault = core.keys.vault
        if Handler.keeping.isKept,
            let stored = try OutcomeLedger.find(
                call.customer.custNum, call.requestId, now: call.now, vault, transaction)
        {
            guard stored.interface == Handler.route.contentName else {
                return try record(WireFault(.requestIdReused, "requestId"), arrival, call, transaction)
            }
            do {
                guard stored.fingerprint == fingerprint else { throw WireFault(.requestIdReused, "requestId") }
                return try transaction.savepoint { try handler.replay(stored, request, call, transaction) }
            } catch let fault as WireFault {
                return try record(fault, arrival, call, transaction)
            }
        }
        do {
            if let claim = handler.serial(of: request) {
                let random = try SerialDesk.spend(
                    claim, customer: call.customer, now: call.now, keys: core.keys, transaction)
                call.serial = (claim.text, random)
            }
            if handler.looksUpPerson(request) { try LookUpBudget.spend(call, transaction) }
        } catch let fault as WireFault {
            return try record(fault, arrival, call, transaction)
        }
        let answer: Answer
        do {
            answer = try transaction.savepoint { try handler.answer(request, call, transaction) }
        } catch let fault as WireFault {
            answer = Answer(fault)
        }
        try keep(answer, fingerprint, call, transaction)
        return answer
    }

    private func keep(
        _ answer: Answer, _ fingerprint: [UInt8], _ call: CallContext, _ transaction: Transaction
    ) throws {
        guard let seconds = Handler.keeping.seconds, answer.code.isStoredOutcome else { return }
        let key = OutcomeKey(
            custNum: call.customer.custNum, requestId: call.requestId, interface: Handler.route.contentName,
            fingerprint: fingerprint)
        try OutcomeLedger.keep(
            answer, key, until: call.now.adding(seconds: seconds), isShort: seconds < Limits.outcomeKept,
            now: call.now, core.keys.vault, transaction)
    }

    private func context(_ arrival: Arrival, _ caller: Caller, _ transaction: Transaction) throws -> CallContext {
        let customer = try core.devices.current(caller.device.custNum, transaction) ?? caller.device
        return CallContext(
            route: Handler.route, requestId: arrival.requestId ?? "", customer: customer, signerKeyId: caller.keyId,
            now: ServiceClock.now, keys: core.keys)
    }
}
