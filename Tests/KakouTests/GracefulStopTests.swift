import Foundation
import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import HealthCodeClient
import Testing

@testable import kakou

/// SIGTERM while calls are under way: each gets its signed answer, then the process ends with 0.
@Suite(.serialized) struct GracefulStopTests {
    private static let callers = 24

    /// A call of its own process, its answer in a file.
    private final class Call {
        let process = Process()
        let answer: String

        init(_ url: String, body: String, answer: String) throws {
            self.answer = answer
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "curl", "-sS", "--max-time", "120", "-H", "Content-Type: application/json", "--data-binary", "@" + body,
                "-o", answer, url + Route.applications.path,
            ]
            process.standardError = FileHandle.nullDevice
            try process.run()
        }
    }

    @Test func everyCallUnderWayGetsItsSignedAnswer() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service).line
        #expect(try site.run("enroll", site.url, token, "--data-dir", site.device).status == 0)
        let device = try DeviceDirectory.load(site.device)
        let key = try serviceKey(device)

        var calls: [Call] = []
        // Whoever holds the database's only write lock decides when the service may answer.
        try DatabaseQueue(path: site.service + "/service.sqlite").write { database in
            try database.execute(sql: "UPDATE setting SET value = value WHERE name = ''")
            for number in 0..<Self.callers {
                let body = "\(site.root)/body-\(number)"
                try Data(envelope(device, number)).write(to: URL(filePath: body))
                calls.append(try Call(site.url, body: body, answer: "\(site.root)/answer-\(number)"))
            }
            try poll("every call is under way") {
                let metrics = try get(site.url + "/metrics")
                return metrics.contains("kakou_in_flight \(Self.callers)\n")
            }
            kill(site.pid, SIGTERM)
            try poll("nobody new is let in") { try get(site.url + "/metrics").isEmpty }
        }
        for call in calls { call.process.waitUntilExit() }
        var answered = 0
        for (number, call) in calls.enumerated() {
            let body = [UInt8](try Data(contentsOf: URL(filePath: call.answer)))
            let envelope = try Envelope.parse(body)
            #expect(!envelope.isUnsigned && envelope.verify(with: key))
            #expect(envelope.content["requestId"]?.string == Self.requestId(number))
            if envelope.content["errorCode"]?.string == ReturnCode.success.rawValue { answered += 1 }
        }
        #expect(answered == Self.callers)
        #expect(site.wait() == 0)
    }

    private static func requestId(_ number: Int) -> String {
        "00000000-0000-4000-8000-" + String(repeating: "0", count: number < 10 ? 11 : 10) + String(number)
    }

    private func envelope(_ device: Device, _ number: Int) throws -> [UInt8] {
        let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
        var members: JSONObject = [
            "custNum": .string(device.custNum), "requestId": .string(Self.requestId(number)),
            "applyType": .string(ApplyType.verify.rawValue), "deviceSn": .string(device.deviceSn),
        ]
        members.put("timeStamp", c17: Instant(milliseconds: milliseconds))
        members.put("serviceType", Route.applications.serviceType?.rawValue)
        return try Envelope.seal(.object(members), key: device.privateKey, keyId: device.keyId)
    }

    private func serviceKey(_ device: Device) throws -> SM2PublicKey {
        let keys = device.json.object?["signKeys"]?.array
        let point = try #require(keys?.first?.object?["publicKey"]?.string.flatMap(Base64.decode))
        return try SM2PublicKey(point: point)
    }

    /// What an address says; nothing where nobody listens.
    private func get(_ url: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl", "-s", "--max-time", "10", url]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    private struct Never: Error {
        let what: String
    }

    private func poll(_ what: String, _ condition: () throws -> Bool) throws {
        let end = Date(timeIntervalSinceNow: 120)
        while Date() < end {
            if try condition() { return }
            usleep(10_000)
        }
        throw Never(what: what)
    }
}
