public import GuoMi
internal import HealthCode

/// One item of X1 (protocol 3.12b): an I6 request with its own key and, where another device carries it, its origin.
public struct BatchItem: Hashable, Sendable {
    /// The item's idempotency key, with ``Origin/custNum`` where there is an origin.
    public var requestId: String
    /// The scan; its serial number is empty.
    public var request: VerificationRequest
    /// The device that made the scan, where it is not the one that sends it.
    public var origin: Origin?
    /// The octets that the origin signed: the item as transmitted, without `origin`. Empty without one.
    public var signedOctets: [UInt8]

    /// An item of the sender's own.
    public init(requestId: String, request: VerificationRequest) {
        self.requestId = requestId
        self.request = request
        signedOctets = []
    }

    init(_ json: JSONObject, octets: [UInt8]) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        requestId = reading.mandatory("requestId")
        origin = reading.child("origin").map(Origin.init)
        signedOctets = origin == nil ? [] : try Self.signedOctets(of: json, in: octets)
        request = try VerificationRequest(reading)
        request.bizSerialNum = ""
    }

    /// Whether the origin's signature is this key's.
    public func verifyOrigin(with key: SM2PublicKey) -> Bool {
        guard let origin, let signature = Base64.decode(origin.sign) else { return false }
        return key.verify(der: signature, of: signedOctets)
    }

    /// The members without `origin`, in the order in which an origin signs them.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("requestId", requestId)
        for member in request.json.members where member.name != "bizSerialNum" { object[member.name] = member.value }
        return object
    }

    /// The item with an origin's signature over it, for another device to carry.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public func signed(
        custNum: String, deviceSn: String, key: SM2PrivateKey, keyId: Int
    ) throws(CryptoFault) -> JSONObject {
        var object = json
        let sign = Base64.encode(try key.signDER(object.octets))
        object.put("origin", Origin(custNum: custNum, deviceSn: deviceSn, keyId: keyId, sign: sign).json)
        return object
    }

    /// The rows.
    public static let table = FieldTable(
        "BatchItem", "3.12b",
        [Field("requestId", .upTo(36), .mandatory, isContent: false)] + VerificationRequest.rows
            + [Field("origin", .object(Origin.table), .optional, isContent: false)])

    /// From the item's `{` up to the comma before `"origin"`, and `}` (3.20).
    private static func signedOctets(of json: JSONObject, in octets: [UInt8]) throws(WireFault) -> [UInt8] {
        guard let last = json.members.last, last.name == "origin", json.members.count > 1,
            octets.indices.contains(json.range.lowerBound), last.nameStart <= octets.count
        else { throw WireFault(.memberInvalid, "origin", "must be the last member") }
        var comma = last.nameStart - 1
        while comma > json.range.lowerBound, octets[comma] != UInt8(ascii: ",") { comma -= 1 }
        return Array(octets[json.range.lowerBound..<comma]) + [UInt8(ascii: "}")]
    }
}

/// X1, I6 for a backlog (protocol 3.12b).
public struct BatchRequest: Sendable {
    /// An item, or what is wrong with it and the key to answer it under.
    public enum Entry: Sendable {
        case item(BatchItem, content: JSONObject)
        case fault(WireFault, requestId: String?, content: JSONObject)
    }

    /// One serial number of applyType 1 for the whole batch.
    public var bizSerialNum: String
    /// The device that sends, where the batch says so.
    public var deviceSn: String?
    /// 1 to 200 items in order; a bad one does not spoil its neighbours.
    public var entries: [Entry]

    /// Reads a batch from an envelope, whose octets the origins' signatures are over.
    /// - Throws: ``WireFault`` with 1002 or 1003 for the batch itself.
    public init(_ envelope: Envelope) throws(WireFault) {
        self = try BatchRequest(envelope.content, octets: envelope.body)
    }

    init(_ json: JSONObject, octets: [UInt8]) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        bizSerialNum = reading.mandatory("bizSerialNum")
        deviceSn = reading.text("deviceSn")
        entries = []
        for (index, value) in (reading["items"]?.array ?? []).enumerated() {
            let object = value.object ?? JSONObject()
            do throws(WireFault) {
                guard value.object != nil else { throw WireFault(.memberInvalid, "", "must be an object") }
                entries.append(.item(try BatchItem(object, octets: octets), content: object))
            } catch {
                let requestId = object["requestId"]?.string.flatMap { $0.unicodeScalars.count <= 36 ? $0 : nil }
                entries.append(.fault(error.under("items[\(index)]"), requestId: requestId, content: object))
            }
        }
    }

    /// The address.
    public static let route = Route.verificationBatch

    /// The rows; items are checked one by one by ``BatchItem/table``.
    public static let table = FieldTable(
        "BatchRequest", "3.12b",
        [
            Field("bizSerialNum", .upTo(64), .mandatory, isContent: false),
            Field("deviceSn", .upTo(64), .conditional),
            Field("items", .list(Limits.batchItems, BatchItem.table), .mandatory),
        ])

    /// The bizPackage of a batch.
    public static func bizPackage(
        _ common: CommonMembers, bizSerialNum: String, deviceSn: String?, items: [JSONObject]
    ) -> JSON {
        var object = common.json
        object.put("bizSerialNum", bizSerialNum)
        object.put("deviceSn", deviceSn)
        object.put("items", items)
        return .object(object)
    }
}

/// The answer of X1: items in the order of the request.
public struct BatchAnswer: WireAnswer {
    /// One item's answer.
    public struct Item: Hashable, Sendable {
        /// requestId, success, errorCode, errorDesc.
        public var head: AnswerHead
        /// I6's members.
        public var answer: VerificationAnswer

        /// An item.
        public init(head: AnswerHead, answer: VerificationAnswer) {
            self.head = head
            self.answer = answer
        }

        var json: JSONObject {
            var object = head.json
            for member in answer.json.members { object[member.name] = member.value }
            return object
        }
    }

    /// The items.
    public var items: [Item]

    /// An answer.
    public init(items: [Item]) { self.items = items }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        items = []
        for (index, value) in (reading["items"]?.array ?? []).enumerated() {
            do throws(WireFault) {
                guard let object = value.object else { throw WireFault(.memberInvalid, "", "must be an object") }
                items.append(
                    Item(head: try AnswerHead(object, item: true), answer: try VerificationAnswer(object, item: true)))
            } catch {
                throw error.under("items[\(index)]")
            }
        }
    }

    private static let itemTable = FieldTable(
        "BatchAnswerItem", "3.12b", AnswerHead.itemTable.fields + VerificationAnswer.itemTable.fields)

    /// The rows.
    public static let table = FieldTable(
        "BatchAnswer", "3.12b", [Field("items", .list(Limits.batchItems, itemTable), .mandatory)])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("items", items.map(\.json))
        return object
    }
}
