// rooms: HealthCode
import HealthCode

/// The first octet chooses the document type; a number is refused, or its canonical form reads as itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = UnsafeBufferPointer(start: start, count: count)
    guard let first = octets.first else { return 0 }
    let type = CertType.allCases[Int(first) % CertType.allCases.count]
    let text = String(decoding: octets.dropFirst(), as: UTF8.self)
    _ = CertType(wire: text)
    _ = Masking.number(text)
    _ = Masking.name(text)
    do {
        let number = try DocumentNumber(type, text)
        let again = try? DocumentNumber(type, number.number)
        precondition(again == number && !number.number.isEmpty)
        if type == .residentID {
            let resident = try ResidentNumber(number.number)
            precondition(resident.digits.utf8.count == 18 && resident.digits == number.number)
            _ = (resident.sex, resident.birthDate, Divisions.name(of: resident.divisionPrefix))
        }
    } catch {
        precondition(!error.words.zh.isEmpty)
    }
    return 0
}
