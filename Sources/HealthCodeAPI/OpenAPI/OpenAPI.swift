internal import HealthCode

/// The OpenAPI 3.1 document of the profile, generated from the tables that requests and answers are checked by (X4).
public enum OpenAPI {
    /// The document as JSON text.
    public static let document = JSON.object(root).text

    /// The operational addresses beside the interfaces: path, what it answers, media type.
    static let plain: [(path: String, summary: String, media: String)] = [
        ("/health/live", "Whether the process lives", "text/plain"),
        ("/health/ready", "Whether it takes calls", "text/plain"),
        ("/metrics", "Counters and times in the Prometheus text format", "text/plain"),
        ("/openapi.json", "This document", "application/json"),
    ]

    private static var root: JSONObject {
        [
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("kakou: GB/T 38963-2020 by this project's wire profile"),
                "version": .string("1"),
                "description": .string(
                    "Every body is an envelope {bizPackage, sign}; sign is over the octets of bizPackage as transmitted. "
                        + "Bodies are UTF-8, at most \(Limits.body) octets (a batch \(Limits.batchBody)), nested at most "
                        + "\(Limits.nesting) deep, no member name twice. Decide on errorCode, not on the HTTP status."),
            ]),
            "servers": .array([.object(["url": .string("/")])]),
            "paths": .object(paths),
            "components": .object(["schemas": .object(schemas), "responses": .object(responses)]),
        ]
    }

    private static var paths: JSONObject {
        var paths = JSONObject()
        for route in Route.allCases {
            paths.put(route.path, [route.method.rawValue.lowercased(): .object(operation(route))])
        }
        for address in plain {
            let schema: JSONObject = [
                "schema": .object(["type": .string(address.media == "text/plain" ? "string" : "object")])
            ]
            let answer: JSONObject = [
                "description": .string(address.summary),
                "content": .object([address.media: .object(schema)] as JSONObject),
            ]
            paths.put(
                address.path,
                ["get": .object(["summary": .string(address.summary), "responses": .object(["200": .object(answer)])])])
        }
        return paths
    }

    private static func operation(_ route: Route) -> JSONObject {
        var operation = JSONObject()
        operation.put("operationId", route.rawValue)
        operation.put("summary", "\(route.id) \(route.title.zh) (\(route.title.en)), clause \(route.clause)")
        operation.put("x-roles", route.roles.map(\.rawValue).sorted())
        if let request = route.requestTable {
            operation.put(
                "requestBody", ["required": .bool(true), "content": .object(content(envelope(route, request)))])
            operation.put("x-body-limit", route.bodyLimit)
        } else {
            let since: JSONObject = [
                "name": .string("since"), "in": .string("query"),
                "schema": .object(["type": .string("integer"), "minimum": .integer(0)]),
                "description": .string("The seq of the last answer; codes revoked after it are listed."),
            ]
            operation.put("parameters", [since])
        }
        var answers: JSONObject = [
            "200": .object([
                "description": .string("A signed answer, errors of the business included."),
                "content": .object(content(envelope(answer: route.answerTable))),
            ])
        ]
        for status in unsigned {
            answers.put(status.code, ["$ref": .string("#/components/responses/Unsigned\(status.code)")])
        }
        operation.put("responses", answers)
        return operation
    }

    private static func content(_ schema: JSONObject) -> JSONObject {
        ["application/json": .object(["schema": .object(schema)])]
    }

    private static func envelope(_ route: Route, _ table: FieldTable) -> JSONObject {
        let common = route == .devices ? CommonMembers.enrolmentTable : CommonMembers.table
        var parts: [JSON] = [.object(common.reference), .object(table.reference)]
        if let serviceType = route.serviceType {
            parts.append([
                "properties": ["serviceType": ["const": .string(serviceType.rawValue)]],
                "required": .array([.string("serviceType")]),
            ])
        }
        return envelope(["allOf": .array(parts)])
    }

    private static func envelope(answer table: FieldTable) -> JSONObject {
        // A failed answer need not carry the interface's own members, so they are one of two forms.
        let failed: JSON = ["properties": ["success": ["const": .bool(false)]]]
        return envelope([
            "allOf": .array([
                .object(AnswerHead.table.reference), ["anyOf": .array([.object(table.reference), failed])],
            ])
        ])
    }

    private static func envelope(_ content: JSONObject) -> JSONObject {
        var properties: JSONObject = ["bizPackage": .object(content)]
        for field in Envelope.table.fields { properties[field.name] = .object(field.schema) }
        return [
            "type": .string("object"), "properties": .object(properties),
            "required": .array([.string("bizPackage"), .string("sign")]),
        ]
    }

    private static var schemas: JSONObject {
        var schemas = JSONObject()
        let codes = ReturnCode.allCases.map { $0.rawValue + ": " + $0.words.en }
        schemas.put(
            "ReturnCode",
            [
                "type": .string("string"), "enum": .array(ReturnCode.allCases.map { .string($0.rawValue) }),
                "description": .string(codes.joined(separator: "\n")),
            ])
        for table in [CommonMembers.table, CommonMembers.enrolmentTable, AnswerHead.table, AnswerHead.itemTable] {
            table.collect(into: &schemas)
        }
        for route in Route.allCases {
            route.requestTable?.collect(into: &schemas)
            route.answerTable.collect(into: &schemas)
        }
        IdentityProof.table.collect(into: &schemas)
        return schemas
    }

    /// Statuses without a signature (protocol section 1).
    static let unsigned: [(code: String, words: String, retry: Bool)] = [
        ("400", "The envelope is malformed (1001)", false),
        ("401", "No envelope that could be trusted", false),
        ("413", "The body is too long (1001)", false),
        ("415", "Not application/json", false),
        ("429", "Too many requests (1009)", true),
        ("503", "Busy or in maintenance (9002, 9003)", true),
    ]

    private static var responses: JSONObject {
        var responses = JSONObject()
        for status in unsigned {
            var response: JSONObject = ["description": .string(status.words + "; sign is empty. It is no verdict.")]
            if status.retry {
                response["headers"] = ["Retry-After": ["schema": ["type": .string("integer")]]]
            }
            response.put("content", content(envelope(AnswerHead.itemTable.reference)))
            responses.put("Unsigned" + status.code, response)
        }
        return responses
    }
}

extension Envelope {
    /// The rows of section 2 beside `bizPackage`.
    public static let table = FieldTable(
        "Envelope", "2",
        [
            Field("sign", .text(0...signLimit), .mandatory, .base64),
            Field("keyId", .anyInteger, .optional),
            Field("signAlg", .upTo(32), .optional, .oneOf([signAlgorithm])),
        ])
}

extension Route {
    /// The rows of the request; nil for X2, which has no body.
    public var requestTable: FieldTable? {
        switch self {
        case .verificationBatch: BatchRequest.table
        case .trust: nil
        default: contentTable
        }
    }

    /// The rows of a successful answer.
    public var answerTable: FieldTable {
        switch self {
        case .healthDeclarations: HealthDeclarationAnswer.table
        case .itineraryDeclarations: ItineraryDeclarationAnswer.table
        case .healthQueries: HealthQueryAnswer.table
        case .applications: ApplicationAnswer.table
        case .codes: CodeAnswer.table
        case .verifications: VerificationAnswer.table
        case .verificationBatch: BatchAnswer.table
        case .corrections: CorrectionAnswer.table
        case .trust: TrustAnswer.table
        case .devices: EnrolmentAnswer.table
        }
    }
}
