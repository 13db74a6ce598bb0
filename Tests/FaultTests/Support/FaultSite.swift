import Foundation
import Glibc
import HealthCode
import TestKit
import Testing

/// A real service and a device enrolled with it, both in directories of their own.
final class FaultSite {
    let root: String
    private(set) var url = ""
    private var service: GateProcess?
    var serviceDirectory: String { root + "/service" }
    var deviceDirectory: String { root + "/device" }
    /// The service's port on 127.0.0.1.
    private(set) var port = 0

    init(samplePeople: Int = 60) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "kakou-fault-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try start(samplePeople: samplePeople)
        try enrol(deviceDirectory, sn: "FAULT-1")
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: root)
    }

    /// Starts the service, on the port it had before if it ran before.
    func start(samplePeople: Int = 60) throws {
        let process = try GateProcess([
            "serve", "--listen", "127.0.0.1:\(port)", "--data-dir", serviceDirectory, "--sample-people",
            "\(samplePeople)",
        ])
        let line = try #require(process.line(), "the service says where it listens")
        url = String(line.dropFirst("listening on ".count))
        port = url.split(separator: ":").last.flatMap { Int($0) } ?? 0
        service = process
    }

    /// Ends the service as an init system does.
    func stop() {
        guard let process = service else { return }
        Glibc.kill(process.pid, SIGTERM)
        process.wait()
        service = nil
    }

    /// Enrols a device; a URL other than the service's own goes through a proxy.
    func enrol(_ directory: String, sn: String, url other: String? = nil, role: String = "desk") throws {
        let token = try run("device", "token", "--data-dir", serviceDirectory, "--gate-id", "G1", "--role", role)
        let enrolled = try run(
            "enroll", other ?? url, token.trimmingCharacters(in: .newlines), "--data-dir", directory, "--device-sn", sn)
        #expect(!enrolled.isEmpty, "the device is enrolled")
    }

    /// Runs a command to its end; its standard output.
    @discardableResult
    func run(_ arguments: String..., status expected: Int32? = 0) throws -> String {
        let process = try GateProcess(arguments)
        process.finishTyping()
        let lines = process.rest()
        let status = process.wait()
        if let expected { #expect(status == expected, "kakou \(arguments.prefix(2).joined(separator: " "))") }
        return lines.joined(separator: "\n")
    }

    /// Every pass record of the service: how often each requestId stands there.
    func passes() throws -> [String: Int] {
        let text = try run("passes", "list", "--data-dir", serviceDirectory, "--json")
        let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        return rows.reduce(into: [:]) { counts, row in
            if let id = row["requestId"] as? String { counts[id, default: 0] += 1 }
        }
    }

    /// The rows of the device's queue by requestId, with their states.
    func queue(_ directory: String? = nil) throws -> [String: String] {
        let text = try run("queue", "list", "--data-dir", directory ?? deviceDirectory, "--json")
        let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        return rows.reduce(into: [:]) { states, row in
            if let id = row["requestId"] as? String { states[id] = row["state"] as? String }
        }
    }

    /// Uploads until nothing is left; what the last run said.
    @discardableResult
    func sync(_ directory: String? = nil) throws -> [String: Int] {
        let text = try run("queue", "sync", "--json", "--data-dir", directory ?? deviceDirectory, status: nil)
        let last = text.split(separator: "\n").last.map(String.init) ?? "{}"
        let counts = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any] ?? [:]
        return counts.compactMapValues { $0 as? Int }
    }
}

/// Codes that no issuer made: well formed, so that a gate records them, and unknown to every service.
enum StrayCode {
    /// The code of this number; the same for the same number and seed.
    static func text(_ number: Int, seed: UInt64) -> String {
        var dice = SplitMix64(seed: seed &+ UInt64(number) &* 0x1_0001)
        var octets: [UInt8] = [0x3D, 0x10, 0x05, 0x09, 0x1C]
        octets += (0..<12).map { _ in UInt8.random(in: 0...255, using: &dice) }
        let issued = UInt32(Date().timeIntervalSince1970)
        octets += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: issued >> UInt32($0)) }
        octets += [0, 0, 0, 60, 0, 0, 1]
        octets += (0..<64).map { _ in UInt8.random(in: 1...127, using: &dice) }
        return (try? CodeContent(octets: octets).text) ?? ""
    }
}

/// A line of `verify - --json`.
struct VerifyLine {
    let requestId: String
    let outcome: String
    let isRecorded: Bool

    init?(_ line: String) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let requestId = object["requestId"] as? String, let outcome = object["outcome"] as? String
        else { return nil }
        self.requestId = requestId
        self.outcome = outcome
        isRecorded = object["recorded"] as? Bool ?? false
    }
}
