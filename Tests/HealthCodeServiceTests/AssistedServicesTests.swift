import Cells
import Checkpoint
import Console
import Foundation
import GRDB
import GuoMi
import HealthCode
import Testing

@testable import HealthCodeClient
@testable import HealthCodeService

/// F6 from the first key to the service's records: the console, the client and the service, with nothing in between left out
/// but the terminal.
@Suite(.serialized) struct AssistedServicesTests {
    /// A desk: the console's state, and a client that does what it wants done.
    private struct Desk {
        var state: ConsoleState
        let client: HealthCodeClient
        var asked: [(AssistOrder, String)] = []

        init(_ service: TestService, role: CustomerRole = .desk) async throws {
            let directory = NSTemporaryDirectory() + "kakou-assist-" + SecureRandom.uuid()
            let token = try await service.token(role: role, gateId: "G1")
            client = HealthCodeClient(
                try await Enrolment.enrol(
                    EnrolmentOrder(url: service.address, token: token, directory: directory)))
            state = ConsoleState(now: Moment(wall: TestService.now, uptime: 0), makeRequestId: { SecureRandom.uuid() })
        }

        /// Sends an event and does what the console then wants done, until it wants no more.
        mutating func send(_ kind: ConsoleEvent.Kind) async {
            var waiting = [kind]
            while let next = waiting.first {
                waiting.removeFirst()
                let now = Moment(wall: TestService.now, uptime: state.now.uptime + 1)
                for effect in update(&state, ConsoleEvent(next, at: now)) {
                    switch effect {
                    case .askAssistRight: waiting.append(.assistRight(await client.mayAssist(within: .seconds(60))))
                    case .assist(let order, let requestId):
                        asked.append((order, requestId))
                        let result = await client.assist(order, requestId: requestId, within: .seconds(60))
                        waiting.append(.assisted(requestId: requestId, result, symbols: []))
                    default: break
                    }
                }
            }
        }

        mutating func press(_ keys: Key...) async { for key in keys { await send(.input(.key(key))) } }

        mutating func type(_ text: String) async {
            for character in text { await send(.input(.key(.character(character)))) }
        }

        /// Opens a service and fills in the person, who has a passport.
        mutating func open(_ digit: String, _ person: TestPerson) async {
            await press(.function(6))
            await type(digit)
            await press(.backTab)
            for _ in 0..<CertType.allCases.count where state.assist.form?[.certType] != CertType.passport.rawValue {
                await press(.right)
            }
            await press(.tab)
            await type(person.number)
            await press(.tab)
            await type(person.name)
            await press(.tab)
        }

        mutating func fill(_ field: AssistField, _ text: String, _ then: Key? = nil) async {
            for _ in 0..<200 where state.assist.form?.focus.field != field { await press(.tab) }
            await type(text)
            if let then { await press(then) }
        }

        mutating func choose(_ field: AssistField, _ code: String) async {
            for _ in 0..<200 where state.assist.form?.focus.field != field { await press(.tab) }
            guard let key = state.assist.form?.focus else { return }
            for _ in 0..<40 where state.assist.form?[key] != code { await press(.right) }
        }

        mutating func declare(_ person: TestPerson) async {
            await open("1", person)
            await fill(.nationality, "fra")
            await fill(.division, "zjhz", .enter)
            await fill(.temperature, "36.5")
            await fill(.symptoms, "1")
            await choose(.contact, "2")
            await choose(.stay, "2")
            await press(.control("g"))
        }

        /// The receipt on the screen.
        var receipt: AssistReceipt? { if case .done(let receipt) = state.assist.page { receipt } else { nil } }
    }

    private func count(_ service: TestService, _ statement: String, _ id: String? = nil) async throws -> Int {
        let arguments: StatementArguments = id.map { [$0] } ?? []
        return try await service.core.storage.pool.read {
            try Int.fetchOne($0, sql: statement, arguments: arguments) ?? 0
        }
    }

    @Test func theFourServicesReachTheRecords() async throws {
        let service = try await TestService.start()
        let person = try await service.person(number: "E20000001")
        var desk = try await Desk(service)

        await desk.declare(person)
        let declared = try #require(desk.receipt?.serialNumber, "\(String(describing: desk.state.assist.failure))")
        #expect(
            try await count(
                service, "SELECT COUNT(*) FROM health_declaration WHERE declare_id = ? AND person_id = \(person.id)",
                declared) == 1)
        await desk.press(.enter, .escape)

