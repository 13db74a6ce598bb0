internal import Glibc
internal import Synchronization

/// A proxy before a service that lets things go wrong by a seeded schedule; HTTP/1.1 over plain TCP.
///
/// For tests and for trying a console by hand; it has no place in production. One thread a connection. What has passed
/// through is kept in no file.
public final class FaultProxy: Sendable {
    /// Why a proxy cannot be had.
    public enum Refusal: Error, Hashable, Sendable {
        /// The host's name is not known.
        case unknownHost
        /// The port cannot be listened at.
        case cannotListen
    }

    /// What has happened so far.
    public struct Counts: Hashable, Sendable {
        /// Connections accepted.
        public var connections = 0
        /// Requests read.
        public var exchanges = 0
        /// How often each fault has happened.
        public var faults: [Fault: Int] = [:]
    }

    struct State {
        var schedule: FaultSchedule
        var counts = Counts()
        var listener: Socket?
        var open: Set<Socket> = []
        var isStopped = false
        /// Exchanges whose answer has gone out, or never will.
        var finished = 0
        /// The last answer from each path.
        var lastAnswers: [String: HTTPMessage] = [:]
    }

    /// The port that devices connect to.
    public let port: Int
    let service: Socket.Place
    private let here: Socket.Place
    let state: Mutex<State>

    /// Begins to listen.
    /// - Parameters:
    ///   - host: the service's.
    ///   - port: the service's.
    ///   - listen: the address and port to listen at; port 0 for any free one.
    /// - Throws: ``Refusal``.
    public init(
        to host: String, port: Int, listen: (host: String, port: Int) = ("127.0.0.1", 0),
        schedule: FaultSchedule = FaultSchedule()
    ) throws(Refusal) {
        guard let service = Socket.place(host: host, port: port),
            let wanted = Socket.place(host: listen.host, port: listen.port)
        else { throw .unknownHost }
        guard let (listener, port) = Socket.listen(wanted),
            let here = Socket.place(host: listen.host, port: port)
        else { throw .cannotListen }
        self.service = service
        self.here = here
        self.port = port
        state = Mutex(State(schedule: schedule, listener: listener))
        Thread.start { [self] in accepting(at: listener) }
    }

    /// What goes wrong from now on; exchanges under way go on under what they began with.
    public var schedule: FaultSchedule {
        get { state.withLock { $0.schedule } }
        set { state.withLock { $0.schedule = newValue } }
    }

    /// What has happened so far.
    public var counts: Counts { state.withLock { $0.counts } }

    /// Stops listening, so that connections are refused by the kernel; those that stand stay.
    public func unplug() {
        state.withLock { state in
            state.listener?.shut()
            state.listener = nil
        }
    }

    /// Listens again at the same port.
    /// - Throws: ``Refusal/cannotListen``.
    public func plug() throws(Refusal) {
        guard state.withLock({ $0.listener == nil && !$0.isStopped }) else { return }
        guard let (listener, _) = Socket.listen(here) else { throw .cannotListen }
        state.withLock { $0.listener = listener }
        Thread.start { [self] in accepting(at: listener) }
    }

    /// Ends it: nothing is accepted, and every connection is cut.
    public func stop() {
        unplug()
        state.withLock { state in
            state.isStopped = true
            for socket in state.open { socket.shut() }
        }
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    private func accepting(at listener: Socket) {
        while let device = listener.accept() {
            let (number, schedule) = state.withLock { state in
                defer { state.counts.connections += 1 }
                state.open.insert(device)
                return (state.counts.connections, state.schedule)
            }
            if schedule.refuses(connection: number) {
                state.withLock { $0.counts.faults[.refuse, default: 0] += 1 }
                device.resetOnClose()
                forget(device)
                continue
            }
            Thread.start { [self] in
                serve(device)
                forget(device)
            }
        }
        state.withLock { state in
            if state.listener == listener { state.listener = nil }
            listener.close()
        }
    }

    /// Closes a socket that ``stop()`` might otherwise cut.
    func forget(_ socket: Socket) {
        state.withLock { state in
            state.open.remove(socket)
            socket.close()
        }
    }

    private func serve(_ device: Socket) {
        var reader = HTTPReader(device)
        while let request = reader.next() {
            let (number, schedule, fault) = state.withLock { state in
                defer { state.counts.exchanges += 1 }
                let number = state.counts.exchanges
                let fault = state.schedule.fault(number, path: request.secondWord)
                if let fault { state.counts.faults[fault, default: 0] += 1 }
                return (number, state.schedule, fault)
            }
            let exchange = Exchange(
                proxy: self, device: device, request: request, number: number, schedule: schedule)
            let goesOn = exchange.perform(fault)
            state.withLock { $0.finished += 1 }
            guard goesOn else { return }
        }
    }
}

/// A thread that ends by itself.
enum Thread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ work: @escaping @Sendable () -> Void) {
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
}
