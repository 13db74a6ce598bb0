import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// The forms of F6: what they ask for, what is wrong by the service's own rules, what is undone.
@Suite struct AssistFormTests {
    @Test func aWholeDeclarationIsAnOrder() throws {
        var gate = Gate()
        gate.declare()
        gate.press(.control("g"))
        guard case .assist(.declare(let form), let requestId) = gate.effects.first else {
            Issue.record("not sent: \(gate.state.assist)")
            return
        }
        #expect(requestId == gate.sending && !requestId.isEmpty)
        #expect(form.person.certNum == Sample.resident && form.person.name == "样本人")
        #expect(form.divisionCode == "330106" && form.temperature == 365 && form.symptoms == [.noSymptoms])
        #expect(form.contact == .no && form.stay == .no && form.riskAreas.isEmpty && form.onBehalf == nil)
        #expect(form.declaredAt == gate.now.wall)
    }

    @Test func whatOneAnswerCallsForIsAskedFor() throws {
        var gate = Gate()
        gate.declare()
        gate.fill(.symptoms, "27")
        gate.fill(.symptomOther, "皮疹")
        gate.fill(.stay, "1")
        for code in ["110000", "310000"] { gate.fill(.riskAreas, code) }
        gate.fill(.relation, "1")
        gate.fill(.declarantNumber, Sample.residentX)
        gate.fill(.declarantName, "样本家人")
        gate.press(.enter)
        guard case .assist(.declare(let form), _) = gate.effects.first else {
            Issue.record("not sent: \(gate.form.faults(now: gate.now.wall))")
            return
        }
        #expect(form.symptoms == [.cold, .other] && form.symptomOther == "皮疹")
        #expect(form.riskAreas == ["110000", "310000"])
        #expect(form.onBehalf?.relation == .family && form.onBehalf?.declarant.certNum == Sample.residentX)
    }

    /// A resident number tells the sex, and nobody is taken for a citizen by a document that does not say so.
    @Test func whatTheDocumentDoesNotTellIsAskedFor() throws {
        var gate = Gate()
        gate.declare()
        #expect(!gate.form.keys.contains(FieldKey(.sex)) && !gate.form.keys.contains(FieldKey(.nationality)))
        gate.fill(.certType, CertType.taiwanPermit.rawValue)
        #expect(gate.form.keys.contains(FieldKey(.sex)) && !gate.form.keys.contains(FieldKey(.nationality)))
        gate.fill(.certType, CertType.passport.rawValue)
        gate.fill(.number, "e12345678")
        gate.press(.control("g"))
        #expect(gate.effects.isEmpty && gate.form.focus == FieldKey(.nationality))
        gate.fill(.nationality, "fra")
        gate.fill(.sex, Sex.female.rawValue)
        gate.press(.control("g"))
        guard case .assist(.declare(let form), _) = gate.effects.first else {
            Issue.record("not sent: \(gate.form.faults(now: gate.now.wall))")
            return
        }
        #expect(form.person.certNum == "E12345678" && form.nationality == "FRA" && form.sex == .female)
        // What was typed for a passport is not sent with a resident number.
        gate.send(.assisted(requestId: gate.sending, .failure(ServiceFailure(.timedOut)), symbols: []))
        gate.fill(.certType, CertType.residentID.rawValue)
        gate.fill(.number, Sample.resident)
        gate.press(.control("g"))
        guard case .assist(.declare(let own), _) = gate.effects.first else {
            Issue.record("not sent: \(gate.form.faults(now: gate.now.wall))")
            return
        }
        #expect(own.nationality == nil && own.sex == nil)
    }

