/// The profile's numbers in one place. Times are in seconds unless the name says days; sizes are in octets.
public enum Limits {
    /// How far a `timeStamp`, or a deferred scan ahead, may be from the service's clock; 2, 3.12.
    public static let clockWindow: Int64 = 5 * 60
    /// Size of a request body; 2.
    public static let body = 256 * 1024
    /// Size of a batch's body; 2.
    public static let batchBody = 1024 * 1024
    /// Depth of nesting, the envelope counted as 1; 2, 3.21.2.
    public static let nesting = 16
    /// Items of a batch; 3.12b.
    public static let batchItems = 1...200

    /// How long an outcome is kept for its requestId; 2.1.
    public static let outcomeKept: Int64 = 30 * 86_400
    /// The same for queries (6.4); 2.1.
    public static let queryOutcomeKept: Int64 = 120
    /// How long the temperature may be added to an answered scan; 3.21.4.
    public static let temperatureAmendment: Int64 = 120

    /// Life of a serial number; 3.10.
    public static let serialLife: Int64 = 60
    /// Life of the serial number that a revoked device uploads with; 3.20.
    public static let revokedSerialLife: Int64 = 7 * 86_400
    /// Octets of a serial's random number, at least; 3.10.
    public static let randomOctets = 16

    /// Life of a shown code; 3.11.
    public static let codeLife = 30...300
    /// Life of a shown code that asks for none; 3.11.
    public static let codeLifeDefault = 60
    /// Longest life of a printed code; 3.21.6.
    public static let printedCodeLife = 14 * 86_400
    /// Uses of a shown code; 3.11.
    public static let codeUses = 1...10
    /// Uses of a shown code that asks for none; 3.11.
    public static let codeUsesDefault = 1

    /// bizExtData as a caller sets it, in UTF-8; 3.14.
    public static let bizExtData = 2048
    /// bizExtData as verify wraps it, in characters; 3.21.3.
    public static let wrappedBizExtData = 20_480
    /// Life of the query token in it; 3.14.
    public static let queryTokenLife: Int64 = 120

    /// A second scan of a code or person at a gate is a duplicate within this time; 3.12.
    public static let duplicateWindow: Int64 = 30
    /// How old a deferred scan may be; 3.12.
    public static let deferredAge: Int64 = 7 * 86_400
    /// How long a device waits for a verdict; 3.12.
    public static let verifyDeadline: Int64 = 3

    /// Declarations a person may make a calendar day; 3.7.
    public static let declarationsADay = 2
    /// How old a declaration may be when it is handed in; 3.7.
    public static let declarationAge: Int64 = 72 * 3600
    /// Trips of one itinerary; 3.8.
    public static let trips = 1...50
    /// Divisions by way of which a trip goes; 3.8.
    public static let stopOvers = 0...50
    /// How far back trips, and the answer to a query, reach, in days; 3.8, 3.9.
    public static let historyDays = 14
    /// How far ahead trips reach, in days; 3.8.
    public static let futureTripDays = 7
    /// Look-ups of a person by name and number that a device may make in an hour; 3.9.
    public static let lookupsAnHour = 30
    /// Fields of one correction; 3.13.
    public static let correctionItems = 1...20

    /// Life of an enrolment token; 3.20.
    public static let enrolmentTokenLife: Int64 = 24 * 3600
    /// How long a rotated device key stays good, at most; 3.20.
    public static let rotatedKeyLife: Int64 = 24 * 3600
    /// How old trust may be while codes count as "signature checked"; 3.19.
    public static let trustFresh: Int64 = 24 * 3600
    /// For how long after a device's revocation its rows may be carried by another; 3.20.
    public static let revokedOriginCarried: Int64 = 7 * 86_400

    /// Days that pass records may be kept, then destroyed with a signed log; 3.18.
    public static let passRecordDays = 14...30
    /// Days that pass records are kept where nobody chose.
    public static let passRecordDaysDefault = 30

    /// Characters of texts that people write, at most; 3 (Person), 3.7, 3.8, 3.13.
    public enum Text {
        /// A name.
        public static let name = 64
        /// A document number.
        public static let documentNumber = 32
        /// An address within a division.
        public static let address = 128
        /// A telephone number.
        public static let phone = 20
        /// A flight, train or plate.
        public static let vehicle = 16
        /// A carriage or a seat.
        public static let seat = 8
        /// The purpose of a trip.
        public static let purpose = 64
        /// The number of a declaration or report.
        public static let target = 36
        /// A value that is to be corrected, or its correction.
        public static let correctedValue = 500
        /// Why something is to be corrected.
        public static let reason = 500
    }

    /// Risk areas of one declaration; 3.7.
    public static let riskAreas = 1...100
}
