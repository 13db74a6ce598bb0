internal import HealthCode

/// Itineraries in every shape: none, one trip, out and back, overlapping, abroad, with stops between, every mode.
struct SampleItineraries {
    /// The shapes as they take turns: a count that shares no factor with the turns of documents and grades.
    enum Shape: CaseIterable {
        case none, one, outAndBack, overlapping, foreign, stopOvers, everyMode
    }

    let now: Instant
    let home: String

    func trips(index: Int, _ random: inout SplitMix64) -> [SampleTrip] {
        switch Shape.allCases[index % Shape.allCases.count] {
        case .none: return []
        case .one: return [trip(day: 3, hours: 4, away(&random), mode: .train, &random)]
        case .outAndBack:
            let place = away(&random)
            var back = trip(day: 2, hours: 3, home, mode: .flight, &random)
            back.from = place
            return [trip(day: 6, hours: 3, place, mode: .flight, &random), back]
        case .overlapping:
            let first = trip(day: 5, hours: 20, away(&random), mode: .coach, &random)
            var second = trip(day: 5, hours: 6, away(&random), mode: .selfDrive, &random)
            second.departAt = first.departAt.adding(seconds: 3 * 3600)
            second.arriveAt = second.departAt.adding(seconds: 6 * 3600)
            return [first, second]
        case .foreign:
            var flight = trip(day: 9, hours: 11, home, mode: .flight, &random)
            flight.from = Divisions.abroad
            flight.fromCountry = random.pick(SamplePlaces.countries)
            var ship = trip(day: 1, hours: 9, Divisions.abroad, mode: .ship, &random)
            ship.toCountry = random.pick(SamplePlaces.countries)
            ship.arriveAt = nil
            return index % 2 == 0 ? [flight] : [flight, ship]
        case .stopOvers:
            var journey = trip(day: 7, hours: 30, away(&random), mode: .train, &random)
            let first = away(&random)
            journey.stopOver = [first, SamplePlaces.cities.first { $0 != first && $0 != journey.to } ?? first]
            return [journey]
        case .everyMode:
            return TravelMode.allCases.enumerated().map { turn, mode in
                trip(day: 12 - turn, hours: Int64(2 + turn), away(&random), mode: mode, &random)
            }
        }
    }

    private func away(_ random: inout SplitMix64) -> String {
        let others = SamplePlaces.cities.filter { !$0.hasPrefix(home.prefix(4)) }
        return random.pick(others)
    }

    private func trip(
        day: Int, hours: Int64, _ to: String, mode: TravelMode, _ random: inout SplitMix64
    ) -> SampleTrip {
        // Departures between 20 and 4 hours before the same time of that day, on the minute.
        let minute = (now.seconds - Int64(day) * 86_400) / 60 + Int64(random.below(600)) - 1_200
        let departAt = Instant(seconds: minute * 60)
        var trip = SampleTrip(
            departAt: departAt, arriveAt: departAt.adding(seconds: hours * 3600), from: home, to: to, mode: mode)
        trip.vehicleNo = Self.vehicle(mode, random.below(9_000) + 1_000)
        if mode == .train {
            trip.carriageNo = SamplePeople.padded(random.below(16) + 1, 2)
            trip.seatNo = SamplePeople.padded(random.below(20) + 1, 2) + random.pick(["A", "B", "C", "D", "F"])
        }
        trip.purpose = random.below(3) == 0 ? "探亲" : nil
        return trip
    }

    /// A vehicle that does not run: flight XX, plates of a province 样.
    private static func vehicle(_ mode: TravelMode, _ number: Int) -> String? {
        switch mode {
        case .flight: "XX\(number)"
        case .train: "G\(number)"
        case .coach, .selfDrive: "样A\(number)X"
        case .ship: "样轮\(number)"
        case .cityTransport, .other: nil
        }
    }
}
