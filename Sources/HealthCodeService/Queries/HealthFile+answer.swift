internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

extension HealthFile {
    /// The members of 6.4's answer, as much as may be seen.
    func members(_ disclosure: Disclosure) -> JSONObject {
        guard disclosure.person != .counts else { return counts(disclosure) }
        var answer = HealthQueryAnswer()
        answer.person = view(disclosure.person)
        answer.healthStatus = grade?.rawValue
        answer.reasonCode = person.reasonCode
        answer.reason = person.reasonCode.flatMap(GradeReason.init(rawValue:))?.reason.zh
        answer.guide = person.guide
        answer.reportTime = person.assessedAt
        answer.reportValidTime = person.validUntil
        answer.reportExpired = isExpired
        answer.warnMsgs = warnings
        if disclosure.sections.contains(.provinces) { answer.healthyReport = reports }
        if disclosure.sections.contains(.trips) {
            answer.xcgjAllList = shownTrips(disclosure).map { itinerary($0, disclosure) }
        }
        if disclosure.sections.contains(.report) { answer.yqReports = declarations.map(report) }
        if disclosure.sections.contains(.tests) {
            answer.hsjc = test(.pcr)
            answer.ktjc = test(.antibody)
        }
        var members = answer.json
        if disclosure.person == .everything { addIds(&members, disclosure) }
        return members
    }

    /// Numbers alone (05).
    private func counts(_ disclosure: Disclosure) -> JSONObject {
        var counts = JSONObject()
        if disclosure.sections.contains(.provinces) { counts.put("healthyReport", reports.count) }
        if disclosure.sections.contains(.trips) { counts.put("xcgjAllList", shownTrips(disclosure).count) }
        if disclosure.sections.contains(.report) { counts.put("yqReports", declarations.count) }
        if disclosure.sections.contains(.tests) { counts.put("tests", tests.count) }
        var answer = HealthQueryAnswer()
        answer.counts = counts
        return answer.json
    }

    private func view(_ detail: Disclosure.Detail) -> PersonView {
        let identity = person.identity
        var view = PersonView(
            desensitizeName: Masking.name(identity.name), desensitizeCardId: Masking.number(identity.document.number),
            certType: identity.document.certType.rawValue)
        if detail == .everything { view.full = Person(identity) }
        return view
    }

    /// Trips to come are the person's own affair.
    private func shownTrips(_ disclosure: Disclosure) -> [Itineraries.Entry] {
        disclosure.person == .everything ? trips : trips.filter { $0.trip.departAt <= now }
    }

    private func itinerary(_ entry: Itineraries.Entry, _ disclosure: Disclosure) -> TripReport {
        let trip = entry.trip
        let time = trip.departAt.c14
        return TripReport(
            departTime: disclosure.isItineraryCoarse ? String(time.prefix(8)) : time, fromCode: trip.from,
            toCode: trip.to, travelMode: trip.mode.rawValue,
            vehicleNo: disclosure.isItineraryCoarse ? trip.vehicleNo.map(Masking.vehicle) : trip.vehicleNo)
    }

    private func report(_ entry: HealthDeclarations.Entry) -> DeclarationReport {
        let body = entry.body
        return DeclarationReport(
            date: body.declaredAt.c14, divisionCode: body.divisionCode, temperature: body.temperature,
            symptoms: body.symptoms.map(\.rawValue), riskLevel: body.riskLevel?.rawValue,
            riskAreaStay: body.stay.rawValue, contactPatient: body.contact.rawValue)
    }

    private func test(_ kind: TestKind) -> TestReport? {
        tests.first { $0.kind == kind }.map { test in
            TestReport(result: String(test.result.rawValue), words: test.place, time: test.at)
        }
    }

    /// What one's own query has beside the table of 3.9: the ids that a correction quotes, and the rest of each trip.
    private func addIds(_ members: inout JSONObject, _ disclosure: Disclosure) {
        members["yqReports"] = annotated(
            members["yqReports"],
            declarations.map { entry in
                var extra = entry.body.json
                extra.put("declareId", entry.declareId)
                return extra
            })
        members["xcgjAllList"] = annotated(
            members["xcgjAllList"],
            trips.map { entry in
                var extra = entry.trip.json
                extra.put("declareId", entry.declareId)
                return extra
            })
    }

    private func annotated(_ list: JSON?, _ extras: [JSONObject]) -> JSON? {
        guard let list = list?.array else { return nil }
        return .array(
            zip(list, extras).map { element, extra in
                guard var object = element.object else { return element }
                for member in extra.members where !object.has(member.name) { object[member.name] = member.value }
                return .object(object)
            })
    }
}

extension Person {
    /// The whole person, for their own eyes.
    init(_ identity: PersonIdentity) {
        self.init(PersonClaim(name: identity.name, document: identity.document))
        sex = identity.sex
        nationality = identity.nationality
        domicileCode = identity.domicileCode
        address = identity.address
        phone = identity.phone
        diseaseHistory = identity.diseaseHistory.isEmpty ? nil : identity.diseaseHistory
    }
}

extension HealthFile {
    /// What a code past its life still tells: whose it was, masked, and that it opens nothing (3.12: grey, expired).
    func elapsedMembers(_ disclosure: Disclosure) -> JSONObject {
        let limits = Disclosure(person: disclosure.person, sections: [], isItineraryCoarse: true)
        guard limits.person != .counts else { return members(limits) }
        var answer = HealthQueryAnswer()
        answer.person = PersonView(
            desensitizeName: Masking.name(person.identity.name),
            desensitizeCardId: Masking.number(person.identity.document.number),
            certType: person.identity.document.certType.rawValue)
        answer.healthStatus = Grade.unassessed.rawValue
        var members = answer.json
        members.put("qrCodeExpired", true)
        return members
    }
}
