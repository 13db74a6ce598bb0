// rooms: HealthCode
import HealthCode

/// A text is refused, or it is the one spelling of a content; and two codes are never read as one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: octets, as: UTF8.self)
    do {
        let code = try CodeContent(text: text)
        precondition(code.text == text.uppercased() && text.utf8.count == CodeContent.textLength)
        precondition(!CodeContent.holdsTwoCodes(text))
        precondition(code.octets.starts(with: code.signedOctets))
        precondition(code.expiresAt >= code.issuedInstant)
        _ = (code.unknownPart, code.grade, code.divisionCode, code.codeIdHex, code.expiresAt.c17)
    } catch CodeFault.twoCodes {
        precondition(text.utf8.count > 32)
    } catch {
        precondition(error.returnCode == .codeNotRecognised)
    }
    if let code = try? CodeContent(octets: octets) { precondition(code.octets == octets) }
    return 0
}
