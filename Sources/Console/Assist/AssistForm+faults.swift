import Checkpoint
import HealthCode
import Phrases

extension AssistForm {
    /// What is wrong with a field, by the service's own rules; nil where nothing is.
    func fault(of key: FieldKey, now: Instant) -> Words? {
        let value = self[key]
        guard !value.isEmpty else {
            guard key.field.row.isNeeded else { return nil }
            return key.field == .number || key.field == .declarantNumber
                ? Phrase.formNumberMissing.words : AssistPhrase.missing.words
        }
        if let limit = key.field.row.kind.limit, value.unicodeScalars.count > limit {
            return AssistPhrase.tooLong.words
        }
        switch key.field {
        case .number: return Self.numberFault(value, type: self[.certType])
        case .declarantNumber: return Self.numberFault(value, type: self[.declarantType])
        case .name, .declarantName: return Self.isName(value) ? nil : Phrase.formNameWrong.words
        case .phone: return ContactText.isPhone(value) ? nil : AssistPhrase.phoneWrong.words
        case .temperature:
            return TemperatureRule.tenths(of: value) == nil ? Phrase.temperatureBounds.words : nil
        case .symptoms:
            let symptoms = list(key).compactMap(Symptom.init(rawValue:))
            return Symptom.areContradictory(symptoms) ? ReturnCode.symptomsContradictory.words : nil
        case .division: return Divisions.isCurrent(value) ? nil : ReturnCode.divisionUnknown.words
        case .nationality: return ContactText.isCountry(value) ? nil : AssistPhrase.nationalityWrong.words
        case .riskAreas, .stopOver:
            return list(key).allSatisfy(Divisions.isCurrent) ? nil : ReturnCode.divisionUnknown.words
        case .from, .to: return Divisions.isTripEnd(value) ? nil : ReturnCode.divisionUnknown.words
        case .fromCountry, .toCountry:
            let isRight =
                ContactText.isCountry(value) && ContactText.areTogether(place: Divisions.abroad, country: value)
            return isRight ? nil : AssistPhrase.countryWrong.words
        case .depart: return timeFault(key, now: now)
        case .arrive: return timeFault(key, now: now) ?? orderFault(key, now: now)
        case .seconds:
            return Int(value).map(Limits.codeLife.contains) == true ? nil : AssistPhrase.secondsWrong.words
        case .uses: return Int(value).map(Limits.codeUses.contains) == true ? nil : AssistPhrase.usesWrong.words
        default: return Self.isBlank(value) ? AssistPhrase.missing.words : nil
        }
    }

    /// The fields with a fault, in their order.
    func faults(now: Instant) -> [FieldKey] { keys.filter { fault(of: $0, now: now) != nil } }

    /// Why the form cannot be sent as a whole; nil where that is right.
    var wholeFault: Words? {
        guard service == .correction, parts == 0, let type = CorrectionType(rawValue: self[.correctType]),
            type.needsItems
        else { return nil }
        return AssistPhrase.itemMissing.words
    }

    /// What stands under a field: what is wrong, or how it is going; and whether that is a fault.
    func note(of key: FieldKey, now: Instant) -> (words: Words, isFault: Bool)? {
        let value = self[key]
        let fault = fault(of: key, now: now)
        if let fault, isSubmitted || (!value.isEmpty && key != focus) { return (fault, true) }
        guard key == focus else { return nil }
        switch key.field.row.kind {
        case .documentNumber where !value.isEmpty:
            guard let fault else { return (Phrase.formNumberGood.words, false) }
            let type = key.field == .number ? self[.certType] : self[.declarantType]
            let isGrowing = type == CertType.residentID.rawValue && value.count < 18 && value.allSatisfy(\.isNumber)
            return isGrowing ? (Templates.numberShort(18 - value.count), false) : (fault, true)
        case .time:
            guard let at = TypedTime.read(value, now: now) else { return (AssistPhrase.timeHint.words, false) }
            guard let fault else {
                let read = "\(at.date.year)-\(at.monthDay) \(at.clock.prefix(5))"
                return (Words(zh: read, en: read), false)
            }
            return (fault, true)
        case .place, .places: return (AssistPhrase.placeHint.words, false)
        case .several: return (AssistPhrase.severalHint.words, false)
        case .choice: return (AssistPhrase.choiceHint.words, false)
        default: return nil
        }
    }

    static func numberFault(_ value: String, type: String) -> Words? {
        guard let type = CertType(rawValue: type) else { return ReturnCode.documentTypeUnknown.words }
        do throws(DocumentFault) {
            _ = try DocumentNumber(type, value)
            return nil
        } catch {
            return error.words
        }
    }

    private static func isName(_ value: String) -> Bool {
        guard let document = try? DocumentNumber(.other, "1") else { return false }
        return DocumentClaim(name: value, document: document) != nil
    }

    /// Whether nothing of a text can be seen: the service would take it, and nobody could use it.
    private static func isBlank(_ value: String) -> Bool { PlainText.visible(value).allSatisfy { $0 == " " } }

    private func timeFault(_ key: FieldKey, now: Instant) -> Words? {
        guard let at = TypedTime.read(self[key], now: now) else { return AssistPhrase.timeHint.words }
        let span = TripRule.Span(depart: at, arrive: nil)
        return TripRule.fault(span, now: now) == nil ? nil : AssistPhrase.timeWindow.words
    }

    private func orderFault(_ key: FieldKey, now: Instant) -> Words? {
        guard let arrive = TypedTime.read(self[key], now: now),
            let depart = TypedTime.read(self[FieldKey(.depart, part: key.part)], now: now)
        else { return nil }
        let fault = TripRule.fault(TripRule.Span(depart: depart, arrive: arrive), now: now)
        return fault == nil ? nil : AssistPhrase.timeOrder.words
    }
}
