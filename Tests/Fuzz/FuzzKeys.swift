// rooms: GuoMi
import GuoMi

private let key = SM2PrivateKey()
private let message = Array("message".utf8)

/// Points, signatures, ciphertexts and sealed rows from outside: refused, or of exactly one form.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    if let point = try? SM2PublicKey(point: octets) { precondition(point.point == octets) }
    if let read = SM2Signature(der: octets) { precondition(read.der == octets) }
    if let read = SM2Ciphertext(der: octets) { precondition(read.der == octets) }
    precondition(!key.publicKey.verify(der: octets, of: message))
    precondition(!key.publicKey.verify(raw: octets, of: message))
    let opened = try? key.decrypt(octets)
    precondition(opened == nil)
    let text = String(decoding: octets, as: UTF8.self)
    if let read = Base64.decode(text) { precondition(Base64.encode(read) == text) }
    if let read = Base64.decodeURL(text) { precondition(Base64.encodeURL(read) == text) }
    precondition(Base64.decode(Base64.encode(octets)) == octets)
    precondition(Base64.decodeURL(Base64.encodeURL(octets)) == octets)
    return 0
}
