public import HealthCode

/// One trip of an itinerary declaration (protocol 3.8).
public struct Trip: Hashable, Sendable {
    /// Departure.
    public var departTime: Instant
    /// Arrival, not before departure.
    public var arriveTime: Instant?
    /// The division of departure, or 000000 abroad.
    public var fromCode: String
    /// The division of arrival, or 000000 abroad.
    public var toCode: String
    /// The country of departure, GB/T 2659 alpha-3.
    public var fromCountry: String?
    /// The country of arrival, GB/T 2659 alpha-3.
    public var toCountry: String?
    /// Divisions in between, in time order.
    public var stopOver: [String]?
    /// The mode, 3.6.
    public var travelMode: TravelMode
    /// Flight, train or plate; required for modes 1-5.
    public var vehicleNo: String?
    /// Carriage.
    public var carriageNo: String?
    /// Seat.
    public var seatNo: String?
    /// Purpose.
    public var purpose: String?

    /// A trip without the optional members.
    public init(departTime: Instant, fromCode: String, toCode: String, travelMode: TravelMode) {
        self.departTime = departTime
        self.fromCode = fromCode
        self.toCode = toCode
        self.travelMode = travelMode
    }

    init(_ reading: Reading) throws(WireFault) {
        departTime = reading.c14("departTime") ?? Instant(milliseconds: 0)
        arriveTime = reading.c14("arriveTime")
        fromCode = reading.mandatory("fromCode")
        toCode = reading.mandatory("toCode")
        fromCountry = reading.text("fromCountry")
        toCountry = reading.text("toCountry")
        stopOver = reading.texts("stopOver")
        travelMode = reading.code("travelMode", TravelMode.self) ?? .other
        vehicleNo = reading.text("vehicleNo")
        carriageNo = reading.text("carriageNo")
        seatNo = reading.text("seatNo")
        purpose = reading.text("purpose")
        try reading.require("vehicleNo", if: travelMode.needsVehicle)
        try Self.checkAbroad(fromCountry, fromCode, "from")
        try Self.checkAbroad(toCountry, toCode, "to")
        if let arriveTime, arriveTime < departTime { throw WireFault(.timeOutOfRange, "arriveTime") }
    }

    /// A country other than China stands with 000000, and 000000 with such a country (3.8).
    private static func checkAbroad(_ country: String?, _ code: String, _ end: String) throws(WireFault) {
        if country == nil, code == Divisions.abroad {
            throw WireFault(.memberMissing, end + "Country", "must stand with 000000")
        }
        if !ContactText.areTogether(place: code, country: country) {
            throw WireFault(.memberInvalid, end + "Code", "must be 000000 with a country, and only so")
        }
    }

    /// The rows.
    public static let table = FieldTable(
        "Trip", "3.8",
        [
            Field("departTime", .exactly(14), .mandatory, .time14),
            Field("arriveTime", .exactly(14), .optional, .time14),
            Field("fromCode", .exactly(6), .mandatory, .tripEnd),
            Field("toCode", .exactly(6), .mandatory, .tripEnd),
            Field("fromCountry", .exactly(3), .optional, .country),
            Field("toCountry", .exactly(3), .optional, .country),
            Field("stopOver", .array(Limits.stopOvers, .exactly(6)), .optional, .tripEnd),
            .codes("travelMode", .mandatory, TravelMode.self, length: 1),
            Field("vehicleNo", .upTo(Limits.Text.vehicle), .conditional),
            Field("carriageNo", .upTo(Limits.Text.seat), .optional),
            Field("seatNo", .upTo(Limits.Text.seat), .optional),
            Field("purpose", .upTo(Limits.Text.purpose), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("departTime", c14: departTime)
        object.put("arriveTime", c14: arriveTime)
        object.put("fromCode", fromCode)
        object.put("toCode", toCode)
        object.put("fromCountry", fromCountry)
        object.put("toCountry", toCountry)
        object.put("stopOver", stopOver)
        object.put("travelMode", travelMode.rawValue)
        object.put("vehicleNo", vehicleNo)
        object.put("carriageNo", carriageNo)
        object.put("seatNo", seatNo)
        object.put("purpose", purpose)
        return object
    }
}

/// I2, 6.3 用户行程申报接口 (protocol 3.8).
public struct ItineraryDeclarationRequest: WireRequest {
    /// Who travelled; name and document suffice.
    public var person: Person
    /// 1 to 50 trips.
    public var trips: [Trip]
    /// When it was filled in.
    public var declareTime: Instant
    /// Pass-through, up to 2048 octets of UTF-8.
    public var bizExtData: String?

    /// A declaration.
    public init(person: Person, trips: [Trip], declareTime: Instant, bizExtData: String? = nil) {
        self.person = person
        self.trips = trips
        self.declareTime = declareTime
        self.bizExtData = bizExtData
    }

    /// Reads the members. Throws 1002, 1003, 4001, 4002, 4003, or 4004 for an arrival before its departure (3.21.9).
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        person = try reading.mandatoryPerson("person")
        var trips: [Trip] = []
        for (index, trip) in (reading.children("trips") ?? []).enumerated() {
            do throws(WireFault) { trips.append(try Trip(trip)) } catch { throw error.under("trips[\(index)]") }
        }
        self.trips = trips
        declareTime = reading.c14("declareTime") ?? Instant(milliseconds: 0)
        bizExtData = reading.text("bizExtData")
    }

    /// The address.
    public static let route = Route.itineraryDeclarations

    /// The rows of 3.8.
    public static let table = FieldTable(
        "ItineraryDeclarationRequest", "3.8",
        [
            Field("person", .object(Person.table), .mandatory),
            Field("trips", .array(Limits.trips, .object(Trip.table)), .mandatory),
            Field("declareTime", .exactly(14), .mandatory, .time14),
            Field("bizExtData", .upTo(Limits.bizExtData), .optional, .octets),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("person", person.json)
        object.put("trips", trips.map(\.json))
        object.put("declareTime", c14: declareTime)
        object.put("bizExtData", bizExtData)
        return object
    }
}

/// The answer of I2.
public struct ItineraryDeclarationAnswer: WireAnswer {
    /// The declaration's number.
    public var declareId: String
    /// How many trips were taken.
    public var accepted: Int
    /// Pairs of 0-based indexes of trips that overlap in time: a warning, no error.
    public var overlaps: [[Int]]

    /// An answer.
    public init(declareId: String, accepted: Int, overlaps: [[Int]]) {
        self.declareId = declareId
        self.accepted = accepted
        self.overlaps = overlaps
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        declareId = reading.mandatory("declareId")
        accepted = reading.integer("accepted") ?? 0
        overlaps = (reading["overlaps"]?.array ?? []).map { ($0.array ?? []).compactMap(\.integer) }
    }

    /// The rows of 3.8.
    public static let table = FieldTable(
        "ItineraryDeclarationAnswer", "3.8",
        [
            Field("declareId", .upTo(36), .mandatory),
            Field("accepted", .count, .mandatory),
            Field("overlaps", .array(0...2500, .array(2...2, .count)), .mandatory),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("declareId", declareId)
        object.put("accepted", accepted)
        object["overlaps"] = .array(overlaps.map { .array($0.map(JSON.integer)) })
        return object
    }
}
