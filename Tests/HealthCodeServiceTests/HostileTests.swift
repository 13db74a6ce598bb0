import GRDB
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// What is no envelope gets an unsigned refusal, the service lives, and its log names nobody (section 2).
@Suite struct HostileTests {
    @Test func nonsenseIsRefusedEverywhere() async throws {
        let service = try await TestService.start()
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        let bodies: [(String, [UInt8], Int)] = [
            ("empty", [], 400), ("text", Array("hello".utf8), 400), ("array", Array("[]".utf8), 400),
            ("no sign", Array("{\"bizPackage\":{}}".utf8), 400),
            ("deep", Array("{\"bizPackage\":{\"a\":\(deep)},\"sign\":\"\"}".utf8), 400),
            ("twice", Array("{\"bizPackage\":{\"a\":1,\"a\":2},\"sign\":\"\"}".utf8), 400),
            ("UTF-8", Array("{\"bizPackage\":{\"a\":\"".utf8) + [0xFF, 0xC0] + Array("\"},\"sign\":\"\"}".utf8), 400),
            ("10 MB", [UInt8](repeating: 0x20, count: 10 << 20), 413),
        ]
        for route in Route.allCases where route.method == .post && Endpoints.table[route] != nil {
            for (name, body, status) in bodies {
                let answer = try await service.post(route.path, body)
                #expect(answer.status == status, "\(route.id) \(name)")
                #expect((answer.headers["connection"] == "close") == (status == 413), "\(route.id) \(name)")
                let read = try service.read(answer.body, answer.status)
                #expect(!read.isSigned && read.code == .envelopeMalformed && read.flag("success") == false)
            }
        }
        let type = try await service.post(Route.applications.path, Array("{}".utf8), type: "text/plain")
        #expect(type.status == 415)
        for (path, method) in [("/nowhere", "GET"), (Route.applications.path, "GET"), ("/health/live", "PUT")] {
            let answer = try await service.get(path, method: method)
            #expect(answer.status == 404)
            #expect(try service.read(answer.body, answer.status).code == .envelopeMalformed)
        }
        let live = try await service.get("/health/live")
        #expect(live.status == 200 && live.headers["content-type"]?.hasPrefix("application/json") == true)
        #expect(try await service.get("/health/ready").status == 200)
        let metrics = try await service.get("/metrics")
        let text = String(decoding: metrics.body, as: UTF8.self)
        #expect(text.contains("kakou_answers_total{interface=\"I4\",code=\"1001\"} 9"))
        await service.stop()
    }

    @Test func neitherLogNorFilesNameAnybody() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(name: "欧阳样本", number: "E87654321")
        let code = try await service.code(of: person)
        _ = try await gate.verify(code.text)
        _ = try await gate.verify(code.text, requestId: "E11111111")
        _ = try await gate.verify("欧阳样本")
        let log = service.log.lines.joined(separator: "\n")
        #expect(log.contains("I6"))
        for secret in ["欧阳样本", "E87654321", "E11111111", code.text] { #expect(!log.contains(secret)) }
        for file in ["service.sqlite", "service.sqlite-wal"] {
            let octets = try Files.read(service.directory + "/" + file)
            for secret in ["欧阳样本", "E87654321"] {
                #expect(!octets.contains(Array(secret.utf8)), "\(file)")
            }
        }
        await service.stop()
    }

    @Test func tooMuchAtOnceIsRefusedAndVerificationComesFirst() {
        let gate = LoadGate(limit: 10)
        for _ in 0..<5 { #expect(gate.enter(.declaration)) }
        #expect(!gate.enter(.declaration))
        #expect(gate.enter(.making) && !gate.enter(.making))
        #expect(gate.enter(.query) && !gate.enter(.query))
        for _ in 0..<2 { #expect(gate.enter(.application)) }
        #expect(!gate.enter(.application))
        #expect(gate.enter(.verification) && !gate.enter(.verification))
        gate.leave()
        #expect(gate.enter(.verification) && gate.count == 10)
    }

    @Test func plainHTTPStaysOnLoopback() {
        let directory = Files.temporary()
        for host in ["0.0.0.0", "192.0.2.1", "::"] {
            #expect(throws: ServiceFault.self) {
                try ServiceApplication(ServiceOptions(dataDirectory: directory, host: host))
            }
        }
        #expect(throws: ServiceFault.self) {
            try ServiceApplication(ServiceOptions(dataDirectory: directory, tlsCertificate: "/nowhere"))
        }
        #expect(throws: Never.self) {
            try ServiceApplication(ServiceOptions(dataDirectory: directory, host: "0.0.0.0", behindProxy: true))
        }
    }
}
