import GuoMi
import HealthCode
import Testing

@testable import HealthCodeAPI

@Suite struct AnswerTests {
    static let head = AnswerHead(.success, timeStamp: Samples.now, requestId: "R")

    /// An answer through a signed envelope and back.
    private func there<Answer: WireAnswer>(_ answer: Answer, _ head: AnswerHead = head) throws -> Answer {
        let key = SM2PrivateKey()
        let envelope = try Envelope.parse(Envelope.seal(answer.bizPackage(head), key: key, keyId: 1))
        #expect(envelope.verify(with: key.publicKey))
        #expect(try AnswerHead(envelope.content) == head)
        return try Answer(envelope.content)
    }

    static var verification: VerificationAnswer {
        var answer = VerificationAnswer()
        answer.bizSerialNum = "S"
        answer.authResult = "0"
        answer.healthStatus = "01"
        answer.assessedStatus = "00"
        answer.desensitizeName = "样*甲"
        answer.desensitizeCardId = "110***********002X"
        answer.certType = "10"
        answer.statusAtScan = "00"
        answer.statusNow = "10"
        answer.codeValidAtScan = false
        answer.alert = true
        answer.alertBasis = .since
        answer.duplicate = true
        answer.firstSeenAt = Samples.now
        answer.firstSeenGate = "G"
        answer.qrCodeExpired = false
        answer.reasonCode = "r"
        answer.guide = "g"
        answer.bizExtData = "e30"
        answer.passRecordId = "P"
        return answer
    }

    @Test func answersGoThereAndBack() throws {
        let declaration = HealthDeclarationAnswer(
            declareId: "D", healthStatus: "01", validUntil: Instant(c14: "20260402120000") ?? Samples.now)
        #expect(try there(declaration) == declaration)
        let itinerary = ItineraryDeclarationAnswer(declareId: "D", accepted: 2, overlaps: [[0, 1], [1, 2]])
        #expect(try there(itinerary) == itinerary)
        let application = ApplicationAnswer(bizSerialNum: "S", randomNumber: "r", expireIn: 60)
        #expect(try there(application) == application)
        var code = CodeAnswer(bizSerialNum: "S", codeContent: "HU", healthStatus: "00", expireTime: Samples.now)
        code.imgStream = "AAAA"
        code.width = 37
        code.refreshIn = 50
        code.familyId = "F"
        #expect(try there(code) == code)
        #expect(try there(Self.verification) == Self.verification)
        let correction = CorrectionAnswer(correctId: "K", status: .inReview, expectTime: nil, reviewLevel: 2)
        #expect(try there(correction) == correction)
        let batch = BatchAnswer(items: [
            BatchAnswer.Item(head: Self.head, answer: Self.verification),
            BatchAnswer.Item(
                head: AnswerHead(.codeForged, timeStamp: nil, requestId: "Q"), answer: VerificationAnswer()),
        ])
        #expect(try there(batch) == batch)
    }

