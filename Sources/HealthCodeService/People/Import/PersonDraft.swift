internal import HealthCode

/// A row of an import file on its way: what its columns gave so far.
struct PersonDraft {
    var name: String?
    var certType: CertType?
    var certNum: String?
    var sex: Sex?
    var nationality: String?
    var domicileCode: String?
    var address: String?
    var phone: String?
    var diseaseHistory: [String] = []
    var grade: Grade?
    var reasonCode: String?
    var guide: String?
    var divisionCode: String?
    var pcrResult: TestResult?
    var pcrPlace: String?
    var pcrTime: Instant?
    var antibodyResult: TestResult?
    var antibodyPlace: String?
    var antibodyTime: Instant?

    /// The whole row, or why it cannot be one; the reason quotes nothing of the row.
    func finished() -> Result<PersonRow, RowFault> {
        guard let name else { return .failure(RowFault("name: missing")) }
        guard let certType else { return .failure(RowFault("certType: missing")) }
        guard let certNum else { return .failure(RowFault("certNum: missing")) }
        let document: DocumentNumber
        do {
            document = try DocumentNumber(certType, certNum)
        } catch {
            return .failure(RowFault("certNum: \(Self.words(error)) (4002)"))
        }
        var row = PersonRow(name: name, document: document)
        row.sex = sex
        row.nationality = nationality
        row.domicileCode = domicileCode
        row.address = address
        row.phone = phone
        row.diseaseHistory = diseaseHistory
        row.grade = grade
        row.reasonCode = reasonCode
        row.guide = guide
        row.divisionCode = divisionCode
        for (kind, result, place, time) in [
            (TestKind.pcr, pcrResult, pcrPlace, pcrTime), (.antibody, antibodyResult, antibodyPlace, antibodyTime),
        ] {
            switch (result, time) {
            case (nil, nil): break
            case (let result?, let time?): row.tests.append(.init(kind: kind, result: result, at: time, place: place))
            default: return .failure(RowFault("\(kind.members.result): a result and its time belong together"))
            }
        }
        return .success(row)
    }

    private static func words(_ fault: DocumentFault) -> String {
        switch fault {
        case .length(let length): "\(length) characters are not a length of this type"
        case .character(let place): "character \(place + 1) is not allowed there"
        case .check: "the check character is wrong"
        case .date: "the date of birth does not exist"
        case .pattern: "not the form of this type"
        }
    }
}

/// Why one row of an import was left out.
struct RowFault: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
