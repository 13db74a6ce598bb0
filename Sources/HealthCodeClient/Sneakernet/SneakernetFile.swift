public import Checkpoint
internal import GuoMi
public import HealthCode
internal import HealthCodeAPI

/// Rows of one device in a file that any enrolled device may carry to the service (offline.md "Beyond the peers";
/// protocol.md 3.20, `origin`).
///
/// In clear, for whoever finds the file: that it is one, the customer number, serial number and public key of the device,
/// when it was made and how many rows it has. That names nobody. The rows are sealed with AES-256-GCM under a
/// ``SneakernetKey``, because a health code is good for whoever shows it. Inside,
/// each row is an X1 item that the device signed; a name and a document number are in it only as ciphertext under the
/// service's key, which no carrier can open; the reason for a decision and who decided stay at home, for they are free
/// text. The device signs the whole over its exact octets.
///
/// The carrier cannot know the device's key from elsewhere: the signature tells it that the file is whole, and tells the
/// service, row by row, whose it is.
public struct SneakernetFile: Hashable, Sendable {
    /// One row, as it is delivered.
    public struct Item: Hashable, Sendable {
        /// The customer number of the device that scanned.
        public let custNum: String
        /// The idempotency key there.
        public let requestId: String
        /// The item octet for octet, its `origin` last.
        public let octets: [UInt8]
    }

    /// What stands in clear.
    public let header: SneakernetHeader
    /// The rows, in the order in which they were put in.
    public let items: [Item]

    /// Octets that a file may have.
    public static let limit = 8 << 20
    /// Rows that it may have.
    public static let mostRows = 10_000

    /// Makes the file of these rows.
    ///
    /// A row of another device goes on as it is. One that has nothing to deliver is left out.
    /// - Returns: the file's octets, and how many rows are in it.
    /// - Throws: ``SneakernetFault/nothing``, ``SneakernetFault/tooLarge``, ``SneakernetFault/cryptography``.
    public static func make(
        _ rows: [Delivery], of device: Device, formers: [String: Device] = [:], at madeAt: Instant, key: SneakernetKey
    ) throws(SneakernetFault) -> (octets: [UInt8], count: Int) {
        var items: [[UInt8]] = []
        var known: Set<String> = []
        for delivery in rows where known.insert(delivery.row.requestId).inserted {
            do {
                let item = DeliveryItem(delivery: delivery, device: device, formers: formers)
                if let octets = try item.carried() { items.append(octets) }
            } catch {
                throw .cryptography
            }
        }
        guard !items.isEmpty else { throw .nothing }
        guard items.count <= mostRows else { throw .tooLarge }
        let header = SneakernetHeader(of: device, madeAt: madeAt, count: items.count)
        let octets = try SneakernetFormat.write(header, items, key: key, signer: device.privateKey)
        guard octets.count <= limit else { throw .tooLarge }
        return (octets, items.count)
    }

    /// Reads a file and opens its rows.
    /// - Throws: ``SneakernetFault``; nothing of a file that is not wholly right is taken.
    public init(_ octets: [UInt8], key: SneakernetKey) throws(SneakernetFault) {
        let parts = try SneakernetFormat.read(octets)
        header = parts.header
        let rows = try SneakernetFormat.open(parts, key: key)
        var items: [Item] = []
        var known: Set<String> = []
        for (index, row) in rows.enumerated() {
            guard let item = Item(row), known.insert("\(item.custNum)\n\(item.requestId)").inserted else {
                throw .badRow(index)
            }
            items.append(item)
        }
        self.items = items
    }

    /// Reads what stands in clear and checks that the file is whole.
    public static func header(of octets: [UInt8]) throws(SneakernetFault) -> SneakernetHeader {
        try SneakernetFormat.read(octets).header
    }

    /// Writes a file with mode 0600 beside its final name, syncs it and renames it.
    public static func store(_ octets: [UInt8], at path: String) throws(DeviceFault) {
        try PrivateFile.write(octets, to: path)
    }

    /// Reads a file's octets from anywhere.
    public static func load(_ path: String) throws(DeviceFault) -> [UInt8] {
        try PrivateFile.readPublic(path)
    }
}

extension SneakernetFile.Item {
    /// A row that the service would take for an item with an origin; nil for anything else.
    init?(_ octets: [UInt8]) {
        let limits = JSONLimits(depth: Limits.nesting - 3, size: Limits.body)
        guard octets.first == UInt8(ascii: "{"), let object = (try? JSON(octets, limits: limits))?.object,
            object.range == 0..<octets.count, (try? BatchItem.table.check(object)) != nil,
            let requestId = object["requestId"]?.string, let last = object.members.last, last.name == "origin",
            let custNum = last.value.object?["custNum"]?.string
        else { return nil }
        self.init(custNum: custNum, requestId: requestId, octets: octets)
    }
}

extension DeliveryItem {
    /// The row as an item that another device may carry; nil where there is nothing to deliver.
    func carried() throws(ServiceFailure) -> [UInt8]? {
        if case .carried(_, let item) = delivery.row.content { return SneakernetFile.Item(item)?.octets }
        return try signed(keepsText: false)
    }
}
