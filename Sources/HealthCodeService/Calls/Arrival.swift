internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// A request whose envelope could be read, with the common members that its business object carries (section 2).
struct Arrival: Sendable {
    let route: Route
    let envelope: Envelope

    var business: JSONObject { envelope.content }

    /// The requestId if it is one, for the echo; a bad one is not echoed.
    var requestId: String? {
        guard let text = business["requestId"]?.string, (1...36).contains(text.unicodeScalars.count) else { return nil }
        return text
    }

    /// The custNum; 1002 or 1003 where there is none.
    func custNum() throws(WireFault) -> String { try text("custNum", 1...32) }

    /// The requestId; 1002 or 1003 where there is none.
    func checkedRequestId() throws(WireFault) -> String { try text("requestId", 1...36) }

    /// 1002, 1003 or 1006 unless timeStamp is a C17 within five minutes of `now`.
    func checkWindow(_ now: Instant) throws(WireFault) {
        let text = try text("timeStamp", 17...17)
        guard let stamp = Instant(c17: text) else { throw WireFault(.memberInvalid, "timeStamp") }
        guard abs(stamp - now) <= Limits.clockWindow * 1000 else { throw WireFault(.clockOutside, "timeStamp") }
    }

    /// 1010 unless serviceType is the route's, and absent where the route has none; 1002 where it is needed.
    func checkServiceType() throws(WireFault) {
        let given = business["serviceType"]
        guard let needed = route.serviceType else {
            if let given, given != .null { throw WireFault(.serviceTypeWrong, "serviceType") }
            return
        }
        guard let given, given != .null else { throw WireFault(.memberMissing, "serviceType") }
        guard let text = given.string else { throw WireFault(.memberInvalid, "serviceType") }
        guard text == needed.rawValue else { throw WireFault(.serviceTypeWrong, "serviceType") }
    }

    private func text(_ name: String, _ lengths: ClosedRange<Int>) throws(WireFault) -> String {
        guard let value = business[name], value != .null else { throw WireFault(.memberMissing, name) }
        guard let text = value.string, lengths.contains(text.unicodeScalars.count) else {
            throw WireFault(.memberInvalid, name)
        }
        return text
    }
}
