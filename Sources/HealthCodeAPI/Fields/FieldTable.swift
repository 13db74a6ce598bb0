internal import HealthCode

/// A field table of the protocol page: the rows that an object is checked by, and that the OpenAPI document is made from.
public final class FieldTable: Sendable {
    /// The name of the schema in the OpenAPI document.
    public let name: String
    /// Where the table stands on the protocol page.
    public let clause: String
    /// The rows.
    public let fields: [Field]

    /// A table.
    public init(_ name: String, _ clause: String, _ fields: [Field]) {
        self.name = name
        self.clause = clause
        self.fields = fields
    }

    /// The row of a member.
    public subscript(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Checks an object by the rows: first that every member is there and of its type (1002, 1003), then what the values
    /// mean (2006, 4001, 4003).
    ///
    /// `null` counts as absent everywhere, and an empty string where the member is not mandatory.
    /// - Parameter complete: false for an answer that reports a failure, where mandatory members may be missing.
    /// - Throws: ``WireFault`` with the path of the first member at fault.
    public func check(_ object: JSONObject, complete: Bool = true) throws(WireFault) {
        try checkShapes(object, complete: complete)
        try checkMeanings(object)
    }

    /// The value of a row in an object: under its name or, failing that, an alias; nil for `null` and the empty string.
    func value(of field: Field, in object: JSONObject) -> JSON? {
        if let value = object[field.name], Self.isPresent(value) { return value }
        for alias in field.aliases {
            if let value = object[alias], Self.isPresent(value) { return value }
        }
        return nil
    }

    private static func isPresent(_ value: JSON) -> Bool {
        switch value {
        case .null: false
        case .string(let text): !text.isEmpty
        default: true
        }
    }

    private func checkShapes(_ object: JSONObject, complete: Bool) throws(WireFault) {
        for field in fields {
            guard let value = value(of: field, in: object) else {
                if complete, field.need == .mandatory {
                    if object[field.name] == .string("") {
                        throw WireFault(.memberInvalid, field.name, "must not be empty")
                    }
                    throw WireFault(.memberMissing, field.name)
                }
                continue
            }
            try field.checkShape(value, complete: complete)
        }
    }

    private func checkMeanings(_ object: JSONObject) throws(WireFault) {
        for field in fields where field.hasMeaning {
            if let value = value(of: field, in: object) { try field.checkMeaning(value) }
        }
    }

    /// Checks the parts of one value that mean something in a table of the standard.
    fileprivate func meanings(of object: JSONObject) throws(WireFault) { try checkMeanings(object) }

    fileprivate func shapes(of object: JSONObject, complete: Bool) throws(WireFault) {
        try checkShapes(object, complete: complete)
    }
}

extension Field {
    func checkShape(_ value: JSON, complete: Bool) throws(WireFault) {
        if let joiner, let text = value.string {
            let parts = text.split(separator: joiner, omittingEmptySubsequences: false).map { JSON.string(String($0)) }
            try checkShape(.array(parts), of: kind, path: name, complete: complete)
        } else {
            try checkShape(value, of: kind, path: name, complete: complete)
        }
    }

    private func checkShape(
        _ value: JSON, of kind: Kind, path: String, complete: Bool
    ) throws(WireFault) {
        switch kind {
        case .text(let range):
            guard case .string(let text) = value else { throw invalid(path, "must be a string") }
            try rule.checkShape(text, length: range, path)
        case .integer(let range):
            guard let number = value.integer else { throw invalid(path, "must be an integer") }
            guard range.contains(number) else { throw invalid(path, "out of range") }
        case .decimal(let range):
            guard let tenths = value.tenths else { throw invalid(path, "must be a number with one decimal place") }
            guard range.contains(tenths) else { throw invalid(path, "out of range") }
        case .boolean:
            guard case .bool = value else { throw invalid(path, "must be true or false") }
        case .flag:
            guard Reading.flag(value) != nil else { throw invalid(path, "must be 1 or 0") }
        case .scalar(let range):
            guard let text = Reading.scalar(value) else { throw invalid(path, "must be a string or a number") }
            try rule.checkShape(text, length: range, path)
        case .array(let range, let element):
            guard case .array(let elements) = value else { throw invalid(path, "must be an array") }
            guard range.contains(elements.count) else { throw invalid(path, "has too few or too many elements") }
            for (index, item) in elements.enumerated() {
                do throws(WireFault) {
                    try checkShape(item, of: element, path: "", complete: complete)
                } catch {
                    throw error.under("\(path)[\(index)]")
                }
            }
        case .list(let range, _):
            guard case .array(let elements) = value else { throw invalid(path, "must be an array") }
            guard range.contains(elements.count) else { throw invalid(path, "has too few or too many elements") }
        case .object(let table):
            guard case .object(let object) = value else { throw invalid(path, "must be an object") }
            do throws(WireFault) {
                try table.shapes(of: object, complete: complete)
            } catch {
                throw error.under(path)
            }
        case .anyObject:
            guard case .object = value else { throw invalid(path, "must be an object") }
        }
    }

    private func invalid(_ path: String, _ desc: String) -> WireFault { WireFault(.memberInvalid, path, desc) }

    /// Whether the second pass has anything to look at.
    var hasMeaning: Bool { rule.hasMeaning || kind.holdsObject }

    func checkMeaning(_ value: JSON) throws(WireFault) {
        switch (kind, value) {
        case (.text, .string(let text)): try rule.checkMeaning(text, name)
        case (.object(let table), .object(let object)):
            do throws(WireFault) {
                try table.meanings(of: object)
            } catch {
                throw error.under(name)
            }
        case (.array(_, let element), .array(let items)):
            for (index, item) in items.enumerated() {
                do throws(WireFault) {
                    try Field("", element, need, rule).checkMeaning(item)
                } catch {
                    throw error.under("\(name)[\(index)]")
                }
            }
        default: break
        }
    }
}

extension Field.Kind {
    fileprivate var holdsObject: Bool {
        switch self {
        case .object: true
        case .array(_, let element): element.holdsObject
        default: false
        }
    }
}

extension WireFault {
    /// The same fault of a member further in.
    func under(_ path: String) -> WireFault {
        if path.isEmpty { return self }
        var fault = self
        let inner = member ?? ""
        fault.member = inner.isEmpty ? path : inner.hasPrefix("[") ? path + inner : path + "." + inner
        if let before = member, fault.desc.hasPrefix(before + ": ") {
            fault.desc = String(fault.desc.dropFirst(before.count + 2))
        }
        fault.desc = String(((fault.member ?? "") + ": " + fault.desc).unicodeScalars.prefix(256))
        return fault
    }
}
