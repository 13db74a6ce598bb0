import Checkpoint
import Foundation
import HealthCode
import Synchronization
import Testing

/// The console with a serial scanner and a thermometer: real octets through real devices, unplugged and plugged in again.
@Suite struct SerialConsoleTests {
    /// A serial device that the test holds the other end of, at a path that stays.
    final class Device {
        let path: String
        private var master: Int32 = -1

        init(_ path: String) throws {
            self.path = path
            try plug()
        }

        func plug() throws {
            let (unlocks, asksNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
            var (isLocked, number): (CInt, CInt) = (0, 0)
            master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
            try #require(
                master >= 0 && ioctl(master, unlocks, &isLocked) == 0 && ioctl(master, asksNumber, &number) == 0)
            unlink(path)
            try #require(symlink("/dev/pts/\(number)", path) == 0)
        }

        func unplug() {
            unlink(path)
            close(master)
        }

        func send(_ text: String) {
            let octets = Array(text.utf8)
            _ = write(master, octets, octets.count)
        }
    }

    /// A code of nobody, whose signature is none.
    private static let code: String = {
        var octets: [UInt8] = [0x3D, 0x10, 0x05, 0x09, 0x74]
        octets += [UInt8](repeating: 3, count: 12) + [0x6A, 0, 0, 0] + [0, 0, 0, 60] + [0, 0, 1]
        octets += [UInt8](repeating: 7, count: 64)
        return Base32.encode(octets)
    }()

    @Test func scansAndTemperaturesComeFromTheirDevicesAndComeBackWithThem() throws {
        let directory = CommandSite.directory()
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let scanner = try Device(directory + "/scanner")
        let thermometer = try Device(directory + "/thermometer")
        let configuration = """
            [scanner]
            device = "\(scanner.path)"
            prefix = "~"
            [temperature]
            device = "\(thermometer.path)"
            baud = 2400
            """
        try Data(configuration.utf8).write(to: URL(filePath: directory + "/kakou.toml"))
        let console = try LinearConsole([
            "--linear", "--lang", "en", "--config", directory + "/kakou.toml", "--data-dir", directory + "/device",
        ])
        defer { console.stop() }
        try console.type(":doctor")
        #expect(console.says("serial scanner") && console.says("8N1", times: 2), "\(console.text)")
        #expect(console.says("thermometer"), "\(console.text)")

        thermometer.send("36.5\r\n")
        #expect(console.says("* Nobody"), "\(console.text)")
        scanner.send("~" + Self.code + "\r\n")
        #expect(console.says("NOT VERIFIED"), "\(console.text)")
        scanner.send("wxp://some-payment\r")
        #expect(console.says(VerdictKind.notACode.row.words.en), "\(console.text)")
        thermometer.send("ERR\r")
        #expect(console.says("thermometer sent no temperature"), "\(console.text)")

        scanner.unplug()
        #expect(console.says("is unplugged"), "\(console.text)")
        try scanner.plug()
        #expect(console.says("serial scanner: back again"), "\(console.text)")
        let before = console.count("NOT VERIFIED")
        scanner.send("~" + Self.code + "\t")
        #expect(console.says("NOT VERIFIED", times: before + 1), "\(console.text)")
        #expect(!console.text.contains("some-payment") && !console.text.contains(Self.code))
        #expect(try console.end() == 0)
    }
}
