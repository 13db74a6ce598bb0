internal import HealthCode
internal import HealthCodeAPI

/// One interface of the profile: how its request is read, and what is answered inside the transaction.
///
/// The pipeline (``CallPipeline``) does the rest in the order of 2.1: envelope, customer and signature, window, role,
/// stored outcome, serial number, then ``answer(_:_:_:)``; and keeps, stamps and signs what that returns.
protocol Interface: Sendable {
    /// The decoded request.
    associatedtype Request: Sendable

    /// The interface's row in the table of section 1.
    static var route: Route { get }

    /// How long its outcome is kept for the same requestId (2.1).
    static var keeping: Keeping { get }

    /// Reads the request; decrypts here what is encrypted, for this runs off the writer.
    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> Request

    /// The same from the whole arrival, for an interface that needs the octets as they were sent.
    func decode(_ arrival: Arrival, _ keys: ServiceKeys) throws(WireFault) -> Request

    /// The business content of 2.1: equal for two tries of the same thing, and for nothing else.
    func fingerprint(of request: Request) -> [UInt8]

    /// What the customer's role forbids beyond the route itself: 1008.
    func authorise(_ request: Request, _ customer: Device) throws(WireFault)

    /// The serial number that the call has to spend, where the interface needs one.
    func serial(of request: Request) -> SerialClaim?

    /// Whether the call reads a person by name and number, and so counts for the 30 an hour a device (3.9).
    func looksUpPerson(_ request: Request) -> Bool

    /// Judges the request and writes its effects. Only the database may be waited for.
    ///
    /// A thrown `WireFault` is answered with its code and undoes what was written here, though not the serial number;
    /// a returned ``Answer`` of any code keeps it. Any other error is 9001 and undoes the whole call.
    func answer(_ request: Request, _ call: CallContext, _ transaction: Transaction) throws -> Answer

    /// Called for a call that is refused before ``answer(_:_:_:)``, once its signature is known to be good: I6 writes a
    /// pass record of it (3.21.15). Asked only where ``recordsRefusals`` says so.
    func refused(
        _ code: ReturnCode, _ business: JSONObject, _ call: CallContext, _ transaction: Transaction
    ) throws -> JSONObject

    /// Whether ``refused(_:_:_:_:)`` writes anything.
    static var recordsRefusals: Bool { get }

    /// What a stored outcome becomes when it is given again; the common members are fresh by themselves.
    func replay(
        _ stored: StoredOutcome, _ request: Request, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer
}

extension Interface {
    static var keeping: Keeping { .outcome }
    func decode(_ arrival: Arrival, _ keys: ServiceKeys) throws(WireFault) -> Request {
        try decode(arrival.business, keys)
    }
    func authorise(_ request: Request, _ customer: Device) throws(WireFault) {}
    func serial(of request: Request) -> SerialClaim? { nil }
    func looksUpPerson(_ request: Request) -> Bool { false }
    static var recordsRefusals: Bool { false }
    func refused(
        _ code: ReturnCode, _ business: JSONObject, _ call: CallContext, _ transaction: Transaction
    ) throws -> JSONObject {
        JSONObject()
    }
    func replay(
        _ stored: StoredOutcome, _ request: Request, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer {
        stored.answer
    }
}

/// How long an outcome is kept under its requestId (2.1).
enum Keeping: Sendable {
    /// 30 days, for the codes that are stored outcomes.
    case outcome
    /// Some seconds, for the same codes: 120 for 6.4.
    case seconds(Int64)
    /// Not at all: 1000 and the batch itself.
    case never

    /// For how many seconds, or not at all.
    var seconds: Int64? {
        switch self {
        case .outcome: Limits.outcomeKept
        case .seconds(let seconds): seconds
        case .never: nil
        }
    }

    /// Whether a stored outcome is looked for.
    var isKept: Bool { seconds != nil }
}

/// A serial number as a request presents it.
struct SerialClaim: Sendable {
    let text: String
    let applyType: ApplyType
    let deviceSn: String?
    /// X1: a serial given with a 5002 will do, and without a device in its items the carrier's own is meant.
    var isBatch = false
}

/// What a call knows of itself beside its request.
struct CallContext: Sendable {
    let route: Route
    let requestId: String
    /// The customer as the database has it now.
    let customer: Device
    /// The number of the customer's key that signed the call.
    let signerKeyId: Int
    /// The service's time, taken when the one writer began with the call: calls have it in the order of their effects.
    let now: Instant
    let keys: ServiceKeys
    /// The serial number as this call presents it, spent or not: what an answer echoes.
    var presentedSerial: String?
    /// The serial number just spent and its random, where the interface takes one (3.10).
    var serial: (text: String, randomNumber: String)?
    /// Signatures that were checked off the writer, by ``SignatureCheck/id``: whether they are good; nil inside where
    /// the key is unknown.
    var checked: [[UInt8]: Bool?] = [:]
}

/// An answer before it is stamped and signed: the code, and the interface's own members.
struct Answer: Sendable {
    var code: ReturnCode
    /// What to say instead of the code's own words; names no person.
    var description: String?
    /// Members beside the common ones.
    var members: JSONObject
    /// The pass record that goes with it (I6).
    var passId: Int64?

    init(_ code: ReturnCode = .success, _ members: JSONObject = JSONObject(), description: String? = nil) {
        self.code = code
        self.members = members
        self.description = description
    }

    /// The answer that a fault makes.
    init(_ fault: WireFault) {
        self.init(fault.code, description: fault.desc)
    }
}