    @Test func tripsAreAddedAndRemoved() throws {
        var gate = Gate()
        gate.travel()
        gate.press(.control("n"))
        #expect(gate.form.parts == 2 && gate.form.focus == FieldKey(.depart, part: 1))
        gate.fill(.depart, "2026-11-23 08:10", part: 1)
        gate.fill(.arrive, "11231010", part: 1)
        gate.fill(.from, "境外", part: 1)
        gate.fill(.fromCountry, "jpn", part: 1)
        for place in ["110000", "shs"] { gate.fill(.stopOver, place, part: 1) }
        gate.fill(.to, "zjhz", part: 1)
        gate.fill(.mode, TravelMode.cityTransport.rawValue, part: 1)
        gate.press(.control("g"))
        guard case .assist(.travel(let form), _) = gate.effects.first else {
            Issue.record("not sent: \(gate.form.faults(now: gate.now.wall))")
            return
        }
        #expect(form.trips.count == 2)
        #expect(form.trips[0].vehicle == "G32" && form.trips[0].depart == Sample.time("20261122183000000"))
        #expect(form.trips[1].fromCode == "000000" && form.trips[1].fromCountry == "JPN")
        #expect(form.trips[0].stopOver.isEmpty && form.trips[1].stopOver == ["110000", "310000"])
        #expect(form.trips[1].toCode == "330100" && form.trips[1].arrive == Sample.time("20261123101000000"))
        gate.send(.assisted(requestId: gate.sending, .failure(ServiceFailure(.timedOut)), symbols: []))
        gate.focus(.from, part: 0)
        gate.press(.control("d"))
        #expect(gate.form.parts == 1 && gate.form[FieldKey(.fromCountry)] == "JPN")
        gate.press(.control("d"))
        #expect(gate.form.parts == 1 && gate.state.message?.words == AssistPhrase.partLeast.words)
    }

    @Test func aCodeAndACorrectionAreOrders() throws {
        var gate = Gate()
        gate.order()
        gate.fill(.codeType, "0")
        gate.fill(.uses, "3")
        gate.press(.control("g"))
        guard case .assist(.make(let code), _) = gate.effects.first else {
            Issue.record("not sent")
            return
        }
        #expect(code.codeType == "0" && code.uses == 3 && code.seconds == nil && !code.printed)
        var desk = Gate()
        desk.correct()
        desk.press(.control("g"))
        guard case .assist(.correct(let correction), _) = desk.effects.first else {
            Issue.record("not sent: \(desk.form.faults(now: desk.now.wall))")
            return
        }
        #expect(correction.type == .identity && correction.targetId == nil)
        #expect(correction.items == [.init(field: .name, oldValue: nil, newValue: "样本仁")])
        #expect(correction.contactPhone == "13800000000")
    }

    @Test func aFieldThatTheTypeOfCorrectionHasNotIsNone() {
        var gate = Gate()
        gate.correct()
        gate.fill(.correctType, CorrectionType.test.rawValue)
        #expect(gate.form[FieldKey(.item)].isEmpty)
        gate.press(.control("g"))
        #expect(gate.effects.isEmpty && gate.form.focus == FieldKey(.item))
    }

    /// Every rule of every field: a value, and whether the service would take it.
    static let rules: [(AssistService, AssistField, String, Bool)] = [
        (.declaration, .number, Sample.resident, true), (.declaration, .number, "11010519491231002A", false),
        (.declaration, .name, "样本人", true), (.declaration, .name, "   ", false),
        (.declaration, .nationality, "CHN", true), (.declaration, .nationality, "FRA", true),
        (.declaration, .nationality, "FR", false), (.declaration, .nationality, "F1A", false),
        (.declaration, .phone, "13800000000", true), (.declaration, .phone, "+8613800000000", true),
        (.declaration, .phone, "23800000000", false), (.declaration, .phone, "1380000000", false),
        (.declaration, .division, "330106", true), (.declaration, .division, "310103", false),
        (.declaration, .address, "文三路1号", true), (.declaration, .address, "  ", false),
        (.declaration, .temperature, "35.0", true), (.declaration, .temperature, "42.0", true),
        (.declaration, .temperature, "34.9", false), (.declaration, .temperature, "42.1", false),
        (.declaration, .temperature, "36.", false),
        (.declaration, .symptoms, "1", true), (.declaration, .symptoms, "2^3", true),
        (.declaration, .symptoms, "1^2", false),
        (.declaration, .riskAreas, "110000^310000", true), (.declaration, .riskAreas, "110000^000000", false),
        (.declaration, .declarantNumber, "1", false), (.declaration, .declarantName, "家人", true),
        (.itinerary, .depart, "202611101200", true), (.itinerary, .depart, "202611091200", false),
        (.itinerary, .depart, "202612011200", true), (.itinerary, .depart, "202612021200", false),
        (.itinerary, .depart, "202611311200", false), (.itinerary, .depart, "1122", false),
        (.itinerary, .arrive, "202611221831", true), (.itinerary, .arrive, "202611221829", false),
        (.itinerary, .from, "000000", true), (.itinerary, .from, "310103", false), (.itinerary, .to, "110100", true),
        (.itinerary, .stopOver, "110100^310000", true), (.itinerary, .stopOver, "110100^310103", false),
        (.itinerary, .to, "999999", false),
        (.itinerary, .fromCountry, "JPN", true), (.itinerary, .fromCountry, "CHN", false),
        (.itinerary, .toCountry, "JP", false), (.itinerary, .toCountry, "J1N", false),
        (.itinerary, .vehicle, "G32", true), (.itinerary, .vehicle, " ", false),
        (.code, .seconds, "30", true), (.code, .seconds, "29", false), (.code, .seconds, "300", true),
        (.code, .seconds, "301", false), (.code, .uses, "1", true), (.code, .uses, "0", false),
        (.code, .uses, "10", true), (.code, .uses, "11", false),
        (.correction, .targetId, "HD-1", true), (.correction, .newValue, "x", true), (.correction, .reason, " ", false),
        (.correction, .contactPhone, "0571-1", true), (.declaration, .symptomOther, "一二三四五六七八九十", true),
        (.declaration, .symptomOther, "一二三四五六七八九十一", false),
        (.declaration, .name, String(repeating: "长", count: 65), false),
    ]

