import HealthCode
import Testing

@Suite("Declarations: symptoms, temperature, what may raise a grade")
struct DeclarationTests {
    @Test("symptoms are 1 to 7, 1 excludes the others")
    func symptoms() {
        #expect(Symptom.allCases.map(\.rawValue) == (1...7).map(String.init))
        #expect(Set(Symptom.allCases.map(\.name.zh)).count == 7)
        #expect(Set(Symptom.allCases.map(\.name.en)).count == 7)
        #expect(Symptom.otherTextLimit == 10)
        for symptom in Symptom.allCases {
            #expect(!Symptom.areContradictory([symptom]))
            #expect(Symptom.areContradictory([.noSymptoms, symptom]) == (symptom != .noSymptoms))
            #expect(Symptom.areContradictory([symptom, .noSymptoms]) == (symptom != .noSymptoms))
            #expect(Symptom.arePresent(in: [symptom]) == (symptom != .noSymptoms))
        }
        #expect(!Symptom.areContradictory([]) && !Symptom.arePresent(in: []))
        #expect(!Symptom.areContradictory(Symptom.allCases.filter { $0 != .noSymptoms }))
    }

    @Test("the list joined with ^ is read, or refused whole")
    func caretJoined() {
        #expect(Symptom.list(caretJoined: "1") == [.noSymptoms])
        #expect(Symptom.list(caretJoined: "2^4^7") == [.cold, .digestive, .other])
        for text in ["", "^", "2^", "^2", "2^^3", "2^8", "2,3", " 2", "11", "2^x"] {
            #expect(Symptom.list(caretJoined: text) == nil, "\(text)")
        }
    }

    @Test(
        "temperatures are tenths between 35.0 and 42.0",
        arguments: [
            ("36.5", 365), ("35", 350), ("35.0", 350), ("42", 420), ("42.0", 420), ("37.3", 373), ("36.50", 365),
            ("034.9", nil), ("34.9", nil), ("42.1", nil), ("0", nil), ("", nil), (".", nil), ("36.", nil), (".5", nil),
            ("36.55", nil), ("36,5", nil), ("-36.5", nil), ("+36.5", nil), ("3.65e1", nil), ("36.5 ", nil),
            ("３６.５", nil),
            ("9999999999", nil), ("36.5.1", nil), ("NaN", nil), ("036.5", 365),
        ] as [(String, Int?)])
    func temperatures(_ row: (text: String, tenths: Int?)) {
        #expect(TemperatureRule.tenths(of: row.text) == row.tenths)
    }

    @Test("a temperature is written with one place, and read as itself")
    func temperatureText() {
        for tenths in TemperatureRule.bounds {
            #expect(TemperatureRule.tenths(of: TemperatureRule.text(ofTenths: tenths)) == tenths)
        }
        #expect(TemperatureRule.text(ofTenths: 373) == "37.3")
        #expect(TemperatureRule.text(ofTenths: -5) == "-0.5")
        #expect(TemperatureRule.text(ofTenths: .min) == "-922337203685477580.8")
    }

    @Test("a fever at the gate raises 00 to 01 and nothing else", arguments: Grade.allCases)
    func fever(_ grade: Grade) {
        #expect(TemperatureRule.grade(grade, measured: nil) == grade)
        #expect(TemperatureRule.grade(grade, measured: 372) == grade)
        #expect(TemperatureRule.grade(grade, measured: 373) == (grade == .low ? .medium : grade))
        #expect(TemperatureRule.grade(grade, measured: 420) == (grade == .low ? .medium : grade))
    }

    @Test("a declaration raises 00 to 01 for each of its reasons, and never lowers", arguments: Grade.allCases)
    func raises(_ grade: Grade) {
        func after(
            _ temperature: Int = 365, _ symptoms: [Symptom] = [.noSymptoms], _ contact: ContactAnswer = .no,
            _ stay: StayAnswer = .no
        ) -> Grade {
            DeclarationRule.grade(grade, temperature: temperature, symptoms: symptoms, contact: contact, stay: stay)
        }
        let raised = grade == .low ? Grade.medium : grade
        #expect(after() == grade)
        #expect(after(365, [.noSymptoms], .unsure) == grade)
        #expect(after(373) == raised)
        #expect(after(365, [.eyes]) == raised)
        #expect(after(365, [.noSymptoms], .yes) == raised)
        #expect(after(365, [.noSymptoms], .no, .yes) == raised)
        #expect(after().severity >= grade.severity && after(420, [.other], .yes, .yes).severity >= grade.severity)
    }

    @Test("any text is a temperature within bounds or none")
    func anyTemperature() {
        let count = Cases.share(100)
        var mutation = Mutation(random: Cases.generator("temperature", count))
        for index in 0..<count {
            let text = index % 8 == 0 ? mutation.noise(12) : mutation.spoil("36.5")
            if let tenths = TemperatureRule.tenths(of: text), !TemperatureRule.bounds.contains(tenths) {
                Issue.record("\(text)")
                return
            }
            if let list = Symptom.list(caretJoined: text), list.map(\.rawValue).joined(separator: "^") != text {
                Issue.record("\(text)")
                return
            }
        }
    }
}
