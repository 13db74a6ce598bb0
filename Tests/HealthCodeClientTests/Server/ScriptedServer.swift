import Glibc
import Synchronization

/// An HTTP/1.1 server on a free loopback port that does exactly what a test tells it to, misbehaviour included.
///
/// Plain sockets and a thread a connection: nothing here shares code with what it tests.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        var method: String
        var path: String
        var body: [UInt8]
        /// Counts from 0 over the server's whole life.
        var number: Int
    }

    /// What happens on the wire once a request has been read.
    indirect enum Reply: Sendable {
        case answer(status: Int, headers: [(String, String)] = [], body: [UInt8])
        /// Octets as they are, after which the connection is closed.
        case raw([UInt8])
        /// The connection is closed without a word.
        case drop
        /// The connection is reset.
        case reset
        /// Nothing until the test lets go of it by name, or the server stops.
        case silence
        case after(milliseconds: UInt32, Reply)
    }

    typealias Script = @Sendable (Request) -> Reply

    let port: Int
    private let listener: Int32
    private let script: Script
    private let state = Mutex(
        (count: 0, connections: 0, open: Set<Int32>(), requests: [Request](), isListening: true))

    init(_ script: @escaping Script) throws {
        self.script = script
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(socket, raw, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, raw, &length) == 0
            }
        }
        guard bound else { throw Fault.cannotListen }
        port = Int(UInt16(bigEndian: address.sin_port))
        Self.thread { [self] in accepting() }
    }

    enum Fault: Error { case cannotListen }

    var url: String { "http://127.0.0.1:\(port)" }
    var requests: [Request] { state.withLock { $0.requests } }
    var connections: Int { state.withLock { $0.connections } }

    /// Closes the listener and every connection.
    ///
    /// A descriptor is closed by the thread that uses it and shut down only while it is known to be open: else its number
    /// might be another server's by now, and that one's clients would be answered from here.
    func stop() {
        state.withLock { state in
            if state.isListening { shutdown(listener, Int32(SHUT_RDWR)) }
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    private func accepting() {
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { break }
            state.withLock {
                $0.connections += 1
                $0.open.insert(descriptor)
            }
            Self.thread { [self] in
                serve(descriptor)
                state.withLock {
                    $0.open.remove(descriptor)
                    close(descriptor)
                }
            }
        }
        state.withLock {
            $0.isListening = false
            close(listener)
        }
    }

    private func serve(_ descriptor: Int32) {
        var reader = RequestReader(descriptor)
        while let (method, path, body) = reader.next() {
            let request = state.withLock { state in
                let request = Request(method: method, path: path, body: body, number: state.count)
                state.count += 1
                state.requests.append(request)
                return request
            }
            guard perform(script(request), on: descriptor) else { return }
        }
    }

    /// Whether the connection goes on.
    private func perform(_ reply: Reply, on descriptor: Int32) -> Bool {
        switch reply {
        case .answer(let status, let headers, let body):
            var head = "HTTP/1.1 \(status) X\r\nContent-Length: \(body.count)\r\n"
            for (name, value) in headers { head += "\(name): \(value)\r\n" }
            return Self.send(Array((head + "\r\n").utf8) + body, to: descriptor)
        case .raw(let octets):
            _ = Self.send(octets, to: descriptor)
            return false
        case .drop: return false
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
            return false
        case .silence:
            var octet: UInt8 = 0
            while recv(descriptor, &octet, 1, 0) > 0 {}
            return false
        case .after(let milliseconds, let reply):
            var watched = pollfd(fd: descriptor, events: 0, revents: 0)
            poll(&watched, 1, Int32(milliseconds))
            return perform(reply, on: descriptor)
        }
    }

    private static func send(_ octets: [UInt8], to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < octets.count {
            let count = octets.withUnsafeBytes { bytes in
                Glibc.send(
                    descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private static func thread(_ work: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Work(work))
        var id = pthread_t()
        let made = pthread_create(
            &id, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        if made == 0 { pthread_detach(id) } else { box.release() }
    }

    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

/// Reads requests off a connection one after another.
private struct RequestReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    mutating func next() -> (method: String, path: String, body: [UInt8])? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let range = buffer.firstRange(of: end) {
                let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
                let lines = head.split(separator: "\r\n")
                let words = lines.first?.split(separator: " ") ?? []
                guard words.count == 3 else { return nil }
                let length =
                    lines.dropFirst().compactMap { line -> Int? in
                        let parts = line.split(separator: ":", maxSplits: 1)
                        guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
                        return Int(parts[1].filter { $0 != " " })
                    }.first ?? 0
                let whole = range.upperBound + length
                while buffer.count < whole { guard fill() else { return nil } }
                let body = Array(buffer[range.upperBound..<whole])
                buffer.removeFirst(whole)
                return (String(words[0]), String(words[1]), body)
            }
            guard fill() else { return nil }
        }
    }

    private mutating func fill() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}
