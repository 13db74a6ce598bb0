// rooms: HealthCode Checkpoint
import Checkpoint
import HealthCode

/// Any read gives a payload; a code is one code, a resident number passes its own rule, and what is no code is not kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for read in [text] + ScanDecoder.reads(in: text) {
        switch ScanDecoder.decode(read) {
        case .code(let code): precondition(read.uppercased().contains(code.text))
        case .residentNumber(let number, let name):
            let again = try? ResidentNumber(number.digits)
            precondition(again == number && read.uppercased().contains(number.digits))
            if let name { precondition(PlainText.visible(name) == name && !name.isEmpty) }
        case .document, .twoCodes, .wrongLayout, .notACode: break
        }
    }
    return 0
}
