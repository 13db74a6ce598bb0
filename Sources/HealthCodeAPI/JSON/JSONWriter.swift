extension JSON {
    /// The shortest text of the value in UTF-8, members in their order, nothing escaped that need not be.
    public var octets: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(1024)
        write(to: &output)
        return output
    }

    /// The text as a string.
    public var text: String { String(decoding: octets, as: UTF8.self) }

    func write(to output: inout [UInt8]) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .number(let number): output += number.text.utf8
        case .string(let text): JSON.write(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object): object.write(to: &output)
        }
    }

    static func write(_ text: String, to output: inout [UInt8]) {
        var text = text
        output.append(UInt8(ascii: "\""))
        text.withUTF8 { octets in
            var plain = 0
            for (index, octet) in octets.enumerated() where octet < 0x20 || octet == 0x22 || octet == 0x5C {
                output.append(contentsOf: octets[plain..<index])
                plain = index + 1
                escape(octet, to: &output)
            }
            output.append(contentsOf: octets[plain...])
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ octet: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch octet {
        case 0x22, 0x5C: output.append(octet)
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        default:
            let low = octet & 0x0F
            output += "u00".utf8
            output.append(0x30 + octet >> 4)
            output.append(low < 10 ? 0x30 + low : 0x57 + low)
        }
    }
}

extension JSONObject {
    /// The shortest text of the object in UTF-8.
    public var octets: [UInt8] { JSON.object(self).octets }

    func write(to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            JSON.write(member.name, to: &output)
            output.append(UInt8(ascii: ":"))
            member.value.write(to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }
}
