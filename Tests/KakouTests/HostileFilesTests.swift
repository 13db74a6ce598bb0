import Checkpoint
import Foundation
import HealthCode
import Ledger
import TestKit
import Testing

/// console.md, "Terminals", and issue 4's list: hostile text in names, places, messages and codes never reaches a terminal,
/// nor what a terminal is shown later: the table of `records export --csv`, the display of `--save-display`, the lines of
/// `queue list`. The real binary over a real ledger; `KAKOU_SEED` for other texts, thousands of rows with `KAKOU_FULL=1`.
@Suite(.serialized) struct HostileFilesTests {
    private static let rows = RunForm.isFull ? 5_000 : 400

    /// A ledger in which every field that comes from outside holds hostile text.
    private func fill(_ directory: String, _ seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let ledger = Ledger(directory: directory)
        let needs = ledger.needs
        _ = try await needs.lease().get()
        for number in 0..<Self.rows {
            func text() -> String { HostileText.text(using: &random) }
            let id = "\(number)-" + text()
            let recording = await needs.record(
                Scan(
                    requestId: id, payload: try payload(number, text()), kind: .scanner,
                    at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))))
            #expect(recording.isRecorded)
            _ = await needs.decide(id, GateDecision.allCases[number % GateDecision.allCases.count], text(), text())
            let judgement = Judgement(
                code: .success, grade: GradeReading(wire: number % 2 == 0 ? "10" : text()), maskedName: text(),
                maskedNumber: text(), certType: .residentID, firstSeenGate: text(), reasonCode: text(), guide: text(),
                bizExtData: text(), passRecordId: text(), serverTime: Instant(milliseconds: 1_764_000_000_000),
                latencyMilliseconds: 4)
            switch number % 3 {
            case 0: _ = await needs.settle(id, .judged(judgement), .stop, number % 2 == 0)
            case 1:
                let dead = OutboxTransition(requestId: id, state: .dead, answerClass: .permanent, code: text())
                _ = await needs.apply([dead])
                _ = await needs.note(id, text())
            default: _ = await needs.settle(id, .failed(ServiceFailure(.timedOut, detail: text())), .timeout, false)
            }
        }
        await ledger.close()
    }

    private func payload(_ number: Int, _ name: String) throws -> ScanPayload {
        let document = try DocumentNumber(.passport, "E\(10_000_000 + number)")
        if number % 2 == 0, let claim = DocumentClaim(name: name, document: document) { return .document(claim) }
        return .code(
            CodeContent(
                flags: [], division: 330_106,
                codeId: (0..<12).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 3))) }, issuedAt: 1_764_000_000,
                life: 86_400, grade: .low, keyId: 1, signature: Array(repeating: 5, count: 64)))
    }

    @Test func noFileAndNoLineHoldsWhatATerminalObeys() async throws {
        let seed = RunForm.seedOrFresh()
        print("hostile files: \(Self.rows) rows, seed \(seed)")
        let directory = CommandSite.directory()
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await fill(directory, seed)

        let csv = try CommandRun(["records", "export", "--csv", "--data-dir", directory])
        #expect(csv.status == 0, "\(csv.words)")
        let table = try #require(Table(csv.output), "seed \(seed)")
        #expect(table.rows.count == Self.rows + 1, "seed \(seed)")
        for row in table.rows {
            #expect(row.count == table.rows[0].count, "seed \(seed): \(row)")
            for cell in row {
                let found = HostileText.forbidden(in: [cell])
                #expect(found == nil, "seed \(seed): U+\(found.map { String($0.value, radix: 16) } ?? "") in \(row[0])")
                #expect(!Table.isFormula(cell), "seed \(seed): \(cell.debugDescription)")
            }
        }
        for arguments in [["queue", "list"], ["queue", "list", "--json"], ["queue", "list", "--lang", "en"]] {
            let run = try CommandRun(arguments + ["--data-dir", directory])
            #expect(run.status == 0 && run.output.count > Self.rows, "\(run.words)")
            let lines = run.output.split(separator: "\n").map { String($0) }
            #expect(HostileText.forbidden(in: lines) == nil, "seed \(seed): \(arguments)")
        }
    }

    /// A shift over the same ledger whose every scan, paste and letter is hostile too.
    @Test(arguments: ["zh", "en"]) func noSavedDisplayHoldsWhatATerminalObeys(_ language: String) async throws {
        let seed = RunForm.seedOrFresh()
        print("hostile display: seed \(seed)")
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service, "--gate-id", "G1")
        #expect(try site.run("enroll", site.url, token.line, "--data-dir", site.device).status == 0)
        try await fill(site.device, seed)
        var random = SplitMix64(seed: seed &+ 1)
        var steps = ["key F4", "show 132x43", "key Down Down Enter", "show", "key Esc F5", "show 132x43", "key Enter"]
        steps += ["show", "key Esc Esc F7", "show", "key Esc"]
        for number in 0..<(RunForm.isFull ? 2_000 : 120) {
            // A script is lines: what ends one cannot be in it.
            let text = String(HostileText.text(using: &random).unicodeScalars.filter { $0 != "\n" && $0 != "\r" })
            guard !text.isEmpty else { continue }
            steps.append(["scan ", "paste ", "scan HU"][number % 3] + text)
            if number % 5 == 0 { steps += ["key F3", "paste " + text, "key Tab", "paste " + text, "show", "key Esc"] }
            if number % 7 == 0 {
                steps += ["key F5", "type /", "paste " + text, "key Enter", "show 40x12", "key Esc Esc"]
            }
            steps.append(["show", "show 40x12", "show 132x43"][number % 3])
        }
        steps.append("quit")
        let (script, display) = (site.root + "/script", site.root + "/display")
        try (steps.joined(separator: "\n") + "\n").write(toFile: script, atomically: true, encoding: .utf8)
        let run = try site.run(
            "--lang", language, "--data-dir", site.device, "--script", script, "--save-display", display)
        #expect(run.status == 0, "seed \(seed): \(run.words)")
        let shown = try String(contentsOfFile: display, encoding: .utf8)
        #expect(shown.count > 100_000)
        let lines = shown.unicodeScalars.split(separator: "\n").map { String($0) }
        let found = HostileText.forbidden(in: lines)
        #expect(found == nil, "seed \(seed): U+\(found.map { String($0.value, radix: 16) } ?? "")")
        #expect(HostileText.forbidden(in: run.words.unicodeScalars.split(separator: "\n").map { String($0) }) == nil)
    }
}

