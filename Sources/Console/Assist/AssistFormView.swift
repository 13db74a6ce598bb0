import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// A form of F6: a row a field, what is wrong or how to go on under it, and on the last rows how the sending stands. The rows
/// around the focus are shown.
func drawAssistForm(_ state: ConsoleState, _ ink: Ink, in body: Rect, into buffer: inout Buffer) {
    guard let form = state.assist.form else { return }
    let standing = AssistText.standing(state.assist, ink)
    let rows = AssistFormRow.all(of: form, now: state.now.wall)
    let room = Rect(column: body.left, row: body.top, columns: body.columns, rows: body.rows - standing.count)
    let focus = rows.lastIndex { $0.isAt(form.focus) } ?? 0
    let first = max(0, min(focus - room.rows / 2, rows.count - room.rows))
    for (place, row) in rows.dropFirst(first).prefix(room.rows).enumerated() {
        row.draw(form, ink, in: room.row(place), into: &buffer)
    }
    for (place, words) in standing.enumerated() {
        buffer.put(words, in: body.row(room.rows + place), style: Style(.text, bold: true))
    }
}

extension AssistText {
    /// Whether the form is on its way, or why it was not taken; at most two rows.
    static func standing(_ assist: AssistState, _ ink: Ink) -> [String] {
        if assist.isSending { return [ink.assist(.sending)] }
        guard let failure = assist.failure else { return [] }
        let why = "! " + ink.assist(.notSent) + ": " + ink(words(of: failure))
        return assist.sending == nil ? [why] : [why, ink.assist(.sameAgain)]
    }
}

/// A row of a form.
enum AssistFormRow {
    /// The heading of a trip or an item.
    case part(Words)
    /// A field.
    case field(FieldKey)
    /// What stands under it.
    case note(FieldKey, Words, isFault: Bool)

    /// The rows of a form, top to bottom.
    static func all(of form: AssistForm, now: Instant) -> [AssistFormRow] {
        var rows: [AssistFormRow] = []
        var part = -1
        for key in form.keys {
            if key.field.isOfPart, key.part != part {
                part = key.part
                rows.append(.part(Templates.part(form.service.partTitle, part + 1, form.parts)))
            }
            rows.append(.field(key))
            if let note = form.note(of: key, now: now) {
                rows.append(.note(key, note.words, isFault: note.isFault))
            }
        }
        return rows
    }

    /// Whether the row belongs to a field.
    func isAt(_ key: FieldKey) -> Bool {
        switch self {
        case .part: false
        case .field(let own), .note(let own, _, _): own == key
        }
    }

    private static let labelWidth = 10

    func draw(_ form: AssistForm, _ ink: Ink, in row: Rect, into buffer: inout Buffer) {
        let room = Rect(
            column: row.left + Self.labelWidth + 1, row: row.top, columns: row.columns - Self.labelWidth - 1, rows: 1)
        switch self {
        case .part(let words): buffer.put("- " + ink(words), in: row, style: .title)
        case .note(_, let words, let isFault):
            let style = isFault ? Style(.text, bold: true) : Style.muted
            let text = (isFault ? "! " : "") + ink(words)
            // What has no room beside the labels begins under them.
            buffer.put(text, in: Text.width(text) <= room.columns ? room : row, style: style)
        case .field(let key):
            let isFocused = key == form.focus
            let label = ink(key.field.row.label)
            switch key.field.row.kind {
            case .choice, .several:
                buffer.put(
                    Text.pad(label, to: Self.labelWidth), at: row.origin, style: Style(.title, bold: isFocused))
                buffer.put(Self.words(of: key, form, ink), in: room, style: isFocused ? Style(.focus) : .text)
                if isFocused { buffer.cursor = room.origin }
            default:
                let text = Self.words(of: key, form, ink)
                buffer.render(
                    FieldView(
                        label, text: text, placeholder: key.field.row.isNeeded ? "" : ink.assist(.optional),
                        isFocused: isFocused, labelWidth: Self.labelWidth),
                    in: row)
            }
        }
    }

    /// A field's value as a person reads it.
    private static func words(of key: FieldKey, _ form: AssistForm, _ ink: Ink) -> String {
        let value = form[key]
        switch key.field.row.kind {
        case .choice:
            let choices = form.choices(of: key)
            guard let place = choices.firstIndex(where: { $0.code == value }) else { return "< - > 0/\(choices.count)" }
            return "< \(ink(choices[place].words)) > \(place + 1)/\(choices.count)"
        case .several:
            let choices = form.choices(of: key)
            let marked = form.list(key)
            let option = key == form.focus ? form.option : 0
            guard key == form.focus, choices.indices.contains(option) else {
                let words = choices.filter { marked.contains($0.code) }.map { ink($0.words) }
                return words.isEmpty ? "-" : words.joined(separator: ink.language == .zh ? "、" : "; ")
            }
            let choice = choices[option]
            let mark = marked.contains(choice.code) ? "x" : " "
            let others = marked.isEmpty ? "" : "  = " + marked.joined(separator: ",")
            return "< [\(mark)] \(choice.code) \(ink(choice.words)) >\(others)"
        case .place, .places:
            return form.list(key).map { code in
                code == Divisions.abroad ? code + " " + ink.assist(.abroad) : code + " " + ink.division(code)
            }.joined(separator: ", ")
        default: return ink.outside(value)
        }
    }
}
