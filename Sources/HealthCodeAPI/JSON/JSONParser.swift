/// Reads one JSON text, strictly after RFC 8259 and the profile's limits: valid UTF-8, no name twice in an object, nothing
/// after the value, no byte order mark.
struct JSONParser {
    private let octets: UnsafeBufferPointer<UInt8>
    private let depthLimit: Int
    private var position = 0
    private var depth = 0

    private init(_ octets: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
        self.octets = octets
        self.depthLimit = depthLimit
    }

    /// The value of a whole text.
    static func parse(_ octets: [UInt8], limits: JSONLimits) throws(JSONFault) -> JSON {
        guard octets.count <= limits.size else { throw JSONFault(cause: .tooLong, offset: limits.size) }
        let result = octets.withUnsafeBufferPointer { buffer -> Result<JSON, JSONFault> in
            var parser = JSONParser(buffer, depthLimit: limits.depth)
            do throws(JSONFault) {
                return .success(try parser.whole())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private mutating func whole() throws(JSONFault) -> JSON {
        skipSpace()
        let value = try value()
        skipSpace()
        guard position == octets.count else { throw fault(.trailing) }
        return value
    }

    private func fault(_ cause: JSONFault.Cause) -> JSONFault { JSONFault(cause: cause, offset: position) }

    private func peek() throws(JSONFault) -> UInt8 {
        guard position < octets.count else { throw fault(.endedEarly) }
        return octets[position]
    }

    private mutating func skipSpace() {
        while position < octets.count {
            switch octets[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONFault) -> JSON {
        switch try peek() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        default: throw fault(.unexpected)
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[index] else { throw fault(.unexpected) }
            position += 1
        }
        return value
    }

    private mutating func enter() throws(JSONFault) {
        depth += 1
        guard depth <= depthLimit else { throw fault(.tooDeep) }
        position += 1
        skipSpace()
    }

    private mutating func array() throws(JSONFault) -> [JSON] {
        try enter()
        var elements: [JSON] = []
        if try peek() == UInt8(ascii: "]") {
            position += 1
            depth -= 1
            return elements
        }
        while true {
            elements.append(try value())
            skipSpace()
            switch try peek() {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
            case UInt8(ascii: "]"):
                position += 1
                depth -= 1
                return elements
            default: throw fault(.unexpected)
            }
        }
    }

    private mutating func object() throws(JSONFault) -> JSONObject {
        let start = position
        try enter()
        var members: [JSONObject.Member] = []
        // Few members are compared one by one; many go through a set, so that no text costs more than its length.
        var names: Set<String> = []
        if try peek() == UInt8(ascii: "}") {
            position += 1
            depth -= 1
            return JSONObject(members: members, range: start..<position)
        }
        members.reserveCapacity(8)
        while true {
            guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpected) }
            let nameStart = position
            let name = try string()
            if members.count < 16 {
                for member in members where member.name == name {
                    throw JSONFault(cause: .duplicateName, offset: nameStart)
                }
            } else {
                if names.isEmpty { names = Set(members.map(\.name)) }
                guard names.insert(name).inserted else { throw JSONFault(cause: .duplicateName, offset: nameStart) }
            }
            skipSpace()
            guard try peek() == UInt8(ascii: ":") else { throw fault(.unexpected) }
            position += 1
            skipSpace()
            let valueStart = position
            let value = try value()
            members.append(
                JSONObject.Member(name: name, value: value, nameStart: nameStart, valueRange: valueStart..<position))
            skipSpace()
            switch try peek() {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
            case UInt8(ascii: "}"):
                position += 1
                depth -= 1
                return JSONObject(members: members, range: start..<position)
            default: throw fault(.unexpected)
            }
        }
    }

    private mutating func number() throws(JSONFault) -> JSONNumber {
        let start = position
        if octets[position] == UInt8(ascii: "-") { position += 1 }
        let first = position
        let wholeDigits = digits()
        guard wholeDigits > 0, wholeDigits == 1 || octets[first] != UInt8(ascii: "0") else { throw fault(.badNumber) }
        if position < octets.count, octets[position] == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw fault(.badNumber) }
        }
        if position < octets.count, octets[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < octets.count, octets[position] == UInt8(ascii: "+") || octets[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard digits() > 0 else { throw fault(.badNumber) }
        }
        return JSONNumber(checked: String(decoding: octets[start..<position], as: UTF8.self))
    }

    private mutating func digits() -> Int {
        let start = position
        while position < octets.count, case 0x30...0x39 = octets[position] { position += 1 }
        return position - start
    }

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while position < octets.count {
            switch octets[position] {
            case UInt8(ascii: "\""):
                let text = try text(start..<position)
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw fault(.controlCharacter)
            default: position += 1
            }
        }
        throw fault(.endedEarly)
    }

    private func text(_ range: Range<Int>) throws(JSONFault) -> String {
        guard let text = String(validating: UnsafeBufferPointer(rebasing: octets[range]), as: UTF8.self) else {
            throw JSONFault(cause: .notUTF8, offset: range.lowerBound)
        }
        return text
    }

    /// The rest of a string in which the first escape was just met.
    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var plain = Array(octets[start..<position])
        while position < octets.count {
            let octet = octets[position]
            switch octet {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: plain, as: UTF8.self) else {
                    throw JSONFault(cause: .notUTF8, offset: start)
                }
                return text
            case UInt8(ascii: "\\"):
                position += 1
                try unescape(into: &plain)
            case 0..<0x20: throw fault(.controlCharacter)
            default:
                plain.append(octet)
                position += 1
            }
        }
        throw fault(.endedEarly)
    }

    private mutating func unescape(into plain: inout [UInt8]) throws(JSONFault) {
        let letter = try peek()
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "f"): plain.append(0x0C)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if 0xD800..<0xDC00 ~= code {
                guard position + 1 < octets.count, octets[position] == UInt8(ascii: "\\"),
                    octets[position + 1] == UInt8(ascii: "u")
                else { throw fault(.loneSurrogate) }
                position += 2
                let low = try hexadecimal()
                guard 0xDC00..<0xE000 ~= low else { throw fault(.loneSurrogate) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault(.loneSurrogate) }
            plain.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        default: throw fault(.badEscape)
        }
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let digit = try peek()
            switch digit {
            case 0x30...0x39: code = code << 4 | UInt32(digit - 0x30)
            case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((digit | 0x20) - 0x57)
            default: throw fault(.badEscape)
            }
            position += 1
        }
        return code
    }
}

extension JSON {
    /// Reads a JSON text strictly after RFC 8259; see ``JSONLimits`` for what is refused beyond it.
    public init(_ octets: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONFault) {
        self = try JSONParser.parse(octets, limits: limits)
    }
}
