import Foundation
import GuoMi
import HealthCode
import Terminal
import TestKit
import Testing

@testable import kakou

@Suite struct ConfigurationTests {
    @Test func everySettingIsRead() throws {
        let shape = """
            lang = "en"
            data-dir = "/var/lib/kakou/device"
            [console]
            theme = "light"
            ascii = true
            no-color = true
            ambiguous-wide = true
            gate-name = "南门3号道"
            operator = "早班 王"
            verdict-seconds = 15
            scan-key-ms = 50
            kiosk = true
            pin = "PIN"
            lock-seconds = 300
            key-file = "KEYFILE"
            [scanner]
            device = "/dev/ttyUSB0"
            baud = 115200
            prefix = "~"
            suffix = "$$"
            [temperature]
            device = "/dev/ttyUSB1"
            baud = 2400
            [service]
            verify-ms = 2500
            connect-ms = 800
            [sound]
            player = ["aplay", "-q"]
            mute = true
            """
        let pin = PasswordDigest("1234", rounds: 1_000)
        let keyFile = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString).toml").path
        try Data().write(to: URL(filePath: keyFile))
        defer { try? FileManager.default.removeItem(atPath: keyFile) }
        let text = shape.replacingOccurrences(of: "\"PIN\"", with: "\"\(pin.text)\"")
            .replacingOccurrences(of: "KEYFILE", with: keyFile)
        var read = try Configuration(toml: text, path: "k.toml")
        #expect(read.origins["console.theme"] == "k.toml:4")
        #expect(read.origins.count == Configuration.settings.count)
        for setting in Configuration.settings {
            let value = try #require(read.text(of: setting))
            #expect(text.contains(value) || setting.key == "console.pin", "\(setting.key) = \(value)")
            #expect(!value.contains(pin.text))
        }
        read.origins = [:]
        var wanted = Configuration()
        wanted.language = .en
        wanted.dataDirectory = "/var/lib/kakou/device"
        wanted.theme = .light
        wanted.ascii = true
        wanted.noColour = true
        wanted.ambiguousWide = true
        wanted.gateName = "南门3号道"
        wanted.operatorName = "早班 王"
        wanted.verdictSeconds = 15
        wanted.scanKeyMilliseconds = 50
        wanted.kiosk = true
        wanted.pin = pin
        wanted.lockSeconds = 300
        wanted.keyFile = keyFile
        wanted.scannerDevice = "/dev/ttyUSB0"
        wanted.scannerBaud = 115_200
        wanted.scannerPrefix = "~"
        wanted.scannerSuffix = "$$"
        wanted.thermometerDevice = "/dev/ttyUSB1"
        wanted.thermometerBaud = 2_400
        wanted.verifyMilliseconds = 2_500
        wanted.connectMilliseconds = 800
        wanted.soundPlayer = ["aplay", "-q"]
        wanted.mute = true
        #expect(read == wanted)
        let named = Set(text.split(separator: "\n").compactMap { $0.split(separator: " =").first.map(String.init) })
        for setting in Configuration.settings {
            let name = setting.key.split(separator: ".").last.map(String.init) ?? ""
            #expect(named.contains(name), "the test misses \(setting.key)")
        }
    }

    static let faults: [(String, String, String)] = [
        ("lang = \"en\"\nlagn = 1\n", "C03", "line 2"), ("[console]\nthme = \"dark\"\n", "C03", "console.theme"),
        ("lang = \"fr\"", "C04", "zh, en"), ("[console]\nverdict-seconds = 1", "C04", "2...120"),
        ("[console]\nascii = 1", "C04", "true, false"), ("[service]\nverify-ms = \"x\"", "C04", "line 2"),
        ("lang = ", "C02", "line 1"), ("[console]\ntheme = \"pink\"", "C04", "dark"),
        ("[scanner]\nbaud = 9601", "C04", "9600, 19200"), ("[scanner]\nprefix = \"码\"", "C04", "line 2"),
        ("[scanner]\nsuffix = \"\"", "C04", "line 2"), ("[scanner]\nprefix = \"a b\"", "C04", "line 2"),
        ("[scanner]\nprefx = \"~\"", "C03", "scanner.prefix"), ("[temperature]\nbaud = \"9600\"", "C04", "line 2"),
        ("data-dir = \"\"", "C04", "line 1"), ("[console]\npin = \"1234\"", "C04", "line 2"),
        ("[sound]\nplayer = \"aplay -q\"", "C04", "aplay"), ("[sound]\nplayer = []", "C04", "line 2"),
        ("[sound]\nplayer = [1]", "C04", "line 2"),
        ("lang = \"en\"\r\nlagn = 1\r\n", "C03", "line 2"), ("[console]\r\n\r\nascii = 1\r\n", "C04", "line 3"),
        ("[scanner]\nbaud = 9600\n[temperature]\nbaud = \"9600\"", "C04", "line 4"),
        ("[console]\nlock-seconds = 5", "C04", "15...86400"), ("[console]\nkiosk = true", "C05", "line 2"),
    ]

    /// What `config show` prints can be read again, whatever stands in it.
    @Test func whatIsShownIsReadTheSame() throws {
        var random = SplitMix64(seed: 20_261_126)
        for _ in 0..<400 {
            let name = HostileText.text(using: &random).replacing("\u{0}", with: "")
            let shown = Configuration.quoted(name)
            #expect(HostileText.forbidden(in: [shown]) == nil, "\(shown)")
            let read = try Configuration(toml: "data-dir = " + Configuration.quoted("x" + name) + "\n", path: "k.toml")
            #expect(read.dataDirectory == "x" + name, "\(shown)")
        }
    }

    @Test func faultsNameTheLineAndTheRemedy() {
        for (text, code, words) in Self.faults {
            do {
                _ = try Configuration(toml: text, path: "k.toml")
                Issue.record("accepted: \(text)")
            } catch let failure as CommandFailure {
                #expect(failure.status == .configuration)
                #expect(failure.code == code, "\(text): \(failure)")
                #expect(failure.words.en.contains(words), "\(failure.words.en)")
            } catch {
                Issue.record("\(error)")
            }
        }
    }

    @Test func aNamedFileThatIsMissingIsAnError() {
        #expect(throws: CommandFailure.self) { try Configuration.load(named: "/nonexistent/kakou.toml") }
    }

    @Test func theNearestNameIsTheOneMeant() {
        #expect(Nearest.name(to: "verfy", among: ["verify", "serve"]) == "verify")
        #expect(Nearest.distance("", "abc") == 3)
        #expect(Nearest.distance("kitten", "sitting") == 3)
    }
}
