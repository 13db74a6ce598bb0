/// One HTTP/1.1 message as it is passed on: the first line, the headers but those that frame the body, and the body.
struct HTTPMessage: Sendable {
    var startLine: String
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    /// The second word of the first line: a request's path, an answer's status.
    var secondWord: String {
        let words = startLine.split(separator: " ")
        return words.count > 1 ? String(words[1]) : ""
    }

    /// The message with one `Content-Length`.
    var octets: [UInt8] {
        var head = startLine + "\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        return Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body
    }

    static func answer(_ status: String, _ headers: [(String, String)] = [], _ text: String = "") -> HTTPMessage {
        HTTPMessage(startLine: "HTTP/1.1 \(status)", headers: headers.map { ($0.0, $0.1) }, body: Array(text.utf8))
    }
}

/// Reads messages off a connection one after another; whatever is no HTTP/1.1 ends it.
struct HTTPReader {
    let connection: Socket
    private var buffer: [UInt8] = []

    private static let headLimit = 64 << 10
    private static let bodyLimit = 16 << 20

    init(_ connection: Socket) { self.connection = connection }

    /// The next message; nil at the end, or where it is none.
    /// - Parameter untilClosed: an answer without a length ends with its connection.
    mutating func next(untilClosed: Bool = false) -> HTTPMessage? {
        guard let head = line(ending: Array("\r\n\r\n".utf8), limit: Self.headLimit) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
        guard let startLine = lines.first else { return nil }
        var headers: [(name: String, value: String)] = []
        var length: Int?
        var isChunked = false
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            let (name, value) = (String(parts[0]), Self.trimmed(parts[1]))
            switch name.lowercased() {
            case "content-length": length = Int(value)
            case "transfer-encoding": isChunked = value.lowercased().hasSuffix("chunked")
            case "connection", "keep-alive": break
            default: headers.append((name, value))
            }
        }
        let body: [UInt8]?
        if isChunked {
            body = chunks()
        } else if let length {
            body = (0...Self.bodyLimit).contains(length) ? take(length) : nil
        } else {
            body = untilClosed ? rest() : []
        }
        return body.map { HTTPMessage(startLine: startLine, headers: headers, body: $0) }
    }

    private mutating func chunks() -> [UInt8]? {
        var body: [UInt8] = []
        while true {
            guard let line = line(ending: [0x0D, 0x0A], limit: 256) else { return nil }
            let digits = String(decoding: line, as: UTF8.self).split(separator: ";").first.map(String.init) ?? ""
            guard let count = Int(Self.trimmed(digits[...]), radix: 16), count >= 0,
                body.count + count <= Self.bodyLimit
            else { return nil }
            if count == 0 {
                // Trailers, if any, up to the empty line.
                while let trailer = self.line(ending: [0x0D, 0x0A], limit: Self.headLimit) {
                    if trailer.isEmpty { return body }
                }
                return nil
            }
            guard let chunk = take(count), take(2) != nil else { return nil }
            body += chunk
        }
    }

    private mutating func line(ending: [UInt8], limit: Int) -> [UInt8]? {
        while true {
            if let range = buffer.firstRange(of: ending) {
                let line = Array(buffer[..<range.lowerBound])
                buffer.removeFirst(range.upperBound)
                return line
            }
            guard buffer.count <= limit, fill() else { return nil }
        }
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        while buffer.count < count { guard fill() else { return nil } }
        let part = Array(buffer.prefix(count))
        buffer.removeFirst(count)
        return part
    }

    private mutating func rest() -> [UInt8]? {
        while buffer.count <= Self.bodyLimit, fill() {}
        return take(buffer.count)
    }

    private mutating func fill() -> Bool {
        guard let octets = connection.receive() else { return false }
        buffer += octets
        return true
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " || text.first == "\t" { text = text.dropFirst() }
        while text.last == " " || text.last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
