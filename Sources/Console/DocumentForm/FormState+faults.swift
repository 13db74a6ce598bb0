import Checkpoint
import HealthCode
import Phrases

extension FormState {
    /// What is asked about, once every field is right.
    var claim: DocumentClaim? {
        guard let document = try? DocumentNumber(certType, number) else { return nil }
        return DocumentClaim(name: name, document: document)
    }

    /// What is wrong with the number; nil where nothing is.
    var numberFault: Words? {
        if number.isEmpty { return Phrase.formNumberMissing.words }
        do throws(DocumentFault) {
            _ = try DocumentNumber(certType, number)
            return nil
        } catch {
            return error.words
        }
    }

    /// What is wrong with the name; nil where nothing is.
    var nameFault: Words? {
        if name.isEmpty { return Phrase.formNameMissing.words }
        guard let document = try? DocumentNumber(.other, "1") else { return nil }
        return DocumentClaim(name: name, document: document) == nil ? Phrase.formNameWrong.words : nil
    }

    /// What stands beside the number while it is typed: good, how many are missing, or what is wrong; and whether it
    /// is a fault.
    var numberNote: (words: Words, isFault: Bool)? {
        if number.isEmpty { return isSubmitted ? (Phrase.formNumberMissing.words, true) : nil }
        guard let fault = numberFault else { return (Phrase.formNumberGood.words, false) }
        let isGrowing = certType == .residentID && number.count < 18 && number.allSatisfy(\.isNumber)
        if isGrowing, !isSubmitted, focus == .number {
            return (Templates.numberShort(18 - number.count), false)
        }
        return (fault, true)
    }

    /// What stands beside the name.
    var nameNote: Words? {
        isSubmitted || (!name.isEmpty && focus != .name) ? nameFault : nil
    }
}