/// RFC 4180, read strictly and by its grammar, octet after octet: not by whoever wrote it.
private struct Table {
    private(set) var rows: [[String]] = []

    /// Nil for what is no such table: a lone CR or LF, a quotation mark inside a plain cell, anything behind a closing one.
    init?(_ text: String) {
        var scalars = text.unicodeScalars[...]
        var row: [String] = []
        while !scalars.isEmpty {
            guard let cell = scalars.first == "\"" ? Self.quoted(&scalars) : Self.plain(&scalars) else { return nil }
            row.append(cell)
            switch scalars.popFirst() {
            case ",": continue
            case "\r":
                guard scalars.popFirst() == "\n" else { return nil }
                rows.append(row)
                row = []
            default: return nil
            }
        }
        guard row.isEmpty else { return nil }
    }

    private static func plain(_ scalars: inout Substring.UnicodeScalarView) -> String? {
        let cell = scalars.prefix { $0 != "," && $0 != "\r" && $0 != "\n" }
        scalars = scalars.dropFirst(cell.count)
        return cell.contains("\"") ? nil : String(cell)
    }

    private static func quoted(_ scalars: inout Substring.UnicodeScalarView) -> String? {
        scalars.removeFirst()
        var cell = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            guard scalar == "\"" else {
                cell.append(scalar)
                continue
            }
            guard scalars.first == "\"" else { return String(cell) }
            scalars.removeFirst()
            cell.append("\"")
        }
        return nil
    }

    /// Whether a spreadsheet would take a cell for something to compute.
    static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else { return false }
        return ["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains(first)
    }
}
