public import HealthCode

/// Who may call what: protocol 3.9, "Roles of a customer".
extension Route {
    /// The roles that may call this address at all; X2 and X3 are open to every enrolled device.
    public var roles: Set<CustomerRole> {
        switch self {
        case .healthDeclarations, .itineraryDeclarations, .codes, .corrections: [.desk, .app]
        case .verifications, .verificationBatch: [.gate, .desk]
        case .applications: [.gate, .desk, .app]
        case .healthQueries, .trust, .devices: Set(CustomerRole.allCases)
        }
    }

    /// Whether a role may apply for a serial number of this kind (I4).
    public static func mayApply(_ role: CustomerRole, for applyType: ApplyType) -> Bool {
        role.mayApply(for: applyType)
    }

    /// Whether a role may query for this purpose (I3); what `desk` must add for 01 is a rule of the request.
    public static func mayQuery(_ role: CustomerRole, for purpose: Purpose) -> Bool {
        role.purposes.contains(purpose)
    }
}
