import Checkpoint
import HealthCode

extension AssistForm {
    /// What is to be sent, once no field has a fault; nil before that.
    func order(now: Instant) -> AssistOrder? {
        guard faults(now: now).isEmpty, wholeFault == nil,
            let person = claim(.certType, .number, .name)
        else { return nil }
        switch service {
        case .declaration: return declaration(person, now: now).map(AssistOrder.declare)
        case .itinerary: return itinerary(person, now: now).map(AssistOrder.travel)
        case .code: return code(person).map(AssistOrder.make)
        case .correction: return correction(person).map(AssistOrder.correct)
        }
    }

    private func declaration(_ person: DocumentClaim, now: Instant) -> HealthForm? {
        let symptoms = list(FieldKey(.symptoms)).compactMap(Symptom.init(rawValue:))
        guard let tenths = TemperatureRule.tenths(of: self[.temperature]),
            let contact = ContactAnswer(rawValue: self[.contact]), let stay = StayAnswer(rawValue: self[.stay])
        else { return nil }
        var form = HealthForm(
            person: person, declaredAt: now, divisionCode: self[.division], temperature: tenths, symptoms: symptoms,
            contact: contact, stay: stay)
        form.sex = asked(FieldKey(.sex)).flatMap(Sex.init(rawValue:))
        form.nationality = asked(FieldKey(.nationality))
        form.phone = asked(FieldKey(.phone))
        form.address = asked(FieldKey(.address))
        form.symptomOther = asked(FieldKey(.symptomOther))
        form.riskAreas = keys.contains(FieldKey(.riskAreas)) ? list(FieldKey(.riskAreas)) : []
        form.riskLevel = RiskLevel(rawValue: self[.riskLevel])
        form.healthState = HealthState(rawValue: self[.healthState])
        form.onBehalf = onBehalf
        return form
    }

    private func itinerary(_ person: DocumentClaim, now: Instant) -> ItineraryForm? {
        var trips: [TripForm] = []
        for part in 0..<parts {
            func key(_ field: AssistField) -> FieldKey { FieldKey(field, part: part) }
            guard let depart = TypedTime.read(self[key(.depart)], now: now),
                let mode = TravelMode(rawValue: self[key(.mode)])
            else { return nil }
            var trip = TripForm(depart: depart, fromCode: self[key(.from)], toCode: self[key(.to)], mode: mode)
            trip.arrive = asked(key(.arrive)).flatMap { TypedTime.read($0, now: now) }
            trip.fromCountry = asked(key(.fromCountry))
            trip.stopOver = list(key(.stopOver))
            trip.toCountry = asked(key(.toCountry))
            trip.vehicle = asked(key(.vehicle))
            trip.carriage = asked(key(.carriage))
            trip.seat = asked(key(.seat))
            trip.purpose = asked(key(.purpose))
            trips.append(trip)
        }
        return ItineraryForm(person: person, declaredAt: now, trips: trips)
    }

    private func code(_ person: DocumentClaim) -> CodeForm? {
        var form = CodeForm(person: person, printed: self[.printed] == "1", codeType: self[.codeType])
        form.seconds = asked(FieldKey(.seconds)).flatMap { Int($0) }
        form.uses = asked(FieldKey(.uses)).flatMap { Int($0) }
        form.onBehalf = onBehalf
        return form
    }

    private func correction(_ person: DocumentClaim) -> CorrectionForm? {
        guard let type = CorrectionType(rawValue: self[.correctType]) else { return nil }
        let items = (0..<parts).compactMap { part -> CorrectionForm.Item? in
            CorrectionField(rawValue: self[FieldKey(.item, part: part)]).map {
                .init(
                    field: $0, oldValue: asked(FieldKey(.oldValue, part: part)),
                    newValue: self[FieldKey(.newValue, part: part)])
            }
        }
        guard items.count == parts else { return nil }
        var form = CorrectionForm(
            person: person, type: type, items: items, reason: self[.reason], contactPhone: self[.contactPhone])
        form.targetId = asked(FieldKey(.targetId))
        form.declarant = onBehalf?.declarant
        return form
    }

    private var onBehalf: OnBehalf? {
        guard let relation = Relation(rawValue: self[.relation]), relation != .oneself,
            let declarant = claim(.declarantType, .declarantNumber, .declarantName)
        else { return nil }
        return OnBehalf(relation: relation, declarant: declarant)
    }

    private func claim(_ type: AssistField, _ number: AssistField, _ name: AssistField) -> DocumentClaim? {
        guard let type = CertType(rawValue: self[type]), let document = try? DocumentNumber(type, self[number]) else {
            return nil
        }
        return DocumentClaim(name: self[name], document: document)
    }

    /// The value of a field that is asked for; nil where it is empty or hidden.
    private func asked(_ key: FieldKey) -> String? {
        guard keys.contains(key), !self[key].isEmpty else { return nil }
        return self[key]
    }
}
