/// The short form of a division's name.
enum ShortName {
    static func of(_ name: String) -> String {
        for suffix in ["市", "地区", "盟", "特别行政区", "自治州", "省"] where name.hasSuffix(suffix) {
            let short = name.dropLast(suffix.count)
            if short.count >= 2 { return String(short) }
        }
        return name
    }
}
