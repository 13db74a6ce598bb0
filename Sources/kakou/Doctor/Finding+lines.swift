internal import Checkpoint
internal import HealthCode
internal import HealthCodeAPI

extension Finding {
    /// The lines for people: what was seen, and what to do where it is not good.
    func lines(_ language: Language) -> [String] {
        let seen = "\(state.mark) \(check.title[language]): \(words[language])"
        return [seen, remedy.map { "     -> \($0[language])" }].compactMap { $0 }.map {
            PlainText.visible($0, limit: 400)
        }
    }

    /// The object for scripts.
    var json: JSONObject {
        var object: JSONObject = [
            "check": .string(check.rawValue), "state": .string(state.rawValue), "zh": .string(words.zh),
            "en": .string(words.en),
        ]
        if let remedy { object["remedy"] = ["zh": .string(remedy.zh), "en": .string(remedy.en)] }
        return object
    }
}
