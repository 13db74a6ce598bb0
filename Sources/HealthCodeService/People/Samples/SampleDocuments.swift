internal import HealthCode

/// Document numbers that pass every check and that no living person can hold.
///
/// Resident numbers: a district of today, a birth date from 1880 to 1899 (the oldest living person is younger), a
/// sequence, and the check character of GB 11643. Permits: a number range that begins with 9. Passports, one-time
/// permits and others say SAMPLE. Foreign residents: the country XXX, which ISO 3166 keeps free, or seventeen digits
/// that begin with zeros. All are unique up to a million people.
enum SampleDocuments {
    struct Document {
        let number: DocumentNumber
        let sex: Sex?
        let nationality: String
    }

    /// 1880-01-01, and the days up to the end of 1899.
    private static let firstDay = -32_872
    private static let days = 7_305

    static func document(_ certType: CertType, index: Int, seed: UInt64, _ random: inout SplitMix64) -> Document {
        let tail = SamplePeople.padded(index % 10_000_000, 7)
        switch certType {
        case .residentID: return resident(index: index, seed: seed, &random)
        case .hkMacauPermit:
            let letter = index % 3 == 0 ? "M" : "H"
            return other(certType, letter + "9" + tail + (index % 2 == 0 ? "" : "00"), index % 3 == 0 ? "MAC" : "HKG")
        case .taiwanPermit: return other(certType, "9" + tail + (index % 2 == 0 ? "" : "01"), "TWN")
        case .taiwanOneTime: return other(certType, "SAMPL" + tail, "TWN")
        case .passport: return other(certType, "SAMPLE" + tail, "XXX")
        case .foreignResident:
            return other(certType, index % 2 == 0 ? "9" + "0000000000" + tail : "XXX" + "00000" + tail, "XXX")
        case .other: return other(certType, "SAMPLE-" + tail, "CHN")
        }
    }

    private static func resident(index: Int, seed: UInt64, _ random: inout SplitMix64) -> Document {
        let sequence = index % 999 + 1
        let day = Int((UInt64(truncatingIfNeeded: index / 999) &+ UInt64(sequence * 37) &+ seed % 7_305) % UInt64(days))
        let date = CivilDate(daysSince1970: firstDay + day)
        let body =
            random.pick(SamplePlaces.districts) + SamplePeople.padded(date.year, 4) + SamplePeople.padded(date.month, 2)
            + SamplePeople.padded(date.day, 2) + SamplePeople.padded(sequence, 3)
        let check = ResidentNumber.checkCharacter(of: body).map(String.init) ?? ""
        return Document(
            number: number(.residentID, body + check), sex: sequence % 2 == 0 ? .female : .male, nationality: "CHN")
    }

    private static func other(_ certType: CertType, _ text: String, _ nationality: String) -> Document {
        Document(number: number(certType, text), sex: nil, nationality: nationality)
    }

    /// A number that is right by construction; a test walks every kind of them.
    private static func number(_ certType: CertType, _ text: String) -> DocumentNumber {
        guard let number = try? DocumentNumber(certType, text) else {
            preconditionFailure("a sample number of type \(certType.rawValue) does not pass its own rule")
        }
        return number
    }
}
