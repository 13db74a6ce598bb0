import Checkpoint
import HealthCode

/// What is typed into one of the forms of F6, and the steps back; lives as long as the form is open.
public struct AssistForm: Hashable, Sendable {
    /// Which service.
    public let service: AssistService
    /// How many trips or items there are.
    public private(set) var parts: Int
    /// Where keys go.
    public private(set) var focus: FieldKey
    /// The option under the cursor of a field with several, from 0.
    public private(set) var option = 0
    /// Whether somebody tried to send it, so that empty fields are faults too.
    public var isSubmitted = false
    private var values: [FieldKey: String] = [:]
    private var past: [Step] = []
    /// The field that the last step typed into; more typing in it makes no new step.
    private var typing: FieldKey?

    /// How many steps back are kept.
    static let steps = 64

    /// A form as it was before a step.
    private struct Step: Hashable, Sendable {
        let values: [FieldKey: String]
        let parts: Int
        let focus: FieldKey
    }

    /// An empty form.
    public init(_ service: AssistService) {
        self.service = service
        parts = service.firstParts
        focus = FieldKey(.number)
        for field in service.layout where !field.beginning.isEmpty { values[FieldKey(field)] = field.beginning }
    }

    /// The value of a field; empty where nothing is in it.
    public subscript(_ key: FieldKey) -> String { values[key] ?? "" }

    /// The value of a field outside parts.
    public subscript(_ field: AssistField) -> String { values[FieldKey(field)] ?? "" }

    /// The fields that are asked for now, in their order.
    public var keys: [FieldKey] {
        let layout = service.layout
        guard let first = layout.firstIndex(where: \.isOfPart), let last = layout.lastIndex(where: \.isOfPart) else {
            return layout.map { FieldKey($0) }.filter(isAsked)
        }
        let before = layout[..<first].map { FieldKey($0) }
        let after = layout[(last + 1)...].map { FieldKey($0) }
        let middle = (0..<parts).flatMap { part in layout[first...last].map { FieldKey($0, part: part) } }
        return (before + middle + after).filter(isAsked)
    }

    /// Whether nothing was typed or chosen yet.
    public var isUntouched: Bool { past.isEmpty }

    /// Whether there is a step to take back.
    public var canUndo: Bool { !past.isEmpty }

    private func isAsked(_ key: FieldKey) -> Bool {
        switch key.field {
        // A resident number tells the sex, and these documents the nationality.
        case .sex: certType != .residentID
        case .nationality: certType.map { [.passport, .foreignResident, .other].contains($0) } ?? false
        case .symptomOther: list(FieldKey(.symptoms)).contains(Symptom.other.rawValue)
        case .riskAreas: self[.stay] == StayAnswer.yes.rawValue
        case .declarantType, .declarantNumber, .declarantName: self[.relation] != Relation.oneself.rawValue
        case .fromCountry: self[FieldKey(.from, part: key.part)] == Divisions.abroad
        case .toCountry: self[FieldKey(.to, part: key.part)] == Divisions.abroad
        case .vehicle: mode(of: key.part)?.needsVehicle == true
        case .carriage, .seat: mode(of: key.part) == .train
        case .seconds, .uses: self[.printed] != "1"
        case .targetId: CorrectionType(rawValue: self[.correctType])?.needsTarget == true
        default: true
        }
    }

    private var certType: CertType? { CertType(rawValue: self[.certType]) }

    private func mode(of part: Int) -> TravelMode? { TravelMode(rawValue: self[FieldKey(.mode, part: part)]) }

    /// The codes in a field that takes several.
    public func list(_ key: FieldKey) -> [String] { self[key].split(separator: "^").map(String.init) }

    /// The codes that a field offers in this form; one that may be left out offers that first.
    func choices(of key: FieldKey) -> [Choice] {
        var choices = key.field.choices
        if key.field == .item {
            let type = CorrectionType(rawValue: self[.correctType]) ?? .other
            choices = type.fields.map { Choice(code: $0.rawValue, words: $0.title) }
        }
        if !key.field.row.isNeeded, key.field.row.kind == .choice {
            choices.insert(Choice(code: "", words: Words(zh: "不填", en: "not said")), at: 0)
        }
        return choices
    }
}

// MARK: Moving

extension AssistForm {
    /// To another of the fields that are asked for, round the ends.
    mutating func moveFocus(by steps: Int) {
        let keys = keys
        guard !keys.isEmpty else { return }
        let place = keys.firstIndex(of: focus) ?? 0
        focus(on: keys[((place + steps) % keys.count + keys.count) % keys.count])
    }

    /// To a field.
    mutating func focus(on key: FieldKey) {
        if focus != key { (typing, option) = (nil, 0) }
        focus = key
    }

    /// Whether the focus stands on the last field.
    var isAtEnd: Bool { focus == keys.last }

    /// Left and right: the next code, or the next option.
    mutating func change(by steps: Int) {
        let choices = choices(of: focus)
        guard !choices.isEmpty else { return }
        func wrapped(_ place: Int) -> Int { ((place + steps) % choices.count + choices.count) % choices.count }
        switch focus.field.row.kind {
        case .several: option = wrapped(option)
        case .choice:
            let place = choices.firstIndex { $0.code == self[focus] }
            set(choices[place.map(wrapped) ?? (steps > 0 ? 0 : choices.count - 1)].code)
        default: break
        }
    }
}

// MARK: Editing

