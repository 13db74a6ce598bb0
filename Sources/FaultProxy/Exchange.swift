internal import Glibc
internal import Synchronization

/// One request and what becomes of it.
struct Exchange {
    let proxy: FaultProxy
    let device: Socket
    let request: HTTPMessage
    let number: Int
    let schedule: FaultSchedule

    private var path: String { request.secondWord }

    /// Lets the fault happen, or nothing; whether the connection goes on.
    func perform(_ fault: Fault?) -> Bool {
        switch fault {
        case nil: return passed { device.send($0.octets) }
        case .delay:
            return passed { answer in
                let bounds = schedule.delay
                let drawn = Int(schedule.draw(number, 2) % UInt64(max(1, bounds.count)))
                return wait(bounds.lowerBound + drawn) && device.send(answer.octets)
            }
        case .dropRequest, .refuse: return false
        case .dropAnswer: return passed { _ in false }
        case .resetRequest:
            halfARequest()
            device.resetOnClose()
            return false
        case .resetAnswer:
            return passed { answer in
                let octets = answer.octets
                device.send(octets.prefix(octets.count - max(1, answer.body.count / 2)))
                // What is still on its way would go with the reset.
                _ = wait(20)
                device.resetOnClose()
                return false
            }
        case .duplicateRequest:
            guard ask() != nil else { return false }
            return passed { device.send($0.octets) }
        case .duplicateAnswer: return passed { device.send($0.octets + $0.octets) }
        case .reorder: return passed { held() && device.send($0.octets) }
        case .page:
            return device.send(
                HTTPMessage.answer("200 OK", [("Content-Type", "text/html")], "<html>Welcome</html>").octets)
        case .captive:
            return device.send(HTTPMessage.answer("302 Found", [("Location", "http://portal.example/")]).octets)
        case .forbidden:
            return device.send(
                HTTPMessage.answer("403 Forbidden", [("Content-Type", "text/html")], "<html>No</html>").octets)
        case .serverError:
            if schedule.draw(number, 3) & 1 == 1 { _ = ask() }
            return device.send(HTTPMessage.answer("500 Internal Server Error").octets)
        case .overload:
            return device.send(
                HTTPMessage.answer("503 Service Unavailable", [("Retry-After", String(schedule.retryAfter))]).octets)
        case .truncated:
            return passed { answer in
                var short = answer
                short.body.removeLast(max(1, answer.body.count / 3))
                return device.send(short.octets)
            }
        case .wrongSignature: return passed { device.send(Self.misSigned($0).octets) }
        case .othersAnswer:
            let others = proxy.state.withLock { $0.lastAnswers[path] }
            return passed { device.send((others ?? $0).octets) }
        case .drip: return passed { dripped($0.octets) }
        }
    }

    // MARK: The service

    /// Asks the service, remembers the answer and does something with it.
    private func passed(_ work: (HTTPMessage) -> Bool) -> Bool {
        guard let answer = ask() else { return false }
        proxy.state.withLock { $0.lastAnswers[path] = answer }
        return work(answer)
    }

    private func ask() -> HTTPMessage? {
        connected { service in
            guard service.send(request.octets) else { return nil }
            var reader = HTTPReader(service)
            return reader.next(untilClosed: true)
        }
    }

    private func halfARequest() {
        _ = connected { service -> HTTPMessage? in
            let octets = request.octets
            service.send(octets.prefix(octets.count / 2))
            _ = wait(20)
            service.resetOnClose()
            return nil
        }
    }

    private func connected(_ work: (Socket) -> HTTPMessage?) -> HTTPMessage? {
        guard let service = Socket.connect(proxy.service) else { return nil }
        let isStopped = proxy.state.withLock { state in
            state.open.insert(service)
            return state.isStopped
        }
        defer { proxy.forget(service) }
        return isStopped ? nil : work(service)
    }

    // MARK: Time

    /// Waits so many milliseconds; false where the proxy was stopped meanwhile.
    private func wait(_ milliseconds: Int) -> Bool {
        var left = milliseconds
        while left > 0 {
            guard !proxy.isStopped else { return false }
            poll(nil, 0, Int32(min(left, 50)))
            left -= 50
        }
        return !proxy.isStopped
    }

    /// Waits until an exchange that was not finished yet when this one was asked has been, or for as long as may be.
    private func held() -> Bool {
        let finished = proxy.state.withLock { $0.finished }
        var left = schedule.hold
        while left > 0, proxy.state.withLock({ $0.finished }) == finished {
            guard wait(5) else { return false }
            left -= 5
        }
        return !proxy.isStopped
    }

    private func dripped(_ octets: [UInt8]) -> Bool {
        for start in stride(from: 0, to: octets.count, by: schedule.dripOctets) {
            let piece = octets[start..<min(start + schedule.dripOctets, octets.count)]
            guard device.send(piece), wait(schedule.dripPause) else { return false }
        }
        return true
    }

    // MARK: Lies

    /// The answer with one character of `sign` replaced; an unsigned one as it is.
    static func misSigned(_ answer: HTTPMessage) -> HTTPMessage {
        guard let range = answer.body.firstRange(of: Array("\"sign\":\"".utf8)) else { return answer }
        var wrong = answer
        let place = range.upperBound + 40
        guard place < wrong.body.count else { return answer }
        wrong.body[place] = wrong.body[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        return wrong
    }
}
