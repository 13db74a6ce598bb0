internal import HTTPTypes
internal import HealthCode
internal import HealthCodeAPI
internal import Hummingbird

/// X4: liveness, readiness, Prometheus text, OpenAPI 3.1. Unsigned, and nothing in them is about a person.
enum Operations {
    /// The answer of an operational address; nil for any other.
    static func answer(_ path: String, _ core: ServiceCore) async -> Response? {
        switch path {
        case "/health/live": return json(.ok, ["status": .string("live")])
        case "/health/ready": return await ready(core)
        case "/metrics":
            let text = core.metrics.text(inFlight: core.gate.count)
            return ServiceResponder.response(.ok, Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
        case "/openapi.json":
            return ServiceResponder.response(.ok, Array(OpenAPI.document.utf8))
        default: return nil
        }
    }

    /// Ready is who can write: an empty write goes through the one writer.
    private static func ready(_ core: ServiceCore) async -> Response {
        do {
            try await core.writer.write { _ in }
            let isDegraded = core.state.current.isDegraded
            return json(.ok, ["status": .string(isDegraded ? "degraded" : "ready")])
        } catch {
            return json(.serviceUnavailable, ["status": .string("not ready")])
        }
    }

    private static func json(_ status: HTTPResponse.Status, _ object: JSONObject) -> Response {
        ServiceResponder.response(status, object.octets)
    }
}
