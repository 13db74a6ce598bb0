/// What `kakou enroll` is told.
public struct EnrolmentOrder: Sendable {
    /// Address of the service as it was typed.
    public var url: String
    /// The one-time token as it was typed.
    public var token: String
    /// Where the device will live.
    public var directory: String
    /// The device's serial number; one is made up where nil.
    public var deviceSn: String?
    /// Path of a PEM file to trust instead of the system's authorities; it is copied into the directory.
    public var tlsRoots: String?
    /// Whether a directory that is enrolled already may be enrolled anew.
    public var again: Bool

    /// An order.
    public init(
        url: String, token: String, directory: String, deviceSn: String? = nil, tlsRoots: String? = nil,
        again: Bool = false
    ) {
        self.url = url
        self.token = token
        self.directory = directory
        self.deviceSn = deviceSn
        self.tlsRoots = tlsRoots
        self.again = again
    }
}
