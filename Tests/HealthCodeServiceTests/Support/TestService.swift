import Foundation
import FoundationNetworking
import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Logging
import Synchronization
import Testing

@testable import HealthCodeService

/// The real service on a free loopback port and a directory of its own.
final class TestService: Sendable {
    let application: ServiceApplication
    let address: String
    let directory: String
    let log: TestLog
    private let task: Task<Void, any Error>

    var core: ServiceCore { application.core }

    /// Starts a service; `directory` of an earlier one starts it again on the same data.
    static func start(directory: String? = nil, limits: ServiceLimits = ServiceLimits()) async throws -> TestService {
        let place = directory ?? NSTemporaryDirectory() + "kakou-" + SecureRandom.uuid()
        let log = TestLog()
        var options = ServiceOptions(dataDirectory: place, port: 0, handlesSignals: false, limits: limits)
        options.logger = Logger(label: "test") { _ in log }
        let application = try ServiceApplication(options)
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        let task = Task { try await application.run { continuation.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        return TestService(application, address, place, log, task)
    }

    private init(
        _ application: ServiceApplication, _ address: String, _ directory: String, _ log: TestLog,
        _ task: Task<Void, any Error>
    ) {
        self.application = application
        self.address = address
        self.directory = directory
        self.log = log
        self.task = task
    }

    /// Ends it and waits until its database is closed.
    func stop() async {
        task.cancel()
        _ = await task.result
    }

    /// Sends octets and gives back status and body.
    func post(
        _ path: String, _ body: [UInt8], type: String? = "application/json; charset=utf-8"
    ) async throws -> (status: Int, body: [UInt8], headers: [String: String]) {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = "POST"
        request.httpBody = Data(body)
        if let type { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        return try await send(request)
    }

    /// Asks for an address, by GET unless told otherwise.
    func get(
        _ path: String, method: String = "GET"
    ) async throws -> (status: Int, body: [UInt8], headers: [String: String]) {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = method
        return try await send(request)
    }

    private func send(_ request: URLRequest) async throws -> (status: Int, body: [UInt8], headers: [String: String]) {
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        let headers = http.allHeaderFields.reduce(into: [String: String]()) { headers, header in
            headers["\(header.key)".lowercased()] = "\(header.value)"
        }
        return (http.statusCode, [UInt8](data), headers)
    }
}

/// Keeps every line of a log.
final class TestLog: LogHandler {
    private let kept = Mutex<[String]>([])
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }

    var lines: [String] { kept.withLock { $0 } }
}
