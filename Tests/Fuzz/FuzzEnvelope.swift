// rooms: HealthCode GuoMi HealthCodeAPI
import GuoMi
import HealthCode
import HealthCodeAPI

private let key = SM2PrivateKey()

/// A body is refused with 1001, or what would be verified is a slice of it; a body nobody signed never verifies.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let body = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let envelope = try Envelope.parse(body)
        let octets = envelope.bizPackage
        precondition(octets.first == UInt8(ascii: "{") && octets.last == UInt8(ascii: "}"))
        let content = try? JSON(octets)
        precondition(content == .object(envelope.content))
        precondition(!envelope.verify(with: key.publicKey))
    } catch {
        precondition(error.code == .envelopeMalformed && [400, 413].contains(error.status))
        precondition(error.desc.unicodeScalars.count <= 256)
    }
    return 0
}
