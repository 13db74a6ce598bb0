internal import NIOCore
internal import Synchronization

/// A request's body that knows whether the library has begun to write it: only then may the request have arrived.
final class WatchedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private let octets: [UInt8]
    private let begun = Mutex(false)

    init(_ octets: [UInt8]) { self.octets = octets }

    /// Whether any of the request may have left this machine.
    var wasSent: Bool { begun.withLock { $0 } }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(body: self) }

    struct AsyncIterator: AsyncIteratorProtocol {
        let body: WatchedBody
        private var isDone = false

        init(body: WatchedBody) { self.body = body }

        mutating func next() async -> ByteBuffer? {
            guard !isDone else { return nil }
            isDone = true
            body.begun.withLock { $0 = true }
            return ByteBuffer(bytes: body.octets)
        }
    }
}
