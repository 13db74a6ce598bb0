import Checkpoint
import Foundation
import HealthCode
import Testing

@testable import kakou

/// `kakou doctor`: the same table of checks as F8, and the scanner's test code as a file.
@Suite struct DoctorCommandTests {
    private func directory() throws -> String {
        let path = CommandSite.directory()
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return path
    }

    @Test func everyFindingIsARowOfTheTableWithAStateAndARemedyWhereItIsNotGood() throws {
        let directory = try directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let configuration = directory + "/kakou.toml"
        let devices = "[scanner]\ndevice = \"/dev/null\"\n[temperature]\ndevice = \"/nowhere/tty\"\n"
        try Data(devices.utf8).write(to: URL(filePath: configuration))
        let run = try CommandRun(["doctor", "--json", "--config", configuration, "--data-dir", directory])
        let array = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]], "\(run.output)")
        let checks = array.compactMap { ($0["check"] as? String).flatMap(DoctorCheck.init) }
        #expect(checks.count == array.count)
        #expect(checks == checks.sorted { Self.place($0) < Self.place($1) })
        for check in [
            DoctorCheck.locale, .tty, .type, .width, .disk, .sync, .core, .device, .scanner, .thermometer, .version,
        ] {
            #expect(checks.contains(check), "\(check)")
        }
        for object in array {
            let state = (object["state"] as? String).flatMap(Finding.State.init)
            let remedy = object["remedy"] as? [String: String]
            #expect(state != nil && (remedy == nil) == (state == .good), "\(object)")
            #expect((object["zh"] as? String)?.isEmpty == false && (object["en"] as? String)?.isEmpty == false)
        }
        let states = Dictionary(
            array.map { ($0["check"] as? String ?? "", $0["state"] as? String ?? "") }, uniquingKeysWith: { $1 })
        #expect(states["scanner"] == "bad" && states["thermometer"] == "bad" && states["device"] == "doubtful")
        #expect(run.status == 22)
        // Looking leaves nothing behind.
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["kakou.toml"])
    }

    private static func place(_ check: DoctorCheck) -> Int { DoctorCheck.allCases.firstIndex(of: check) ?? 0 }

    @Test func forPeopleItSaysWhatToDo() throws {
        let directory = try directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (language, words) in [("zh", DoctorCheck.device.remedy.zh), ("en", DoctorCheck.device.remedy.en)] {
            let run = try CommandRun(["doctor", "--lang", language, "--data-dir", directory])
            #expect(run.output.contains("     -> " + words), "\(run.output)")
        }
    }

    @Test func theTestSheetIsWrittenAsAPictureOrAsText() throws {
        let directory = try directory()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let picture = try CommandRun(["doctor", "--test-sheet", directory + "/sheet.png"])
        #expect(picture.status == 0 && picture.output.isEmpty, "\(picture.words)")
        let octets = try Data(contentsOf: URL(filePath: directory + "/sheet.png"))
        #expect(octets.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
        let text = try CommandRun(["doctor", "--lang", "en", "--test-sheet", directory + "/sheet.txt"])
        #expect(text.status == 0, "\(text.words)")
        let written = try String(contentsOfFile: directory + "/sheet.txt", encoding: .utf8)
        #expect(written.contains("Scanner test") && written.contains(TestSheet.text) && written.contains("\u{2588}"))
        let other = try CommandRun(["doctor", "--test-sheet", directory + "/sheet.pdf"])
        #expect(other.status == 64)
        let nowhere = try CommandRun(["doctor", "--test-sheet", directory + "/none/sheet.txt"])
        #expect(nowhere.status == 78 && nowhere.words.contains("/none/sheet.txt"), "\(nowhere.words)")
    }
}
