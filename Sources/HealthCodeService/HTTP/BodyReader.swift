internal import HealthCode
internal import HealthCodeAPI
internal import Hummingbird
internal import NIOCore

/// Reads a request's body, chunked or not, within its size and its time.
enum BodyReader {
    /// The octets of a body. A client that is slower than `seconds` loses its connection.
    /// - Throws: `WireFault` 1001 with HTTP status 413 past `limit` octets.
    static func read(
        _ body: RequestBody, declared: Int?, limit: Int, seconds: Int, _ channel: any Channel
    ) async throws -> [UInt8] {
        if let declared, declared > limit { throw tooLong(limit, channel) }
        var octets: [UInt8] = []
        var clock: Scheduled<Void>?
        defer { clock?.cancel() }
        for try await piece in body {
            guard octets.count + piece.readableBytes <= limit else { throw tooLong(limit, channel) }
            octets += piece.readableBytesView
            // Most bodies are whole in the first piece, and need no clock beside them.
            if let declared, octets.count >= declared { break }
            if clock == nil {
                clock = channel.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
            }
        }
        return octets
    }

    /// What is left of a body that is too long is not waited for.
    private static func tooLong(_ limit: Int, _ channel: any Channel) -> WireFault {
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
        return WireFault(.envelopeMalformed, nil, "the body is longer than \(limit) octets", status: 413)
    }
}
