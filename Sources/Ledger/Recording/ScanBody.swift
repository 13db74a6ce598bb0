internal import Checkpoint
internal import HealthCode

/// What there is to deliver of a scan, as octets to be sealed: a layout number, the temperature, the kind, the content.
///
/// Layout 1: 0x01, two octets temperature in tenths (0: none), then `C` and 92 octets of code, or `D`, the document's
/// type, number and name, each behind its length in one octet (a name has up to four octets a character, so two).
enum ScanBody {
    /// The layout that is written; ``decode(_:)`` reads every layout that was ever released.
    static let layout: Int64 = 1

    /// What of a payload can be delivered; nil for a kind that asks the service nothing.
    static func encode(_ payload: ScanPayload, temperature: Int?) -> [UInt8]? {
        let measured = UInt16(clamping: temperature ?? 0)
        var body: [UInt8] = [UInt8(layout), UInt8(measured >> 8), UInt8(truncatingIfNeeded: measured)]
        body.reserveCapacity(4 + CodeContent.octetCount)
        switch payload {
        case .code(let code):
            body.append(UInt8(ascii: "C"))
            code.write(to: &body)
            return body
        case .document(let claim):
            let fields = [claim.certType.rawValue, claim.certNum, claim.name].flatMap { text -> [UInt8] in
                let octets = Array(text.utf8.prefix(Int(UInt16.max)))
                return [UInt8(octets.count >> 8), UInt8(truncatingIfNeeded: octets.count)] + octets
            }
            return body + [UInt8(ascii: "D")] + fields
        case .residentNumber, .twoCodes, .wrongLayout, .notACode:
            return nil
        }
    }

    /// Reads it back; nil for what this program never wrote.
    static func decode(_ octets: [UInt8]) -> (payload: ScanPayload, temperature: Int?)? {
        guard octets.count > 4, octets[0] == 1 else { return nil }
        let measured = Int(octets[1]) << 8 | Int(octets[2])
        let temperature = measured == 0 ? nil : measured
        let rest = octets[4...]
        switch octets[3] {
        case UInt8(ascii: "C"):
            guard let code = try? CodeContent(octets: Array(rest)) else { return nil }
            return (.code(code), temperature)
        case UInt8(ascii: "D"):
            let fields = fields(rest)
            guard fields.count == 3, let type = CertType(rawValue: fields[0]),
                let number = try? DocumentNumber(type, fields[1]),
                let claim = DocumentClaim(name: fields[2], document: number)
            else { return nil }
            return (.document(claim), temperature)
        default:
            return nil
        }
    }

    private static func fields(_ octets: ArraySlice<UInt8>) -> [String] {
        var rest = octets
        var fields: [String] = []
        while rest.count >= 2 {
            let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= length else { return [] }
            fields.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        return fields
    }
}

extension ScanPayload {
    /// What the column `kind` says.
    var kindWord: String {
        if case .document = self { return "document" }
        return "code"
    }

    /// Writes what the scan is about, as octets to be hashed under the ledger's key; nothing for what is not delivered.
    func writeSubject(to octets: inout [UInt8]) {
        switch self {
        case .code(let code):
            octets.append(UInt8(ascii: "C"))
            octets.append(contentsOf: code.codeId)
        case .document(let claim):
            octets.append(UInt8(ascii: "D"))
            octets.append(contentsOf: claim.certType.rawValue.utf8)
            octets.append(0)
            octets.append(contentsOf: claim.certNum.utf8)
        case .residentNumber, .twoCodes, .wrongLayout, .notACode: break
        }
    }
}

extension Keys {
    /// The keyed hash of what a scan is about, 16 octets.
    func subject(_ payload: ScanPayload) -> [UInt8] {
        Array(hash("subject") { payload.writeSubject(to: &$0) }.prefix(16))
    }
}
