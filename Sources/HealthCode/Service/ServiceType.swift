/// The three numbered services of the standard's Table 1.
public enum ServiceType: String, CaseIterable, Hashable, Sendable {
    /// 健康码调用申请, 6.5.
    case apply = "1000"
    /// 健康码制码, 6.6.
    case make = "2000"
    /// 健康码验码, 6.7.
    case verify = "3000"
}

/// What a serial number is applied for; profile 3.10.
public enum ApplyType: String, CaseIterable, Hashable, Sendable {
    case make = "0"
    case verify = "1"
}

/// What is checked beside the code; profile 3.10. This profile answers 1103 to all but ``codeAlone``; 3.21.7.
public enum AuthMode: String, CaseIterable, Hashable, Sendable {
    case codeAlone = "0"
    case codeAndAuthCode = "1"
    case codeAndFace = "2"
    case codeAuthCodeAndFace = "3"

    /// Whether this profile serves the mode.
    public var isSupported: Bool { self == .codeAlone }
}

/// The symbology of a made code; profile 3.11.
public enum CodeType: String, CaseIterable, Hashable, Sendable {
    case gridMatrix = "0"
    case qr = "1"
    case hanXin = "2"

    /// The symbology in words.
    public var name: Words {
        switch self {
        case .gridMatrix: Words(zh: "网格矩阵码", en: "Grid Matrix")
        case .qr: Words(zh: "QR码", en: "QR")
        case .hanXin: Words(zh: "汉信码", en: "Han Xin")
        }
    }
}

/// A part of what 6.4 answers; profile 3.21.10.
public enum QuerySection: String, CaseIterable, Hashable, Sendable {
    /// yqReports.
    case report
    /// xcgjAllList.
    case trips
    /// hsjc and ktjc.
    case tests
    /// healthyReport.
    case provinces
}

/// The state of an issuer's key; profile 3.19.
public enum IssuerStatus: String, CaseIterable, Hashable, Sendable {
    case active, retired, revoked
}
