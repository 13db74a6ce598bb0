// rooms: HealthCode
import HealthCode

/// Temperatures, symptom lists, divisions and code lists: small texts that people and clients type.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    if let tenths = TemperatureRule.tenths(of: text) { precondition(TemperatureRule.bounds.contains(tenths)) }
    if let list = Symptom.list(caretJoined: text) {
        precondition(list.map(\.rawValue).joined(separator: "^") == text)
        _ = Symptom.areContradictory(list)
    }
    if Divisions.isCurrent(text) { precondition(text.utf8.count == 6 && Divisions.name(of: text) != nil) }
    _ = (Divisions.shortName(of: text), Divisions.wasEver(text))
    for division in Divisions.search(text, limit: 5) {
        precondition(division.code.hasPrefix(text) || division.name.utf8.starts(with: text.utf8))
    }
    _ = (ReturnCode(rawValue: text)?.words, Grade(rawValue: text)?.name, Grade.worse(wire: text, "00"))
    return 0
}
