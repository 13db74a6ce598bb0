public import HealthCode

/// An address of the profile: protocol section 1, I1-I7 and X1-X3.
public enum Route: String, CaseIterable, Hashable, Sendable {
    /// I1, clause 6.2.
    case healthDeclarations
    /// I2, clause 6.3.
    case itineraryDeclarations
    /// I3, clause 6.4.
    case healthQueries
    /// I4, clause 6.5, service type 1000.
    case applications
    /// I5, clause 6.6, service type 2000.
    case codes
    /// I6, clause 6.7, service type 3000.
    case verifications
    /// X1, I6 for a backlog.
    case verificationBatch
    /// I7, clause 6.8.
    case corrections
    /// X2, keys and revocations.
    case trust
    /// X3, enrolment and rotation of a device's key.
    case devices

    /// The HTTP methods of the profile.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// What the profile says of an address, a row a case.
    struct Row {
        let id: String
        let clause: String
        let path: String
        let serviceType: ServiceType?
        let method: Method
        let title: Words
    }

    /// The number of the interface: `I6`, `X1`.
    public var id: String { row.id }
    /// The clause of the standard, or of the protocol page for X1-X3.
    public var clause: String { row.clause }
    /// The path.
    public var path: String { row.path }
    /// The method.
    public var method: Method { row.method }
    /// What `serviceType` must be; nil where it must be absent.
    public var serviceType: ServiceType? { row.serviceType }
    /// The interface's name.
    public var title: Words { row.title }
    /// Octets that a body may have at most: 256 KiB, 1 MiB for a batch.
    public var bodyLimit: Int { self == .verificationBatch ? Limits.batchBody : Limits.body }
    /// The name in a business-content fingerprint: a batch item counts as I6 (protocol 2.1).
    public var contentName: String { self == .verificationBatch ? Route.verifications.id : id }

    /// The address with this path, if any.
    public init?(path: String) {
        guard let route = Route.allCases.first(where: { $0.path == path }) else { return nil }
        self = route
    }

    private var row: Row {
        switch self {
        case .healthDeclarations:
            Row("I1", "6.2", "/phi/v1/health-declarations", nil, .post, "用户健康信息申报", "health declaration")
        case .itineraryDeclarations:
            Row("I2", "6.3", "/phi/v1/itinerary-declarations", nil, .post, "用户行程申报接口", "itinerary declaration")
        case .healthQueries:
            Row("I3", "6.4", "/phi/v1/health-queries", nil, .post, "用户健康信息查询", "health query")
        case .applications:
            Row("I4", "6.5", "/phi/v1/codes/applications", .apply, .post, "健康码调用申请接口", "code call application")
        case .codes:
            Row("I5", "6.6", "/phi/v1/codes", .make, .post, "健康码制码请求接口", "code making")
        case .verifications:
            Row("I6", "6.7", "/phi/v1/codes/verifications", .verify, .post, "健康码验码请求接口", "code verification")
        case .verificationBatch:
            Row("X1", "3.12b", "/phi/v1/codes/verifications/batch", .verify, .post, "批量验码", "verification batch")
        case .corrections:
            Row("I7", "6.8", "/phi/v1/corrections", nil, .post, "用户健康信息纠错接口", "correction")
        case .trust:
            Row("X2", "3.19", "/phi/v1/trust", nil, .get, "信任信息", "trust")
        case .devices:
            Row("X3", "3.20", "/phi/v1/devices", nil, .post, "设备注册", "device enrolment")
        }
    }
}

extension Route.Row {
    init(
        _ id: String, _ clause: String, _ path: String, _ serviceType: ServiceType?, _ method: Route.Method,
        _ zh: String, _ en: String
    ) {
        self.init(
            id: id, clause: clause, path: path, serviceType: serviceType, method: method, title: Words(zh: zh, en: en))
    }
}
