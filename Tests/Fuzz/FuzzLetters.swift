// rooms: HealthCode
import HealthCode

/// Base32 and hexadecimal: any octets go there and back, any text that reads has one spelling.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: octets, as: UTF8.self)
    precondition(Base32.decode(Base32.encode(octets)) == octets)
    precondition(Hex.decode(Hex.encode(octets)) == octets)
    if let read = Base32.decode(text) { precondition(Base32.encode(read) == text.uppercased()) }
    if let read = Hex.decode(text) { precondition(Hex.encode(read) == text.uppercased()) }
    return 0
}
