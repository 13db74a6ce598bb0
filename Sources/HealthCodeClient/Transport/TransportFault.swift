internal import AsyncHTTPClient
internal import Checkpoint
internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// What each error of the HTTP library means to a gate: a cause in the field's own words.
enum TransportFault {
    /// Errors of the library itself; one that is not here is "unreachable" with its name as detail.
    static let byClientError: [(HTTPClientError, FailureCause)] = [
        (.connectTimeout, .timedOut), (.readTimeout, .timedOut), (.writeTimeout, .timedOut),
        (.deadlineExceeded, .timedOut), (.getConnectionFromPoolTimeout, .timedOut),
        (.tlsHandshakeTimeout, .tls), (.uncleanShutdown, .unreachable),
        (.remoteConnectionClosed, .unreachable), (.cancelled, .cancelled),
        (.proxyAuthenticationRequired, .foreign), (.invalidProxyResponse, .foreign),
        (.redirectLimitReached, .foreign), (.redirectCycleDetected, .foreign),
        (.alreadyShutdown, .cancelled),
    ]

    /// What the kernel says of a connection.
    static let byErrno: [Int32: FailureCause] = [
        ECONNREFUSED: .refused, ENETUNREACH: .unreachable, EHOSTUNREACH: .unreachable, ENETDOWN: .unreachable,
        ECONNRESET: .unreachable, EPIPE: .unreachable, ETIMEDOUT: .timedOut, EHOSTDOWN: .unreachable,
    ]

    /// Turns any error of a call into its failure; no personal data can be in it, for none was ever in an error.
    /// - Parameter wasSent: whether any of the request may have left before it happened.
    static func failure(of error: any Error, wasSent: Bool) -> ServiceFailure {
        if let failure = error as? ServiceFailure { return failure }
        var failure = failure(of: error)
        failure.wasSent = wasSent
        return failure
    }

    private static func failure(of error: any Error) -> ServiceFailure {
        switch error {
        case let known as HTTPClientError:
            let cause = byClientError.first { $0.0 == known }?.1 ?? .unreachable
            return ServiceFailure(cause, detail: known.shortDescription)
        case let connection as NIOConnectionError:
            return failure(of: connection)
        case let io as IOError:
            return ServiceFailure(byErrno[io.errnoCode] ?? .unreachable, detail: "errno \(io.errnoCode)")
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            return ServiceFailure(.tls, detail: "\(error)")
        case is CancellationError:
            return ServiceFailure(.cancelled, detail: "cancelled")
        case is NIOTooManyBytesError:
            return ServiceFailure(.badAnswer, detail: "answer too long")
        case let channel as ChannelError:
            if case .connectTimeout = channel { return ServiceFailure(.timedOut, detail: "connect") }
            return ServiceFailure(.unreachable, detail: "\(channel)")
        default:
            // HTTP that does not parse, a body that ends early and their like: an answer, but not a whole one.
            return ServiceFailure(.badAnswer, detail: "\(type(of: error))")
        }
    }

    private static func failure(of connection: NIOConnectionError) -> ServiceFailure {
        guard let first = connection.connectionErrors.first else {
            return ServiceFailure(.nameUnknown, detail: connection.host)
        }
        let inner = failure(of: first.error)
        return ServiceFailure(inner.cause, detail: inner.detail)
    }
}
