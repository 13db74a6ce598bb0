internal import HealthCode
internal import HealthCodeAPI

/// I2, 6.3 用户行程申报 (3.8): trips of the last 14 days and the next 7; overlaps are told, not refused.
struct ItineraryDeclarationInterface: Interface {
    static let route = Route.itineraryDeclarations

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> ItineraryDeclarationRequest {
        try ItineraryDeclarationRequest(business)
    }

    func fingerprint(of request: ItineraryDeclarationRequest) -> [UInt8] {
        BusinessContent(route: Self.route, request.json, claim: nil).digest
    }

    func answer(
        _ request: ItineraryDeclarationRequest, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer {
        if let fault = DeclarationRule.fault(declaredAt: request.declareTime, now: call.now) {
            throw WireFault(fault, "declareTime")
        }
        let trips = request.trips.map { DeclaredTrip($0) }
        for (index, trip) in trips.enumerated() {
            if let fault = TripRule.fault(trip.span, now: call.now) {
                throw WireFault(fault, "trips[\(index)]")
            }
        }
        let vault = call.keys.vault
        let person = try Declarant.subject(request.person, at: call.now, vault, transaction)
        let declareId = try Itineraries.add(
            trips, of: person.id, declaredAt: request.declareTime, bizExtData: request.bizExtData,
            custNum: call.customer.custNum, receivedAt: call.now, vault, transaction)
        let overlaps = TripRule.overlaps(trips.map(\.span)).map { [$0.0, $0.1] }
        let answer = ItineraryDeclarationAnswer(declareId: declareId, accepted: trips.count, overlaps: overlaps)
        return Answer(.success, answer.json)
    }
}

extension DeclaredTrip {
    /// The trip of a request.
    init(_ trip: Trip) {
        self.init(
            departAt: trip.departTime, arriveAt: trip.arriveTime, from: trip.fromCode, to: trip.toCode,
            fromCountry: trip.fromCountry, toCountry: trip.toCountry, stopOver: trip.stopOver ?? [],
            mode: trip.travelMode, vehicleNo: trip.vehicleNo, carriageNo: trip.carriageNo, seatNo: trip.seatNo,
            purpose: trip.purpose)
    }
}
