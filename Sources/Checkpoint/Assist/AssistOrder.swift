public import HealthCode

/// What a desk asks of the service for somebody without a phone: one of four forms, filled in and right by the rules.
///
/// It is sent now or not at all: nothing of it waits in the outbox, and nothing of it is written to this device's disk.
public enum AssistOrder: Hashable, Sendable {
    /// A health declaration, 6.2.
    case declare(HealthForm)
    /// An itinerary, 6.3.
    case travel(ItineraryForm)
    /// A code, 6.5 and 6.6.
    case make(CodeForm)
    /// A correction, 6.8.
    case correct(CorrectionForm)
}

/// For whom somebody else hands a form in, and who that is; profile 3.7, 3.13, 3.21.6.
public struct OnBehalf: Hashable, Sendable {
    /// What the person is to the one who hands it in.
    public var relation: Relation
    /// Who hands it in.
    public var declarant: DocumentClaim

    /// A declarant.
    public init(relation: Relation, declarant: DocumentClaim) {
        self.relation = relation
        self.declarant = declarant
    }
}

/// A health declaration; profile 3.7.
public struct HealthForm: Hashable, Sendable {
    /// Who it is about.
    public var person: DocumentClaim
    /// The sex, where the document's number does not tell it.
    public var sex: Sex?
    /// GB/T 2659 alpha-3; absent means CHN.
    public var nationality: String?
    /// A telephone number.
    public var phone: String?
    /// When it was filled in; kept for every try.
    public var declaredAt: Instant
    /// The division where the person is.
    public var divisionCode: String
    /// The address in it.
    public var address: String?
    /// Tenths of a degree.
    public var temperature: Int
    /// At least one.
    public var symptoms: [Symptom]
    /// What symptom 7 is.
    public var symptomOther: String?
    /// Contact with a patient.
    public var contact: ContactAnswer
    /// A stay in a risk area.
    public var stay: StayAnswer
    /// The risk areas, where there was a stay.
    public var riskAreas: [String]
    /// The level of the division.
    public var riskLevel: RiskLevel?
    /// How the person lives at present.
    public var healthState: HealthState?
    /// Who hands it in, where that is another.
    public var onBehalf: OnBehalf?

    /// A declaration without what may be left out.
    public init(
        person: DocumentClaim, declaredAt: Instant, divisionCode: String, temperature: Int, symptoms: [Symptom],
        contact: ContactAnswer, stay: StayAnswer
    ) {
        self.person = person
        self.declaredAt = declaredAt
        self.divisionCode = divisionCode
        self.temperature = temperature
        self.symptoms = symptoms
        self.contact = contact
        self.stay = stay
        riskAreas = []
    }
}

/// An itinerary; profile 3.8.
public struct ItineraryForm: Hashable, Sendable {
    /// Who travelled.
    public var person: DocumentClaim
    /// When it was filled in; kept for every try.
    public var declaredAt: Instant
    /// 1 to 50 trips.
    public var trips: [TripForm]

    /// An itinerary.
    public init(person: DocumentClaim, declaredAt: Instant, trips: [TripForm]) {
        self.person = person
        self.declaredAt = declaredAt
        self.trips = trips
    }
}

/// One trip of an itinerary; profile 3.8.
public struct TripForm: Hashable, Sendable {
    /// Departure.
    public var depart: Instant
    /// Arrival.
    public var arrive: Instant?
    /// The division of departure, or 000000.
    public var fromCode: String
    /// The division of arrival, or 000000.
    public var toCode: String
    /// The country of departure, with 000000.
    public var fromCountry: String?
    /// The country of arrival, with 000000.
    public var toCountry: String?
    /// The divisions by way of which the trip went, in time order.
    public var stopOver: [String] = []
    /// How.
    public var mode: TravelMode
    /// Flight, train or plate.
    public var vehicle: String?
    /// Carriage of a train.
    public var carriage: String?
    /// Seat in a train.
    public var seat: String?
    /// What for.
    public var purpose: String?

    /// A trip without what may be left out.
    public init(depart: Instant, fromCode: String, toCode: String, mode: TravelMode) {
        self.depart = depart
        self.fromCode = fromCode
        self.toCode = toCode
        self.mode = mode
    }
}

/// A code to be made; profile 3.11 and 3.21.6.
public struct CodeForm: Hashable, Sendable {
    /// Whose code.
    public var person: DocumentClaim
    /// For paper: up to 14 days, no use limit.
    public var printed: Bool
    /// `codeType` of I5.
    public var codeType: String
    /// Its life in seconds; the service's default where nil.
    public var seconds: Int?
    /// How often it may be used; the service's default where nil.
    public var uses: Int?
    /// Who asks for it, where that is another.
    public var onBehalf: OnBehalf?

    /// A code with the service's defaults.
    public init(person: DocumentClaim, printed: Bool = false, codeType: String = "1") {
        self.person = person
        self.printed = printed
        self.codeType = codeType
    }
}

/// A correction; profile 3.13.
public struct CorrectionForm: Hashable, Sendable {
    /// One field and what it should be.
    public struct Item: Hashable, Sendable {
        /// The field.
        public var field: CorrectionField
        /// What it is now.
        public var oldValue: String?
        /// What it should be.
        public var newValue: String

        /// An item.
        public init(field: CorrectionField, oldValue: String?, newValue: String) {
            self.field = field
            self.oldValue = oldValue
            self.newValue = newValue
        }
    }

    /// Whose record.
    public var person: DocumentClaim
    /// What it is about.
    public var type: CorrectionType
    /// The declaration or itinerary, where it is about one.
    public var targetId: String?
    /// The fields.
    public var items: [Item]
    /// Why.
    public var reason: String
    /// Where to call back.
    public var contactPhone: String
    /// Who asks for it, where that is another.
    public var declarant: DocumentClaim?

    /// A correction without what may be left out.
    public init(
        person: DocumentClaim, type: CorrectionType, items: [Item], reason: String, contactPhone: String
    ) {
        self.person = person
        self.type = type
        self.items = items
        self.reason = reason
        self.contactPhone = contactPhone
    }
}