        await desk.open("2", person)
        let today = TestService.now.c14
        await desk.fill(.depart, String(today.prefix(8)) + "0001")
        await desk.fill(.from, "330100", .enter)
        await desk.fill(.stopOver, "310000", .enter)
        await desk.fill(.to, "bj", .enter)
        await desk.choose(.mode, TravelMode.train.rawValue)
        await desk.fill(.vehicle, "g32")
        await desk.press(.control("g"))
        let travelled = try #require(desk.receipt?.serialNumber, "\(String(describing: desk.state.assist.failure))")
        #expect(
            try await count(
                service,
                "SELECT COUNT(*) FROM trip WHERE declare_id = ? AND from_code = '330100' AND to_code = '110000'",
                travelled) == 1)
        await desk.press(.enter, .escape)

        await desk.open("3", person)
        await desk.press(.control("g"))
        guard case .code(let shown) = desk.state.assist.page else {
            Issue.record("no code: \(String(describing: desk.state.assist.failure))")
            return
        }
        let content = try CodeContent(text: shown.code.content)
        #expect(shown.code.grade == .known(.low))
        let codes = "SELECT COUNT(*) FROM code WHERE person_id = \(person.id) AND hex(code_id) = ?"
        #expect(
            try await count(
                service, codes,
                content.codeId.map { String($0, radix: 16, uppercase: true) }
                    .map { $0.count == 1 ? "0" + $0 : $0 }.joined()) == 1)
        await desk.press(.escape, .escape)
        #expect(!"\(desk.state)".contains(shown.code.content))

        await desk.open("4", person)
        await desk.choose(.correctType, CorrectionType.declaration.rawValue)
        await desk.fill(.targetId, declared)
        await desk.choose(.item, CorrectionField.temperature.rawValue)
        await desk.fill(.oldValue, "36.5")
        await desk.fill(.newValue, "36.6")
        await desk.fill(.reason, "录入有误")
        await desk.fill(.contactPhone, "13800000000")
        await desk.press(.control("g"))
        let corrected = try #require(desk.receipt?.serialNumber, "\(String(describing: desk.state.assist.failure))")
        #expect(
            try await count(
                service, "SELECT COUNT(*) FROM correction WHERE correct_id = ? AND target_id = '\(declared)'", corrected
            )
                == 1)
        #expect(!service.log.lines.contains { $0.contains(person.name) || $0.contains(person.number) })
        await desk.client.close()
        await service.stop()
    }

    /// The answer is lost on the way; the form goes again under its number and counts once.
    @Test func aLostAnswerCountsOnce() async throws {
        let service = try await TestService.start()
        let person = try await service.person(number: "E20000002")
        var desk = try await Desk(service)
        await desk.declare(person)
        let first = try #require(desk.receipt?.serialNumber)
        let (order, requestId) = try #require(desk.asked.first)
        let again = await desk.client.assist(order, requestId: requestId, within: .seconds(60))
        #expect(try again.get().serialNumber == first)
        let rows = "SELECT COUNT(*) FROM health_declaration WHERE person_id = \(person.id)"
        #expect(try await count(service, rows) == 1)

        var maker = try await Desk(service)
        await maker.open("3", person)
        await maker.press(.control("g"))
        guard case .code(let shown) = maker.state.assist.page, let made = maker.asked.first else {
            Issue.record("no code: \(String(describing: maker.state.assist.failure))")
            return
        }
        let same = try await maker.client.assist(made.0, requestId: made.1, within: .seconds(60)).get()
        #expect(same == .made(shown.code), "the same code, though under a new serial number")
        await desk.client.close()
        await maker.client.close()
        await service.stop()
    }

    /// The third declaration of a day is refused in the words of 4005, and the form stays.
    @Test func aRefusalIsToldInItsWords() async throws {
        let service = try await TestService.start()
        let person = try await service.person(number: "E20000003")
        var desk = try await Desk(service)
        for _ in 1...2 {
            await desk.declare(person)
            #expect(desk.receipt != nil)
            await desk.press(.enter, .escape)
        }
        await desk.declare(person)
        #expect(desk.state.assist.failure?.code == .declarationLimit && desk.state.assist.form?[.name] == person.name)
        let screen = view(desk.state, Size(columns: 80, rows: 24)).dump()
        #expect(screen.contains(ReturnCode.declarationLimit.words.zh) && screen.contains("4005"))
        await desk.client.close()
        await service.stop()
    }

    @Test func aGateIsToldByTheServiceThatItMayNot() async throws {
        let service = try await TestService.start()
        var gate = try await Desk(service, role: .gate)
        await gate.press(.function(6))
        guard case .refused(let failure) = gate.state.assist.right else {
            Issue.record("\(gate.state.assist.right)")
            return
        }
        #expect(failure.code == .notAuthorised && failure.isSigned)
        await gate.client.close()
        await service.stop()
    }
}
