internal import HealthCode
internal import HealthCodeAPI

/// One address: how urgent a call to it is, and who answers it.
struct Endpoint: Sendable {
    /// How much an arrival matters when there is too much to do.
    let priority: @Sendable (JSONObject) -> Priority
    /// Answers an arrival; what it returns is stamped and signed.
    let answer: @Sendable (Arrival, ServiceCore) async throws -> Answer

    /// An endpoint whose calls go through the pipeline.
    init(_ handler: some Interface, _ priority: Priority) {
        self.init(handler) { _ in priority }
    }

    /// The same, where the priority depends on the request.
    init(_ handler: some Interface, _ priority: @escaping @Sendable (JSONObject) -> Priority) {
        self.priority = priority
        answer = { arrival, core in try await CallPipeline(handler: handler, core: core).answer(arrival) }
    }

    /// An endpoint with an order of its own: enrolment.
    init(priority: Priority, answer: @escaping @Sendable (Arrival, ServiceCore) async throws -> Answer) {
        self.priority = { _ in priority }
        self.answer = answer
    }
}

/// The routing table: one line an interface. X2 is a GET and stands beside it (``TrustBoard``).
enum Endpoints {
    static let table: [Route: Endpoint] = [
        .applications: Endpoint(ApplicationInterface()) {
            $0["applyType"]?.string == ApplyType.verify.rawValue ? .application : .making
        },
        .verifications: Endpoint(VerificationInterface(), .verification),
        .verificationBatch: Endpoint(BatchInterface(), .verification),
        .devices: Endpoint(priority: .application) { try await EnrolmentDesk.answer($0, $1) },
    ].merging(registry) { line, _ in line }
}
