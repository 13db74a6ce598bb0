/// The kind of place a checkpoint guards; profile 3.12, values of 1.4 of the evidence.
public enum GateType: Int, CaseIterable, Hashable, Sendable {
    case other = 1
    case vehicle = 2
    case shop = 100
    case education = 101
    case medical = 102
    case enterprise = 103
    case residential = 104
    case publicPlace = 105
    case road = 106
    case station = 107

    /// The kind of place in words.
    public var name: Words {
        switch self {
        case .other: Words(zh: "其他场所", en: "other place")
        case .vehicle: Words(zh: "公共交通工具", en: "public transport vehicle")
        case .shop: Words(zh: "商铺餐饮", en: "shop or restaurant")
        case .education: Words(zh: "教育机构", en: "school")
        case .medical: Words(zh: "医疗机构", en: "medical institution")
        case .enterprise: Words(zh: "企业单位", en: "enterprise")
        case .residential: Words(zh: "居民小区", en: "residential area")
        case .publicPlace: Words(zh: "公共场所", en: "public place")
        case .road: Words(zh: "道路卡口", en: "road checkpoint")
        case .station: Words(zh: "车站机场港口", en: "station, airport or port")
        }
    }
}
