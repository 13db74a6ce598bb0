internal import HealthCode

/// How much of a record a purpose may see (3.9, data minimisation).
struct Disclosure: Sendable, Equatable {
    /// How much of the person.
    enum Detail: Sendable {
        /// Nobody: numbers alone.
        case counts
        /// Masked, without anything else.
        case masked
        /// Masked, with sex and underlying diseases, for whoever treats them.
        case medical
        /// Everything, with the ids that a correction quotes, and the history.
        case everything
    }

    let person: Detail
    let sections: Set<QuerySection>
    /// Trips by the day and with masked vehicles, or as they were declared.
    let isItineraryCoarse: Bool

    /// The row of a purpose; nil for one that nobody has (99).
    static func of(_ purpose: Purpose) -> Disclosure? {
        switch purpose {
        case .checkpoint, .transport:
            // What was declared of temperature and symptoms is no business of a gate.
            Disclosure(person: .masked, sections: [.trips, .tests, .provinces], isItineraryCoarse: true)
        case .medical:
            Disclosure(person: .medical, sections: Set(QuerySection.allCases), isItineraryCoarse: true)
        case .oneself:
            Disclosure(person: .everything, sections: Set(QuerySection.allCases), isItineraryCoarse: false)
        case .statistics:
            Disclosure(person: .counts, sections: Set(QuerySection.allCases), isItineraryCoarse: true)
        case .other: nil
        }
    }

    /// The same for the sections that a request names: what it may not see is left out.
    func limited(to wanted: [QuerySection]?) -> Disclosure {
        guard let wanted else { return self }
        return Disclosure(
            person: person, sections: sections.intersection(wanted), isItineraryCoarse: isItineraryCoarse)
    }
}
