import HealthCode
import Testing

@Suite("Code lists: 3.6 to 3.13 and 3.21.11, row by row")
struct VocabularyTests {
    private func check<T: CaseIterable & RawRepresentable>(
        _ type: T.Type, _ codes: [T.RawValue], _ name: (T) -> Words
    ) where T.RawValue: Equatable {
        let all = Array(T.allCases)
        #expect(all.map(\.rawValue) == codes)
        #expect(Set(all.map { name($0).zh }).count == all.count)
        #expect(Set(all.map { name($0).en }).count == all.count)
        #expect(all.allSatisfy { !name($0).zh.isEmpty && !name($0).en.isEmpty })
    }

    @Test("codes are the profile's, names are there and differ")
    func lists() {
        check(TravelMode.self, ["1", "2", "3", "4", "5", "6", "9"], \.name)
        check(TestResult.self, [-1, 0, 1, 2, 3], \.name)
        check(GateType.self, [1, 2, 100, 101, 102, 103, 104, 105, 106, 107], \.name)
        check(ContactAnswer.self, ["1", "2", "3"], \.name)
        check(StayAnswer.self, ["1", "2"], \.name)
        check(RiskLevel.self, ["1", "2", "3"], \.name)
        check(HealthState.self, ["1", "2", "3", "4"], \.name)
        check(Relation.self, ["0", "1", "2"], \.name)
        check(CorrectionType.self, ["01", "02", "03", "04", "05", "99"], \.name)
        check(CorrectionStatus.self, ["0", "1", "2", "3", "4"], \.name)
        check(GateDecision.self, ["admitted", "held", "refused", "none"], \.name)
        check(CustomerRole.self, ["gate", "desk", "app", "admin"], \.name)
        check(Purpose.self, ["01", "02", "03", "04", "05", "99"], \.name)
        check(CodeType.self, ["0", "1", "2"], \.name)
        #expect(ServiceType.allCases.map(\.rawValue) == ["1000", "2000", "3000"])
        #expect(ApplyType.allCases.map(\.rawValue) == ["0", "1"])
        #expect(AuthMode.allCases.map(\.rawValue) == ["0", "1", "2", "3"])
        #expect(AuthMode.allCases.filter(\.isSupported) == [.codeAlone])
        #expect(AlertBasis.allCases.map(\.rawValue) == ["atScan", "since"])
        #expect(QuerySection.allCases.map(\.rawValue) == ["report", "trips", "tests", "provinces"])
        #expect(IssuerStatus.allCases.map(\.rawValue) == ["active", "retired", "revoked"])
    }

    @Test("modes 1 to 5 name their vehicle")
    func vehicles() {
        #expect(TravelMode.allCases.filter(\.needsVehicle).map(\.rawValue) == ["1", "2", "3", "4", "5"])
    }

    @Test("fields that may be corrected, by type")
    func corrections() {
        let rows: [(CorrectionType, String)] = [
            (.identity, "name sex nationality phone address domicileCode"),
            (.grade, "healthStatus reasonCode"),
            (.declaration, "divisionCode address temperature symptoms contactPatient riskAreaStay"),
            (.itinerary, "departTime arriveTime fromCode toCode travelMode vehicleNo"),
            (.test, "hsjcjg hsjcsj ktjcjg ktjcsj"),
        ]
        for (type, fields) in rows {
            #expect(type.fields.map(\.rawValue) == fields.split(separator: " ").map(String.init))
            #expect(type.needsTwoReviewers == (type == .grade))
        }
        #expect(Set(rows.flatMap(\.0.fields)) == Set(CorrectionField.allCases))
        #expect(CorrectionType.other.fields == CorrectionField.allCases)
        #expect(CorrectionType.allCases.filter(\.needsTarget) == [.declaration, .itinerary])
        #expect(CorrectionStatus.allCases.filter(\.isOpen) == [.received, .inReview])
    }