extension AssistForm {
    /// A printable key in the field with the focus; true where it was one for it.
    @discardableResult mutating func type(_ character: Character) -> Bool {
        switch focus.field.row.kind {
        case .text(let limit): return append(character, limit: limit)
        case .documentNumber:
            guard character != " " else { return false }
            return append(character.uppercased().first ?? character, limit: Limits.Text.documentNumber)
        case .capitals(let limit): return append(character.uppercased().first ?? character, limit: limit)
        case .digits(let limit): return character.isDigit && append(character, limit: limit)
        case .temperature: return (character.isDigit || character == ".") && append(character, limit: 5)
        case .time: return TypedTime.takes(character) && append(character, limit: TypedTime.limit)
        case .choice:
            if character == " " { change(by: 1) } else { return choose(character) }
            return true
        case .several:
            let choices = choices(of: focus)
            if character == " ", choices.indices.contains(option) { return toggle(choices[option].code) }
            guard let place = choices.firstIndex(where: { $0.code == String(character) }) else { return false }
            option = place
            return toggle(choices[place].code)
        case .place, .places: return false
        }
    }

    /// A digit that is a code of the list chooses it.
    private mutating func choose(_ character: Character) -> Bool {
        guard choices(of: focus).contains(where: { $0.code == String(character) }) else { return false }
        set(String(character))
        return true
    }

    private mutating func toggle(_ code: String) -> Bool {
        var codes = list(focus)
        if let place = codes.firstIndex(of: code) { codes.remove(at: place) } else { codes.append(code) }
        set(codes.sorted().joined(separator: "^"))
        return true
    }

    private mutating func append(_ character: Character, limit: Int) -> Bool {
        let text = self[focus] + String(character)
        guard text.unicodeScalars.count <= limit else { return false }
        edit(isTyping: true) { $0[$1] = text }
        return true
    }

    /// Backspace: the last character; of divisions and codes, the last one.
    mutating func erase() {
        guard !self[focus].isEmpty else { return }
        switch focus.field.row.kind {
        case .choice: if !focus.field.row.isNeeded { set("") }
        case .several, .places: set(list(focus).dropLast().joined(separator: "^"))
        case .place: set("")
        default: edit(isTyping: true) { $0[$1]?.removeLast() }
        }
    }

    /// ^U: the field as it was at the beginning.
    mutating func clear() {
        guard self[focus] != focus.field.beginning else { return }
        set(focus.field.beginning)
    }

    /// Sets the field with the focus in one step.
    mutating func set(_ value: String) { edit(isTyping: false) { $0[$1] = value } }

    /// Puts a division into the field with the focus, behind those that are in it where it takes several.
    mutating func put(division code: String) {
        guard case .places(let most) = focus.field.row.kind else { return set(code) }
        let codes = list(focus)
        guard !codes.contains(code), codes.count < most else { return }
        set((codes + [code]).joined(separator: "^"))
    }

    /// Fills a number that passed its check, and a name where a reader gave one, into the person, or into the declarant
    /// where the focus stands on one of his fields; one step.
    mutating func fill(_ number: String, name: String?) {
        let isDeclarant = [.declarantType, .declarantNumber, .declarantName].contains(focus.field)
        let fields: (AssistField, AssistField, AssistField) =
            isDeclarant
            ? (.declarantType, .declarantNumber, .declarantName) : (.certType, .number, .name)
        edit(isTyping: false) { values, _ in
            values[FieldKey(fields.0)] = CertType.residentID.rawValue
            values[FieldKey(fields.1)] = number
            if let name { values[FieldKey(fields.2)] = name }
        }
        focus(on: FieldKey(fields.2))
    }

    /// ^N: one more trip or item at the end; the focus goes to it.
    mutating func addPart() -> Bool {
        guard parts < service.parts.upperBound else { return false }
        remember()
        parts += 1
        if let field = service.layout.first(where: \.isOfPart) { focus(on: FieldKey(field, part: parts - 1)) }
        return true
    }

    /// ^D: without the trip or item with the focus.
    mutating func removePart() -> Bool {
        guard focus.field.isOfPart, parts > service.parts.lowerBound else { return false }
        remember()
        let gone = focus.part
        for field in service.layout where field.isOfPart {
            for part in gone..<parts {
                values[FieldKey(field, part: part)] =
                    part + 1 < parts ? values[FieldKey(field, part: part + 1)] : nil
            }
        }
        parts -= 1
        let keys = keys
        if !keys.contains(focus) {
            focus = keys.last { $0.field.isOfPart && $0.part == parts - 1 } ?? keys.first ?? focus
        }
        return true
    }

    /// ^_: as it was before the last step.
    mutating func undo() {
        guard let step = past.popLast() else { return }
        (values, parts, focus) = (step.values, step.parts, step.focus)
        (typing, option) = (nil, 0)
        isSubmitted = false
    }

    private mutating func edit(isTyping: Bool, _ change: (inout [FieldKey: String], FieldKey) -> Void) {
        let before = Step(values: values, parts: parts, focus: focus)
        change(&values, focus)
        dropStrangers()
        guard values != before.values else { return }
        if !isTyping || typing != focus { push(before) }
        typing = isTyping ? focus : nil
    }

    /// A field to be corrected that the chosen type has not is none.
    private mutating func dropStrangers() {
        guard service == .correction else { return }
        for part in 0..<parts {
            let key = FieldKey(.item, part: part)
            if let code = values[key], !choices(of: key).contains(where: { $0.code == code }) { values[key] = nil }
        }
    }

    private mutating func remember() {
        push(Step(values: values, parts: parts, focus: focus))
        typing = nil
    }

    private mutating func push(_ step: Step) {
        past.append(step)
        if past.count > Self.steps { past.removeFirst() }
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
}
