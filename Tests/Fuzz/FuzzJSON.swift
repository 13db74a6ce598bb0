// rooms: HealthCode GuoMi HealthCodeAPI
import HealthCodeAPI

/// A text is refused with the place where it showed, or its value is written so that it reads as itself; and every object
/// stands where it says it stood.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let value = try JSON(octets)
        let written = value.octets
        let again = try? JSON(written)
        precondition(again == value && again?.octets == written)
        walk(value, in: octets, depth: 1)
    } catch {
        precondition((0...octets.count).contains(error.offset))
    }
    return 0
}

private func walk(_ value: JSON, in octets: [UInt8], depth: Int) {
    switch value {
    case .null, .bool, .string: break
    case .number(let number): _ = (number.integer, number.tenths, number.canonical, number.hashValue)
    case .array(let elements):
        precondition(depth <= 16)
        for element in elements { walk(element, in: octets, depth: depth + 1) }
    case .object(let object):
        precondition(depth <= 16)
        let alone = try? JSON(Array(octets[object.range]))
        precondition(alone == value)
        for (index, member) in object.members.enumerated() {
            precondition(octets[member.nameStart] == UInt8(ascii: "\""))
            let own = try? JSON(Array(octets[member.valueRange]))
            precondition(own == member.value)
            precondition(!object.members[..<index].contains { $0.name == member.name })
            walk(member.value, in: octets, depth: depth + 1)
        }
    }
}
