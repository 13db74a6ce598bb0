import Glibc

/// Sends requests that were made beforehand over a fixed number of connections, from one thread.
///
/// It costs the machine little: no signing, no parsing beyond the length of an answer and one needle in it.
struct LoadGenerator {
    let port: UInt16
    let path: String
    let connections: Int

    /// What came of a run.
    struct Result {
        var seconds = 0.0
        /// Processor time that sending and receiving took, in seconds.
        var ownSeconds = 0.0
        /// Milliseconds from the first octet sent to the last received, one a request.
        var latency = Samples()
        var answers: [[UInt8]] = []

        var requestsPerSecond: Double { Double(latency.count) / seconds }
    }

    /// Sends every body once, each connection one request at a time.
    func run(_ bodies: [[UInt8]]) throws -> Result {
        let requests = bodies.map { body in
            Array(
                ("POST \(path) HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json; charset=utf-8\r\n"
                    + "content-length: \(body.count)\r\n\r\n").utf8) + body
        }
        var lanes = try (0..<min(connections, requests.count)).map { _ in try Lane(port: port) }
        defer { for lane in lanes { close(lane.socket) } }
        var result = Result()
        result.answers = Array(repeating: [], count: requests.count)
        var next = 0
        var left = requests.count
        let began = ContinuousClock.now
        let used = ProcessFacts.threadSeconds
        for index in lanes.indices {
            try lanes[index].send(requests[next], number: next)
            next += 1
        }
        var entries = lanes.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
        while left > 0 {
            guard poll(&entries, nfds_t(entries.count), 30_000) > 0 else { throw BenchFault("no answer for 30 s") }
            for index in entries.indices where entries[index].revents != 0 {
                guard let answer = try lanes[index].receive() else { continue }
                result.latency.add((ContinuousClock.now - lanes[index].sent).milliseconds)
                result.answers[lanes[index].number] = answer
                left -= 1
                guard next < requests.count else { continue }
                try lanes[index].send(requests[next], number: next)
                next += 1
            }
        }
        result.ownSeconds = ProcessFacts.threadSeconds - used
        result.seconds = (ContinuousClock.now - began).milliseconds / 1e3
        return result
    }
}

/// One connection with at most one request under way.
private struct Lane {
    let socket: Int32
    private(set) var number = 0
    private(set) var sent = ContinuousClock.now
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var filled = 0

    init(port: UInt16) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw BenchFault("no connection to port \(port): errno \(errno)") }
    }

    mutating func send(_ request: [UInt8], number: Int) throws {
        self.number = number
        filled = 0
        sent = .now
        var offset = 0
        while offset < request.count {
            let count = request.withUnsafeBytes { octets in
                write(socket, octets.baseAddress?.advanced(by: offset), octets.count - offset)
            }
            guard count > 0 else { throw BenchFault("the service closed a connection") }
            offset += count
        }
    }

    /// The answer's body once it is whole.
    mutating func receive() throws -> [UInt8]? {
        let (filled, socket) = (filled, socket)
        if filled == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
        let count = buffer.withUnsafeMutableBytes { octets in
            read(socket, octets.baseAddress?.advanced(by: filled), octets.count - filled)
        }
        guard count > 0 else { throw BenchFault("the service closed a connection") }
        let end = filled + count
        self.filled = end
        return buffer.withUnsafeBufferPointer { octets in
            let octets = UnsafeBufferPointer(rebasing: octets[..<end])
            guard let body = AnswerHead.body(in: octets), body.upperBound <= end else { return nil }
            return Array(octets[body])
        }
    }
}

/// As much of HTTP/1.1 as finds an answer's body.
private enum AnswerHead {
    private static let name = Array("content-length:".utf8)

    /// Where the body lies, or will lie once it is whole; nil while the head is not whole, or names no length.
    static func body(in octets: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var length: Int?
        var line = 0
        for index in octets.indices where octets[index] == UInt8(ascii: "\n") {
            if index - line <= 1 { return length.map { index + 1..<index + 1 + $0 } }
            length = length ?? Self.length(UnsafeBufferPointer(rebasing: octets[line..<index]))
            line = index + 1
        }
        return nil
    }

    /// The number of a line that is `content-length: N`, in letters of either case.
    private static func length(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        guard line.count > name.count, zip(line, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
        return line[name.count...].reduce(0) { number, octet in
            (0x30...0x39).contains(octet) ? number * 10 + Int(octet - 0x30) : number
        }
    }
}
