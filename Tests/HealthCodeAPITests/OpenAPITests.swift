import HealthCode
import Testing

@testable import HealthCodeAPI

@Suite struct OpenAPITests {
    let root: JSONObject

    init() throws {
        let value = try JSON(Array(OpenAPI.document.utf8), limits: JSONLimits(depth: 32, size: 1 << 20))
        root = try #require(value.object)
    }

    @Test(arguments: Route.allCases) func describesEveryRoute(_ route: Route) throws {
        let item = try #require(root["paths"]?.object?[route.path]?.object)
        let operation = try #require(item[route.method.rawValue.lowercased()]?.object)
        #expect(operation["responses"]?.object?["200"] != nil)
        #expect(operation.has("requestBody") == (route.method == .post))
    }

    @Test func describesTheOperationalAddresses() {
        for path in ["/health/live", "/health/ready", "/metrics", "/openapi.json"] {
            #expect(root["paths"]?.object?[path]?.object?["get"] != nil)
        }
    }

    @Test func namesEveryReturnCode() {
        let codes = root["components"]?.object?["schemas"]?.object?["ReturnCode"]?.object?["enum"]?.array
        #expect(codes?.compactMap(\.string) == ReturnCode.allCases.map(\.rawValue))
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        var seen = 0
        func walk(_ value: JSON) throws {
            switch value {
            case .array(let items): for item in items { try walk(item) }
            case .object(let object):
                for member in object.members {
                    if member.name == "$ref", let target = member.value.string {
                        seen += 1
                        var place: JSON? = .object(root)
                        for step in target.split(separator: "/").dropFirst() {
                            place = place?.object?[String(step)]
                        }
                        #expect(place != nil, "\(target)")
                    } else {
                        try walk(member.value)
                    }
                }
            default: break
            }
        }
        try walk(.object(root))
        #expect(seen > 30)
    }

    @Test func statesTheLimitsOfTheTables() throws {
        let schemas = try #require(root["components"]?.object?["schemas"]?.object)
        let name = schemas["Person"]?.object?["properties"]?.object?["name"]?.object
        #expect(name?["maxLength"]?.integer == 64)
        let temperature = schemas["VerificationRequest"]?.object?["properties"]?.object?["currentBodyTemp"]?.object
        #expect(temperature?["minimum"]?.tenths == 350)
        #expect(temperature?["maximum"]?.tenths == 420)
    }
}
