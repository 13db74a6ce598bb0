internal import HealthCode
internal import HealthCodeAPI

extension Endpoints {
    /// The registry's lines of the routing table.
    static let registry: [Route: Endpoint] = [
        .healthDeclarations: Endpoint(HealthDeclarationInterface(), .declaration),
        .itineraryDeclarations: Endpoint(ItineraryDeclarationInterface(), .declaration),
        .healthQueries: Endpoint(HealthQueryInterface(), .query),
        .codes: Endpoint(CodeMakingInterface(), .making),
        .corrections: Endpoint(CorrectionInterface(), .declaration),
    ]
}
