public import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

extension HealthCodeClient {
    /// Sends what a desk filled in for somebody: I1, I2, I4 with I5, or I7.
    ///
    /// Asked again with the same order and requestId after an unanswered try, it takes effect once (protocol.md 2.1).
    public func assist(
        _ order: AssistOrder, requestId: String, within limit: Duration = .seconds(10)
    ) async -> Result<AssistReceipt, ServiceFailure> {
        let deadline = ContinuousClock.now + limit
        do throws(ServiceFailure) {
            switch order {
            case .declare(let form):
                let answer: HealthDeclarationAnswer = try await ask(form.request, requestId, by: deadline)
                return .success(
                    .declared(
                        id: answer.declareId, grade: GradeReading(wire: answer.healthStatus),
                        validUntil: answer.validUntil))
            case .travel(let form):
                let answer: ItineraryDeclarationAnswer = try await ask(form.request, requestId, by: deadline)
                return .success(
                    .travelled(id: answer.declareId, accepted: answer.accepted, overlaps: answer.overlaps))
            case .make(let form):
                let made = try await makeCode(form.order, requestId: requestId, within: limit)
                return .success(
                    .made(
                        IssuedCode(
                            content: made.content, grade: GradeReading(wire: made.healthStatus),
                            expiresAt: made.expireTime)))
            case .correct(let form):
                let answer: CorrectionAnswer = try await ask(form.request, requestId, by: deadline)
                return .success(
                    .corrected(
                        id: answer.correctId, status: answer.status, expected: answer.expectTime,
                        reviewers: answer.reviewLevel))
            }
        } catch {
            return .failure(error)
        }
    }

    /// Whether the service lets this device serve people: it gives a serial number for making to a desk alone, and 1008 to a
    /// gate (protocol.md 3.9). The number is thrown away.
    public func mayAssist(within limit: Duration = .seconds(5)) async -> ServiceFailure? {
        do throws(ServiceFailure) {
            _ = try await makeSerial(by: ContinuousClock.now + limit)
            return nil
        } catch {
            return error
        }
    }

    private func ask<Answer: WireAnswer>(
        _ request: some WireRequest, _ requestId: String, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> Answer {
        let answer = try await call(
            type(of: request).route, requestId: requestId, members: request.json, by: deadline)
        guard answer.code == .success else { throw answer.failure }
        do {
            return try Answer(answer.content)
        } catch {
            throw ServiceFailure(.badAnswer, detail: error.member ?? "")
        }
    }
}

extension DocumentClaim {
    fileprivate var wire: PersonClaim { PersonClaim(name: name, document: document) }
}

extension HealthForm {
    var request: HealthDeclarationRequest {
        var person = Person(person.wire)
        person.sex = sex
        person.nationality = nationality
        person.phone = phone
        var request = HealthDeclarationRequest(
            person: person, declareTime: declaredAt, divisionCode: divisionCode, temperature: temperature,
            symptoms: symptoms, contactPatient: contact, riskAreaStay: stay)
        request.address = address
        request.symptomOther = symptomOther
        request.riskLevel = riskLevel
        request.riskAreas = riskAreas.isEmpty ? nil : riskAreas
        request.healthState = healthState
        request.relation = onBehalf?.relation
        request.declarant = onBehalf?.declarant.wire
        return request
    }
}

extension ItineraryForm {
    var request: ItineraryDeclarationRequest {
        ItineraryDeclarationRequest(
            person: Person(person.wire),
            trips: trips.map { form in
                var trip = Trip(
                    departTime: form.depart, fromCode: form.fromCode, toCode: form.toCode, travelMode: form.mode)
                trip.arriveTime = form.arrive
                trip.fromCountry = form.fromCountry
                trip.toCountry = form.toCountry
                trip.stopOver = form.stopOver.isEmpty ? nil : form.stopOver
                trip.vehicleNo = form.vehicle
                trip.carriageNo = form.carriage
                trip.seatNo = form.seat
                trip.purpose = form.purpose
                return trip
            }, declareTime: declaredAt)
    }
}

extension CodeForm {
    var order: MakeOrder {
        var order = MakeOrder(
            name: person.name, document: person.document, printed: printed, seconds: seconds, uses: uses,
            codeType: codeType)
        order.onBehalf = onBehalf
        return order
    }
}

extension CorrectionForm {
    var request: CorrectionRequest {
        var request = CorrectionRequest(
            person: Person(person.wire), correctType: type,
            items: items.isEmpty
                ? nil : items.map { .init(field: $0.field, oldValue: $0.oldValue, newValue: $0.newValue) },
            reason: reason, contactPhone: contactPhone)
        request.targetId = targetId
        request.declarant = declarant?.wire
        return request
    }
}

extension OnBehalf {
    /// The members of I5.
    func put(into members: inout JSONObject) {
        members.put("relation", relation.rawValue)
        members.put("declarant", declarant.wire.json)
    }
}
