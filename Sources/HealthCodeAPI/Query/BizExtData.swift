internal import GuoMi
internal import HealthCode

/// BizExtData as 3000 answers with it (Annex A; protocol 3.14): base64url of JSON {"ver":"1","token":"...","biz":"..."}.
public struct BizExtData: Hashable, Sendable {
    /// Opens 6.4 once, within 120 s, for the same custNum; nil in a deferred or replayed answer.
    public var token: String?
    /// The text that 2000 set, byte for byte; nil if none was.
    public var biz: String?

    /// A value to wrap.
    public init(token: String?, biz: String?) {
        self.token = token
        self.biz = biz
    }

    /// Unwraps a text; nil where it is not what ``text`` makes. Unknown keys are passed over.
    public init?(text: String) {
        guard text.utf8.count <= Limits.wrappedBizExtData, let octets = Base64.decodeURL(text),
            let object = (try? JSON(octets, limits: JSONLimits(depth: 8, size: Limits.wrappedBizExtData)))?.object,
            object["ver"]?.string == "1"
        else { return nil }
        token = object["token"]?.string
        biz = object["biz"]?.string
    }

    /// The wrapped text, at most 20480 characters for a `biz` within its 2048 octets.
    public var text: String {
        var object = JSONObject()
        object.put("ver", "1")
        object.put("token", token)
        object.put("biz", biz)
        return Base64.encodeURL(object.octets)
    }
}
