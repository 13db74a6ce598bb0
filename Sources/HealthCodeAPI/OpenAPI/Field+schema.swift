internal import HealthCode

/// JSON Schema of a row, in the dialect of OpenAPI 3.1.
extension Field {
    var schema: JSONObject {
        var schema = kind.schema(rule)
        if joiner != nil { schema.put("description", "An array; a string joined by ^ is taken too.") }
        if !aliases.isEmpty { schema["x-aliases"] = .array(aliases.map(JSON.string)) }
        if need == .conditional { schema.put("x-need", "K") }
        return schema
    }
}

extension Field.Kind {
    func schema(_ rule: Field.Rule) -> JSONObject {
        switch self {
        case .text(let range): rule.schema(range)
        case .integer(let range): Self.bounded(range)
        case .decimal(let range):
            [
                "type": .string("number"), "minimum": .tenths(range.lowerBound), "maximum": .tenths(range.upperBound),
                "multipleOf": .tenths(1),
            ]
        case .boolean: ["type": .string("boolean")]
        case .flag:
            ["enum": .array(["1", "0"].map(JSON.string) + [.integer(1), .integer(0), .bool(true), .bool(false)])]
        case .scalar(let range):
            [
                "type": .array([.string("string"), .string("integer")]), "maxLength": .integer(range.upperBound),
            ]
        case .array(let range, let element):
            [
                "type": .string("array"), "minItems": .integer(range.lowerBound),
                "maxItems": .integer(range.upperBound), "items": .object(element.schema(rule)),
            ]
        case .list(let range, let table):
            [
                "type": .string("array"), "minItems": .integer(range.lowerBound),
                "maxItems": .integer(range.upperBound), "items": .object(table.reference),
            ]
        case .object(let table): table.reference
        case .anyObject: ["type": .string("object")]
        }
    }

    private static func bounded(_ range: ClosedRange<Int>) -> JSONObject {
        var schema: JSONObject = ["type": .string("integer")]
        if range.lowerBound != .min { schema.put("minimum", range.lowerBound) }
        if range.upperBound != .max { schema.put("maximum", range.upperBound) }
        return schema
    }

    /// Tables that a row leads to.
    var tables: [FieldTable] {
        switch self {
        case .object(let table), .list(_, let table): [table]
        case .array(_, let element): element.tables
        default: []
        }
    }
}

extension Field.Rule {
    func schema(_ length: ClosedRange<Int>) -> JSONObject {
        var schema: JSONObject = ["type": .string("string")]
        if case .oneOf(let values) = self {
            schema.put("enum", values)
            return schema
        }
        schema.put("minLength", length.lowerBound)
        schema.put("maxLength", length.upperBound)
        let said = words
        schema.put("pattern", said.pattern)
        schema.put("description", said.description)
        schema.put("contentEncoding", said.encoding)
        return schema
    }

    private var words: (pattern: String?, description: String?, encoding: String?) {
        switch self {
        case .plain, .oneOf: (nil, nil, nil)
        case .opaque: (nil, "Kept byte for byte.", nil)
        case .octets: (nil, "Kept byte for byte; the bound counts octets of UTF-8.", nil)
        case .digits: ("^[0-9]+$", nil, nil)
        case .time14: ("^[0-9]{14}$", "yyyyMMddHHmmss, UTC+8", nil)
        case .time17: ("^[0-9]{17}$", "yyyyMMddHHmmssSSS, UTC+8", nil)
        case .country: ("^[A-Z]{3}$", "GB/T 2659 alpha-3", nil)
        case .phone: ("^(\\+[1-9][0-9]{1,14}|1[0-9]{10})$", "E.164, or a mobile number of eleven digits", nil)
        case .certType: (nil, "A code of 3.3 or an alias of 3.21.14; another is 4001.", nil)
        case .place: ("^[0-9]{6}$", "GB/T 2260, of today; another is 4003.", nil)
        case .domicile: ("^[0-9]{6}$", "GB/T 2260, of today or earlier; another is 4003.", nil)
        case .tripEnd: ("^[0-9]{6}$", "GB/T 2260, of today, or 000000 abroad; another is 4003.", nil)
        case .symbology: (nil, "0 Grid Matrix, 1 QR, 2 Han Xin; another is 2006.", nil)
        case .base64: (nil, nil, "base64")
        case .ciphertext: (nil, "An SM2 ciphertext, DER SEQUENCE {x, y, hash, cipher}.", "base64")
        }
    }
}

extension FieldTable {
    var reference: JSONObject { ["$ref": .string("#/components/schemas/" + name)] }

    var schema: JSONObject {
        var properties = JSONObject()
        for field in fields { properties[field.name] = .object(field.schema) }
        var schema: JSONObject = ["type": .string("object")]
        schema.put("description", "Protocol " + clause)
        schema.put("properties", properties)
        let required = fields.filter { $0.need == .mandatory }.map(\.name)
        if !required.isEmpty { schema.put("required", required) }
        return schema
    }

    /// This table and every one that it leads to, by name.
    func collect(into schemas: inout JSONObject) {
        guard !schemas.has(name) else { return }
        schemas.put(name, schema)
        for field in fields {
            for table in field.kind.tables { table.collect(into: &schemas) }
        }
    }
}
