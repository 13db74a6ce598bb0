/// How a trip was made; profile 3.6.
public enum TravelMode: String, CaseIterable, Hashable, Sendable {
    case flight = "1"
    case train = "2"
    case coach = "3"
    case ship = "4"
    case selfDrive = "5"
    case cityTransport = "6"
    case other = "9"

    /// The means of travel in words.
    public var name: Words {
        switch self {
        case .flight: Words(zh: "飞机", en: "flight")
        case .train: Words(zh: "火车", en: "train")
        case .coach: Words(zh: "客车", en: "coach")
        case .ship: Words(zh: "轮船", en: "ship")
        case .selfDrive: Words(zh: "自驾", en: "car")
        case .cityTransport: Words(zh: "市内交通", en: "city transport")
        case .other: Words(zh: "其他", en: "other")
        }
    }

    /// Whether a trip of this mode must name its flight, train or plate; profile 3.8.
    public var needsVehicle: Bool {
        switch self {
        case .flight, .train, .coach, .ship, .selfDrive: true
        case .cityTransport, .other: false
        }
    }
}
