// rooms: HealthCode
import HealthCode

/// What may be seen is bounded, holds no control, and is seen again as itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let seen = PlainText.visible(text)
    precondition(seen.unicodeScalars.count <= min(256, text.unicodeScalars.count))
    precondition(seen.unicodeScalars.allSatisfy { $0 == " " || !isForbidden($0) })
    precondition(PlainText.visible(seen) == seen)
    _ = (Masking.name(text), Masking.number(text), Masking.vehicle(text), Masking.phone(text))
    return 0
}

private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
}
