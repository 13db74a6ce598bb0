import Cells
import Checkpoint
import Console
import HealthCode

extension Gate {
    /// Opens F6 as a desk that the service lets serve people.
    mutating func openAssist() {
        press(.function(6))
        send(.assistRight(nil))
    }

    /// Opens a form of F6.
    mutating func openForm(_ service: AssistService) {
        openAssist()
        type("\(service.rawValue + 1)")
    }

    /// The open form.
    var form: AssistForm { state.assist.form ?? AssistForm(.declaration) }

    /// Moves the focus to a field by Tab.
    mutating func focus(_ field: AssistField, part: Int = 0) {
        for _ in 0..<400 where form.focus != FieldKey(field, part: part) { press(.tab) }
    }

    /// Types a value into a field as a person would: text, a code by Right, divisions through the picker, options by digits.
    mutating func fill(_ field: AssistField, _ value: String, part: Int = 0) {
        focus(field, part: part)
        switch field {
        case .division, .riskAreas, .from, .stopOver, .to:
            type(value)
            press(.enter)
        case .certType, .declarantType, .sex, .contact, .stay, .riskLevel, .healthState, .mode, .printed, .codeType,
            .correctType,
            .item, .relation:
            for _ in 0..<40 where form[FieldKey(field, part: part)] != value { press(.right) }
        default:
            press(.control("u"))
            type(value)
        }
    }

    mutating func fillPerson() {
        fill(.number, Sample.resident)
        fill(.name, "样本人")
    }

    /// A whole declaration.
    mutating func declare() {
        openForm(.declaration)
        fillPerson()
        fill(.division, "330106")
        fill(.temperature, "36.5")
        fill(.symptoms, "1")
        fill(.contact, "2")
        fill(.stay, "2")
    }

    /// A whole itinerary of one trip by train.
    mutating func travel() {
        openForm(.itinerary)
        fillPerson()
        fill(.depart, "11221830")
        fill(.from, "330100")
        fill(.to, "110100")
        fill(.mode, TravelMode.train.rawValue)
        fill(.vehicle, "g32")
    }

    /// A whole order for a code.
    mutating func order() {
        openForm(.code)
        fillPerson()
    }

    /// A whole correction of a name.
    mutating func correct() {
        openForm(.correction)
        fillPerson()
        fill(.correctType, CorrectionType.identity.rawValue)
        fill(.item, CorrectionField.name.rawValue)
        fill(.newValue, "样本仁")
        fill(.reason, "证件上是仁")
        fill(.contactPhone, "13800000000")
    }

    /// The requestId under which the open form is on its way.
    var sending: String { state.assist.sending?.requestId ?? "" }

    /// A declaration that the service took.
    mutating func done() {
        declare()
        press(.control("g"))
        send(.assisted(requestId: sending, .success(AssistSample.declared), symbols: []))
    }

    /// A code that the service made.
    mutating func showCode(_ symbols: [CodeSymbol] = [AssistSample.qr]) {
        order()
        press(.control("g"))
        send(.assisted(requestId: sending, .success(.made(AssistSample.code)), symbols: symbols))
    }
}

/// Sample answers of F6.
enum AssistSample {
    static let declared = AssistReceipt.declared(
        id: "HD-20261124-0001", grade: GradeReading(wire: "00"), validUntil: Sample.time("20261125140326000"))

    static let code = IssuedCode(
        content: Sample.code, grade: GradeReading(wire: "00"), expiresAt: Sample.time("20261124140426000"))

    /// Modules like a QR symbol's in size, with a pattern that is its own negative nowhere.
    static let qr = symbol(.qr, 37, 4)
    static let gridMatrix = symbol(.gridMatrix, 66, 6)

    private static func symbol(_ kind: CodeSymbol.Kind, _ side: Int, _ quiet: Int) -> CodeSymbol {
        let dark = (0..<side * side).map { ($0 / side * 7 + $0 % side * 3) % 5 < 2 || $0 % side == 0 || $0 < side }
        guard let symbol = CodeSymbol(kind, side: side, quietZone: quiet, dark: dark) else { return qr }
        return symbol
    }
}