    @Test(arguments: rules)
    func everyRuleIsSaidAtItsField(_ row: (service: AssistService, field: AssistField, value: String, isRight: Bool)) {
        var form = AssistForm(row.service)
        let now = Gate.start.wall
        if row.field == .arrive {
            form.focus(on: FieldKey(.depart))
            form.set("202611221830")
        }
        form.focus(on: FieldKey(row.field))
        form.set(row.value)
        #expect((form.fault(of: FieldKey(row.field), now: now) == nil) == row.isRight)
        form.isSubmitted = true
        if !row.isRight { #expect(form.note(of: FieldKey(row.field), now: now)?.isFault == true) }
    }

    @Test(arguments: AssistService.allCases)
    func everyNeededFieldIsAFaultWhereItIsEmptyAndNoOther(_ service: AssistService) {
        let form = AssistForm(service)
        for key in form.keys where form[key].isEmpty {
            #expect((form.fault(of: key, now: Gate.start.wall) != nil) == key.field.row.isNeeded, "\(key)")
        }
    }

    @Test(arguments: AssistField.allCases) func everyFieldHasItsRow(_ field: AssistField) {
        let row = field.row
        #expect(!row.label.zh.isEmpty && row.label.en.allSatisfy(\.isASCII))
        #expect(Text.width(row.label.zh) <= 10 && Text.width(row.label.en) <= 10)
        #expect(AssistService.allCases.contains { $0.layout.contains(field) })
        if case .choice = row.kind, field != .item { #expect(!field.choices.isEmpty) }
        if !field.beginning.isEmpty { #expect(field.choices.contains { $0.code == field.beginning }) }
        #expect(Set(field.choices.map(\.code)).count == field.choices.count)
    }

    @Test func anIncompleteFormGoesToItsFirstFault() {
        var gate = Gate()
        gate.openForm(.declaration)
        gate.fill(.number, "12345")
        gate.press(.control("g"))
        #expect(gate.effects.isEmpty && gate.form.focus == FieldKey(.number))
        #expect(gate.state.message?.words == AssistPhrase.sendFirst.words)
        let screen = gate.screen().dump()
        #expect(screen.contains("! ") && screen.contains(AssistPhrase.missing.words.zh))
    }

    // MARK: Undo

    @Test func typingInAFieldIsOneStepBack() {
        var gate = Gate()
        gate.openForm(.declaration)
        gate.type("3301")
        gate.press(.tab)
        gate.type("样本")
        gate.press(.control("_"))
        #expect(gate.form[.name].isEmpty && gate.form[.number] == "3301" && gate.form.focus == FieldKey(.name))
        gate.press(.control("_"))
        #expect(gate.form[.number].isEmpty && !gate.form.canUndo)
        gate.press(.control("_"))
        #expect(gate.state.message?.words.zh.contains(AssistPhrase.undoNothing.words.zh) == true)
    }

    @Test func everyKindOfEditIsUndone() {
        var gate = Gate()
        gate.declare()
        gate.fill(.symptoms, "7")
        let before = gate.form
        let edits: [(inout Gate) -> Void] = [
            { $0.fill(.contact, "1") }, { $0.fill(.division, "110000") }, { $0.press(.control("u")) },
            { $0.press(.backspace) }, { $0.fill(.symptoms, "2") }, { $0.scan(Sample.residentX) },
        ]
        for edit in edits {
            edit(&gate)
            for _ in 0..<100 where gate.form.isSame(as: before) == false && gate.form.canUndo {
                gate.press(.control("_"))
            }
            #expect(gate.form.isSame(as: before))
        }
    }

    @Test func aRemovedTripComesBack() {
        var gate = Gate()
        gate.travel()
        gate.press(.control("n"))
        gate.fill(.vehicle, "", part: 0)
        gate.focus(.depart, part: 0)
        let before = gate.form
        gate.press(.control("d"))
        #expect(gate.form.parts == 1)
        gate.press(.control("_"))
        #expect(gate.form.parts == 2 && gate.form.isSame(as: before))
    }

    @Test func theStepsBackAreBounded() {
        var form = AssistForm(.declaration)
        for number in 0..<(AssistForm.steps * 3) { form.set("\(number)") }
        var steps = 0
        while form.canUndo {
            form.undo()
            steps += 1
        }
        #expect(steps == AssistForm.steps)
    }

    // MARK: Keys, bursts, pastes

    @Test func aScannedResidentNumberFillsTheNumberField() {
        var gate = Gate()
        gate.openForm(.itinerary)
        gate.scan(Sample.resident)
        #expect(gate.state.context == .assistForm && gate.form[.number] == Sample.resident)
        #expect(gate.form.focus == FieldKey(.name) && gate.effects.isEmpty)
        var other = Gate()
        other.openForm(.declaration)
        other.fill(.relation, "1")
        other.focus(.declarantName)
        other.send(.input(.paste(Sample.residentX)))
        #expect(other.form[.declarantNumber] == Sample.residentX && other.form[.number].isEmpty)
    }

    @Test func aScannedCodeIsVerifiedAndTheFormWaits() {
        var gate = Gate()
        gate.declare()
        let form = gate.form
        gate.scan()
        #expect(gate.state.overlay == nil && gate.state.current != nil)
        gate.press(.function(6))
        #expect(gate.state.context == .assistForm && gate.form == form && gate.effects.isEmpty)
    }

    @Test func aPasteIsTextInAFormAndNeverACommand() {
        var gate = Gate()
        gate.openForm(.declaration)
        gate.focus(.name)
        gate.send(.input(.paste("样本人p1")))
        #expect(gate.form[.name] == "样本人p1")
        gate.focus(.division)
        gate.send(.input(.paste("杭州")))
        #expect(gate.state.context == .assistPicker && gate.screen().dump().contains("330100"))
        var menu = Gate()
        menu.openAssist()
        menu.send(.input(.paste("1")))
        #expect(menu.state.context == .main && menu.shown == .notACode)
        var code = Gate()
        code.showCode()
        code.send(.input(.paste("p")))
        #expect(code.shown == .notACode && !code.effects.contains { if case .saveCode = $0 { true } else { false } })
    }

    @Test func divisionsAreFoundByInitialsNameAndCode() {
        for (text, code) in [("zjhz", "330100"), ("杭州", "330100"), ("330106", "330106"), ("cq", "500000")] {
            var gate = Gate()
            gate.openForm(.declaration)
            gate.focus(.division)
            gate.type(text)
            gate.press(.enter)
            #expect(gate.form[.division] == code, "\(text)")
            #expect(gate.form.focus == FieldKey(.address))
        }
    }

    @Test func thePickerPagesAndIsLeft() {
        var gate = Gate()
        gate.openForm(.declaration)
        gate.focus(.division)
        gate.type("x")
        gate.press(.pageDown, .down, .end, .up)
        guard case .picker(let picker) = gate.state.assist.page else {
            Issue.record("no picker")
            return
        }
        #expect(picker.selected == picker.found.count - 2)
        gate.press(.backspace, .backspace)
        #expect(gate.state.context == .assistForm && gate.form[.division].isEmpty)
        gate.type("qqqq")
        gate.press(.enter)
        #expect(gate.state.message?.words == AssistPhrase.pickerNothing.words)
        gate.press(.escape)
        #expect(gate.state.context == .assistForm)
    }
}
