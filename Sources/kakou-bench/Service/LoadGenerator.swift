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
        result.seconds = (ContinuousClock.now - began).milliseconds / 1e3
        return result
    }
}

/// One connection with at most one request under way.
private struct Lane {
    let socket: Int32
    private(set) var number = 0
    private(set) var sent = ContinuousClock.now
    private var buffer: [UInt8] = []

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
        buffer.removeAll(keepingCapacity: true)
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
        var chunk = [UInt8](repeating: 0, count: 16_384)
        let count = read(socket, &chunk, chunk.count)
        guard count > 0 else { throw BenchFault("the service closed a connection") }
        buffer.append(contentsOf: chunk[..<count])
        guard let head = endOfHead, let length = contentLength(before: head), buffer.count >= head + length else {
            return nil
        }
        return Array(buffer[head..<head + length])
    }

    private var endOfHead: Int? {
        guard buffer.count >= 4 else { return nil }
        for index in 3..<buffer.count
        where buffer[index] == 10 && buffer[index - 1] == 13 && buffer[index - 2] == 10 && buffer[index - 3] == 13 {
            return index + 1
        }
        return nil
    }

    private func contentLength(before head: Int) -> Int? {
        let lines = String(decoding: buffer[..<head], as: UTF8.self).lowercased().split(separator: "\r\n")
        let line = lines.first { $0.hasPrefix("content-length:") }
        return line.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
    }
}
