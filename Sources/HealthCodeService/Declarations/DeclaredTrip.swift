internal import HealthCode
internal import HealthCodeAPI

/// A trip as a person declared it (6.3, protocol 3.8).
struct DeclaredTrip: Sendable, Equatable {
    var departAt: Instant
    var arriveAt: Instant?
    var from: String
    var to: String
    var fromCountry: String?
    var toCountry: String?
    var stopOver: [String] = []
    var mode: TravelMode
    var vehicleNo: String?
    var carriageNo: String?
    var seatNo: String?
    var purpose: String?

    /// When the trip was, for ``TripRule``.
    var span: TripRule.Span { TripRule.Span(depart: departAt, arrive: arriveAt) }
}

extension DeclaredTrip {
    /// A sample person's trip.
    init(_ sample: SampleTrip) {
        self.init(
            departAt: sample.departAt, arriveAt: sample.arriveAt, from: sample.from, to: sample.to,
            fromCountry: sample.fromCountry, toCountry: sample.toCountry, stopOver: sample.stopOver, mode: sample.mode,
            vehicleNo: sample.vehicleNo, carriageNo: sample.carriageNo, seatNo: sample.seatNo, purpose: sample.purpose)
    }

    /// The members of `trips[]`.
    var json: JSONObject {
        var object = JSONObject()
        object.put("departTime", c14: departAt)
        object.put("arriveTime", c14: arriveAt)
        object.put("fromCode", from)
        object.put("toCode", to)
        object.put("fromCountry", fromCountry)
        object.put("toCountry", toCountry)
        object.put("stopOver", stopOver.isEmpty ? nil : stopOver)
        object.put("travelMode", mode.rawValue)
        object.put("vehicleNo", vehicleNo)
        object.put("carriageNo", carriageNo)
        object.put("seatNo", seatNo)
        object.put("purpose", purpose)
        return object
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(_ object: JSONObject) {
        guard let departAt = object["departTime"]?.string.flatMap(Instant.init(c14:)),
            let from = object["fromCode"]?.string, let to = object["toCode"]?.string,
            let mode = object["travelMode"]?.string.flatMap(TravelMode.init(rawValue:))
        else { return nil }
        self.init(
            departAt: departAt, arriveAt: object["arriveTime"]?.string.flatMap(Instant.init(c14:)), from: from, to: to,
            fromCountry: object["fromCountry"]?.string, toCountry: object["toCountry"]?.string,
            stopOver: object["stopOver"]?.array?.compactMap(\.string) ?? [], mode: mode,
            vehicleNo: object["vehicleNo"]?.string, carriageNo: object["carriageNo"]?.string,
            seatNo: object["seatNo"]?.string, purpose: object["purpose"]?.string)
    }
}