    @Test func queriesGoThereAndBack() throws {
        var answer = HealthQueryAnswer()
        answer.person = PersonView(
            desensitizeName: "样*甲", desensitizeCardId: "110***********002X", certType: "10",
            full: try Person(#require(Samples.person.object)))
        answer.healthStatus = "00"
        answer.reasonCode = "c"
        answer.reason = "r"
        answer.guide = "g"
        answer.healthyReport = [
            ProvinceReport(
                healthStatus: "00", divisionCode: "330000", source: "s", assessTime: Instant(c14: "20260401000000"),
                validUntil: Instant(c14: "20260402000000"))
        ]
        answer.yqReports = [
            DeclarationReport(
                date: "20260401", divisionCode: "330106", temperature: 368, symptoms: ["1"], riskLevel: "1",
                riskAreaStay: "2",
                contactPatient: "2")
        ]
        answer.xcgjAllList = [
            TripReport(
                departTime: "20260330", fromCode: "330100", toCode: "310000", travelMode: "2", vehicleNo: "G***1")
        ]
        answer.hsjc = TestReport(result: "1", words: "阴性", time: Instant(c14: "20260331080000"))
        answer.ktjc = TestReport(result: "-1")
        answer.reportTime = Instant(c14: "20260401000000")
        answer.reportValidTime = Instant(c14: "20260402000000")
        answer.reportExpired = false
        answer.warnMsgs = ["w"]
        answer.counts = ["people": .integer(3)]
        #expect(try there(answer) == answer)
        answer.person?.full = nil
        #expect(try there(answer) == answer)
        #expect(try there(HealthQueryAnswer()) == HealthQueryAnswer())
    }

    @Test(arguments: ["healthyStatus", "healthyStaus", "fxdj"]) func gradesHaveOtherNames(_ name: String) throws {
        var json = Self.verification.bizPackage(Self.head).object ?? [:]
        json["healthStatus"] = nil
        #expect(throws: WireFault.self) { try VerificationAnswer(json) }
        json.put(name, "10")
        #expect(try VerificationAnswer(json).healthStatus == "10")
    }

    @Test func aFailedAnswerMayLackEverything() throws {
        let head = AnswerHead(.codeUsedUp, timeStamp: Samples.now, requestId: "R")
        var answer = VerificationAnswer()
        #expect(try there(answer, head) == answer)
        answer.firstSeenAt = Samples.now
        answer.alert = true
        #expect(try there(answer, head) == answer)
        let revoked = ApplicationAnswer(bizSerialNum: "S", randomNumber: nil, expireIn: nil)
        #expect(try there(revoked, AnswerHead(.deviceRevoked, timeStamp: Samples.now, requestId: "R")) == revoked)
        #expect(throws: WireFault.self) { try there(revoked) }
    }

    @Test(arguments: [
        "authResult", "healthStatus", "desensitizeName", "desensitizeCardId", "duplicate", "qrCodeExpired",
        "bizSerialNum",
    ])
    func aSuccessfulAnswerLacksNothing(_ name: String) throws {
        var json = Self.verification.bizPackage(Self.head).object ?? [:]
        json[name] = nil
        #expect(throws: WireFault(.memberMissing, name)) { try VerificationAnswer(json) }
    }

    @Test func theHeadMustAgreeWithItself() throws {
        var json = Self.head.json
        json.put("success", false)
        #expect(throws: WireFault(.memberInvalid, "success")) { try AnswerHead(json) }
        json = AnswerHead(.internalError, timeStamp: Samples.now, requestId: nil).json
        json.put("success", true)
        #expect(throws: WireFault.self) { try AnswerHead(json) }
        json.put("success", false)
        json.put("errorCode", "8888")
        let unknown = try AnswerHead(json)
        #expect(unknown.code == nil && !unknown.success)
    }

    @Test func faultsNameTheMemberAndStayShort() {
        let fault = WireFault(.memberInvalid, "a.b", String(repeating: "验", count: 400))
        #expect(fault.desc.unicodeScalars.count == 256 && fault.desc.hasPrefix("a.b: "))
        #expect(WireFault(.noRecord).desc == ReturnCode.noRecord.words.en)
    }
}

@Suite struct RouteTests {
    @Test func everyAddressIsThePages() {
        let page: [(Route, String, String, String?)] = [
            (.healthDeclarations, "POST", "/phi/v1/health-declarations", nil),
            (.itineraryDeclarations, "POST", "/phi/v1/itinerary-declarations", nil),
            (.healthQueries, "POST", "/phi/v1/health-queries", nil),
            (.applications, "POST", "/phi/v1/codes/applications", "1000"), (.codes, "POST", "/phi/v1/codes", "2000"),
            (.verifications, "POST", "/phi/v1/codes/verifications", "3000"),
            (.verificationBatch, "POST", "/phi/v1/codes/verifications/batch", "3000"),
            (.corrections, "POST", "/phi/v1/corrections", nil), (.trust, "GET", "/phi/v1/trust", nil),
            (.devices, "POST", "/phi/v1/devices", nil),
        ]
        #expect(
            page.map(\.0).sorted { $0.rawValue < $1.rawValue } == Route.allCases.sorted { $0.rawValue < $1.rawValue })
        for (route, method, path, serviceType) in page {
            #expect(route.method.rawValue == method && route.path == path && route.serviceType?.rawValue == serviceType)
            #expect(Route(path: path) == route)
            #expect(route.bodyLimit == (route == .verificationBatch ? 1_048_576 : 262_144))
        }
        #expect(Route(path: "/phi/v1/code") == nil)
    }

    @Test func everyRoleIsThePages() {
        let page: [CustomerRole: Set<Route>] = [
            .gate: [.applications, .verifications, .verificationBatch, .healthQueries, .trust, .devices],
            .desk: Set(Route.allCases),
            .app: [
                .healthDeclarations, .itineraryDeclarations, .applications, .codes, .corrections, .healthQueries,
                .trust, .devices,
            ],
            .admin: [.healthQueries, .trust, .devices],
        ]
        for role in CustomerRole.allCases {
            #expect(Set(Route.allCases.filter { $0.roles.contains(role) }) == page[role])
        }
    }
}
