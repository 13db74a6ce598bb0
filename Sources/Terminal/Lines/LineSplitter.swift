/// Octets into lines: a line ends by LF, CR, both, or ETX, as scanners end theirs; a Tab is one too, for scanners set so.
struct LineSplitter {
    private let limit: Int
    private var line: [UInt8] = []
    private var wasReturn = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes octets and gives the lines that they end. A line beyond the limit comes cut to it, so that nobody takes
    /// its second half for a line of its own.
    mutating func feed(_ octets: ArraySlice<UInt8>) -> [String] {
        var lines: [String] = []
        for octet in octets {
            switch octet {
            case 0x0A where wasReturn: wasReturn = false
            case 0x0A, 0x0D, 0x03, 0x09:
                wasReturn = octet == 0x0D
                lines.append(take())
            default:
                wasReturn = false
                if line.count < limit { line.append(octet) }
            }
        }
        return lines
    }

    /// True where a line has begun and not ended.
    var isOpen: Bool { !line.isEmpty }

    /// The input ended: what stands there is a line.
    mutating func end() -> [String] { line.isEmpty ? [] : [take()] }

    private mutating func take() -> String {
        defer { line.removeAll(keepingCapacity: true) }
        return String(decoding: line, as: UTF8.self)
    }
}