    @Test("roles: what each may apply and ask for")
    func roles() {
        let rows: [(CustomerRole, applies: String, purposes: String)] = [
            (.gate, "1", "02 03"), (.desk, "0 1", "01 02 03 04"), (.app, "0", "01"), (.admin, "", "05"),
        ]
        for (role, applies, purposes) in rows {
            #expect(ApplyType.allCases.filter(role.mayApply).map(\.rawValue).joined(separator: " ") == applies)
            #expect(role.purposes.map(\.rawValue).sorted().joined(separator: " ") == purposes)
        }
        #expect(rows.map(\.0) == CustomerRole.allCases)
    }

    @Test("an alert: let in or undecided, and the answer is bad")
    func alerts() {
        let alarming: Set<ReturnCode> = [.codeForged, .codeUsedUp, .codeRevokedOrFrozen]
        for decision in GateDecision.allCases {
            let entered = decision == .admitted || decision == .none
            for code in ReturnCode.allCases {
                for grade in Grade.allCases.map(Optional.some) + [nil] {
                    let bad = alarming.contains(code) || code == .success && (grade == .high || grade == .contact)
                    #expect(DeferralRule.alerts(decision: decision, code: code, grade: grade) == (entered && bad))
                }
            }
        }
        #expect(Set(DeferralRule.answers.map(\.rawValue)) == ["3002", "3003", "3004", "3005", "3008"])
    }

    @Test("a deferred scan is taken from seven days back to five minutes ahead")
    func deferredAge() {
        let now = Instant(seconds: 1_700_000_000)
        let week: Int64 = 7 * 86_400
        #expect(DeferralRule.fault(scannedAt: now, now: now) == nil)
        #expect(DeferralRule.fault(scannedAt: now.adding(seconds: -week), now: now) == nil)
        #expect(DeferralRule.fault(scannedAt: now.adding(milliseconds: -week * 1000 - 1), now: now) == .deferredTooOld)
        #expect(DeferralRule.fault(scannedAt: now.adding(seconds: 300), now: now) == nil)
        #expect(DeferralRule.fault(scannedAt: now.adding(milliseconds: 300_001), now: now) == .clockOutside)
        #expect(DeferralRule.fault(scannedAt: Instant(milliseconds: .min), now: now) == .deferredTooOld)
        #expect(DeferralRule.fault(scannedAt: Instant(milliseconds: .max), now: now) == .clockOutside)
    }

    @Test("the limits are the profile's")
    func limits() {
        #expect(Limits.clockWindow == 300 && Limits.serialLife == 60 && Limits.revokedSerialLife == 604_800)
        #expect(Limits.body == 262_144 && Limits.batchBody == 1_048_576 && Limits.nesting == 16)
        #expect(Limits.batchItems == 1...200 && Limits.trips == 1...50 && Limits.correctionItems == 1...20)
        #expect(Limits.outcomeKept == 2_592_000 && Limits.queryOutcomeKept == 120 && Limits.temperatureAmendment == 120)
        #expect(Limits.codeLife == 30...300 && Limits.codeLifeDefault == 60 && Limits.printedCodeLife == 1_209_600)
        #expect(Limits.codeUses == 1...10 && Limits.codeUsesDefault == 1 && Limits.randomOctets == 16)
        #expect(Limits.bizExtData == 2_048 && Limits.wrappedBizExtData == 20_480 && Limits.queryTokenLife == 120)
        #expect(Limits.duplicateWindow == 30 && Limits.deferredAge == 604_800 && Limits.verifyDeadline == 3)
        #expect(Limits.declarationsADay == 2 && Limits.declarationAge == 259_200 && Limits.lookupsAnHour == 30)
        #expect(Limits.historyDays == 14 && Limits.futureTripDays == 7 && Limits.trustFresh == 86_400)
        #expect(Limits.enrolmentTokenLife == 86_400 && Limits.rotatedKeyLife == 86_400)
        #expect(Limits.revokedOriginCarried == 604_800 && Limits.passRecordDays.contains(Limits.passRecordDaysDefault))
    }
}
