internal import GuoMi
internal import HealthCode

extension Field.Rule {
    /// Whether a wrong value is more than 1003: it stands in a table of the standard.
    var hasMeaning: Bool {
        switch self {
        case .certType, .place, .domicile, .tripEnd, .symbology: true
        default: false
        }
    }

    /// Length and form: 1003.
    func checkShape(_ text: String, length: ClosedRange<Int>, _ path: String) throws(WireFault) {
        let octets = text.utf8.count
        if case .octets = self {
            guard length.contains(octets) else { throw WireFault(.memberInvalid, path, "too long") }
            return
        }
        // Most texts are short enough whatever they consist of; only others are counted out.
        if octets > length.upperBound || length.lowerBound > 1 {
            guard length.contains(text.unicodeScalars.count) else {
                throw WireFault(.memberInvalid, path, "of another length")
            }
        } else if octets == 0, length.lowerBound > 0 {
            throw WireFault(.memberInvalid, path, "must not be empty")
        }
        guard hasForm(text) else { throw WireFault(.memberInvalid, path, "not a value of this member") }
    }

    /// What the value means: 2006, 4001 or 4003.
    func checkMeaning(_ text: String, _ path: String) throws(WireFault) {
        switch self {
        case .certType:
            guard CertType(wire: text) != nil else { throw WireFault(.documentTypeUnknown, path) }
        case .place:
            guard Divisions.isCurrent(text) else { throw WireFault(.divisionUnknown, path) }
        case .domicile:
            guard Divisions.wasEver(text) else { throw WireFault(.divisionUnknown, path) }
        case .tripEnd:
            guard Divisions.isTripEnd(text) else { throw WireFault(.divisionUnknown, path) }
        case .symbology:
            guard CodeType(rawValue: text) != nil else { throw WireFault(.symbologyUnsupported, path) }
        default: break
        }
    }

    private func hasForm(_ text: String) -> Bool {
        switch self {
        case .opaque, .octets, .ciphertext: true
        case .plain, .certType, .symbology: Self.isPlain(text)
        case .digits, .place, .domicile, .tripEnd: text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        case .oneOf(let values): values.contains(text)
        case .time14: Instant(c14: text) != nil
        case .time17: Instant(c17: text) != nil
        case .country: ContactText.isCountry(text)
        case .phone: ContactText.isPhone(text)
        case .base64: Base64.decode(text) != nil
        }
    }

    /// No C0 control character but tab and line ends, no delete, no C1 control character.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { octets in
            for (index, octet) in octets.enumerated() {
                switch octet {
                case 0x09, 0x0A, 0x0D: continue
                case 0..<0x20, 0x7F: return false
                case 0xC2 where index + 1 < octets.count && octets[index + 1] < 0xA0: return false
                default: continue
                }
            }
            return true
        }
    }
}
