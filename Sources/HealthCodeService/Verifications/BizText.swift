internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// bizExtData as 3000 gives it (3.14).
enum BizText {
    /// The context under which `code.sealed_biz` is sealed.
    static let sealContext = "biz"

    /// base64url of {"ver","token","biz"}; absent members are left out.
    static func wrap(token: String?, biz: String?) -> String {
        var members = JSONObject()
        members.put("ver", "1")
        members.put("token", token)
        members.put("biz", biz)
        return Base64.encodeURL(members.octets)
    }

    /// The same without its token, for an answer that is given again; nil where nothing else was in it.
    static func withoutToken(_ wrapped: String?) -> String? {
        guard let octets = wrapped.flatMap(Base64.decodeURL), let biz = (try? JSON(octets))?.object?["biz"]?.string
        else { return nil }
        return wrap(token: nil, biz: biz)
    }
}
