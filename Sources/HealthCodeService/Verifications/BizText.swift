internal import HealthCodeAPI

/// bizExtData as 3000 gives it (3.14).
enum BizText {
    /// The context under which `code.sealed_biz` is sealed.
    static let sealContext = "biz"

    /// The same without its token, for an answer that is given again; nil where nothing else was in it.
    static func withoutToken(_ wrapped: String?) -> String? {
        guard let wrapped, let biz = BizExtData(text: wrapped)?.biz else { return nil }
        return BizExtData(token: nil, biz: biz).text
    }
}
