/// A document type, 证件类型; profile 3.3.
public enum CertType: String, CaseIterable, Hashable, Sendable {
    /// 居民身份证.
    case residentID = "10"
    /// 港澳居民来往内地通行证.
    case hkMacauPermit = "14"
    /// 台湾居民来往大陆通行证.
    case taiwanPermit = "15"
    /// 一次性台湾居民来往大陆通行证.
    case taiwanOneTime = "16"
    /// 护照.
    case passport = "20"
    /// 外国人永久居留身份证.
    case foreignResident = "34"
    /// Any other document.
    case other = "99"
}

extension CertType {
    /// Reads a primary code, or an alias of WS 364.3 that collides with none; profile 3.21.14. Otherwise nil: 4001.
    ///
    /// Household book (02) is a document of "other" kind. The answer always carries the primary code.
    public init?(wire: String) {
        if let type = CertType(rawValue: wire) {
            self = type
        } else if let type = CertType.aliases[wire] {
            self = type
        } else {
            return nil
        }
    }

    /// WS 364.3 CV02.01.101 codes that are not primary codes of ours.
    public static let aliases: [String: CertType] = [
        "01": .residentID, "02": .other, "03": .passport, "06": .hkMacauPermit, "07": .taiwanPermit,
    ]

    /// What the document is called.
    public var name: Words {
        switch self {
        case .residentID: Words(zh: "居民身份证", en: "resident ID card")
        case .hkMacauPermit: Words(zh: "港澳居民来往内地通行证", en: "HK/Macao travel permit")
        case .taiwanPermit: Words(zh: "台湾居民来往大陆通行证", en: "Taiwan travel permit")
        case .taiwanOneTime: Words(zh: "台湾居民一次性通行证", en: "Taiwan one-time permit")
        case .passport: Words(zh: "护照", en: "passport")
        case .foreignResident: Words(zh: "外国人永久居留身份证", en: "foreign permanent resident ID")
        case .other: Words(zh: "其他证件", en: "other document")
        }
    }
}
