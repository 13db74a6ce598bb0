internal import Glibc

/// A TCP socket by its descriptor; who opened it closes it.
struct Socket: Hashable, Sendable {
    let descriptor: Int32

    /// Where a service is.
    struct Place: Sendable {
        var family: Int32
        var octets: [UInt8]
    }

    /// Looks a host up once; nil where there is no such name.
    static func place(host: String, port: Int) -> Place? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found else { return nil }
        defer { freeaddrinfo(first) }
        guard let address = first.pointee.ai_addr else { return nil }
        let octets = UnsafeRawBufferPointer(start: address, count: Int(first.pointee.ai_addrlen))
        return Place(family: first.pointee.ai_family, octets: Array(octets))
    }

    private static func open(_ family: Int32) -> Socket? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        return descriptor >= 0 ? Socket(descriptor: descriptor) : nil
    }

    /// Connects; nil where nobody accepts.
    static func connect(_ place: Place) -> Socket? {
        guard let socket = open(place.family) else { return nil }
        let done = place.octets.withUnsafeBytes { bytes in
            bytes.baseAddress.map {
                Glibc.connect(
                    socket.descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(place.octets.count)) == 0
            } ?? false
        }
        guard done else {
            socket.close()
            return nil
        }
        socket.undelayed()
        return socket
    }

    /// Listens at a place and says at which port; nil where it cannot.
    static func listen(_ place: Place) -> (socket: Socket, port: Int)? {
        guard let socket = open(place.family) else { return nil }
        var yes: Int32 = 1
        setsockopt(
            socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let bound = place.octets.withUnsafeBytes { bytes in
            bytes.baseAddress.map {
                bind(socket.descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(place.octets.count)) == 0
            } ?? false
        }
        var name = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let named = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(socket.descriptor, $0, &length) == 0
            }
        }
        guard bound, Glibc.listen(socket.descriptor, 128) == 0, named else {
            socket.close()
            return nil
        }
        // The port stands at the same place in both families' addresses.
        let port = withUnsafeBytes(of: name) { Int($0[2]) << 8 | Int($0[3]) }
        return (socket, port)
    }

    /// The next connection; nil once the listener was shut down.
    func accept() -> Socket? {
        while true {
            let accepted = Glibc.accept(descriptor, nil, nil)
            if accepted >= 0 {
                let socket = Socket(descriptor: accepted)
                socket.undelayed()
                return socket
            }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// What has come; nil at the end.
    func receive() -> [UInt8]? {
        var octets = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &octets, octets.count, 0)
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(octets[..<count]) : nil
        }
    }

    /// Whether all of it went out.
    @discardableResult func send(_ octets: some Collection<UInt8>) -> Bool {
        let octets = Array(octets)
        var sent = 0
        while sent < octets.count {
            let count = octets.withUnsafeBytes { bytes in
                Glibc.send(
                    descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Makes the close a reset.
    func resetOnClose() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    /// Wakes whoever reads or accepts here.
    func shut() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func close() { _ = Glibc.close(descriptor) }

    private func undelayed() {
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
}
