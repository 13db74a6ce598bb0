import FoundationEssentials
import Glibc
import Symbology
import Testing

@Suite("Symbols as PNG")
struct PNGTests {
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/symbology-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test("The picture is a square of modules and both quiet zones", arguments: Symbology.allCases)
    func dimensions(_ symbology: Symbology) throws {
        let path = folder + "/code.png"
        try symbology.writePNG(of: codeLike, to: path, modulePixels: 6)
        let octets = [UInt8](try Data(contentsOf: URL(filePath: path)))
        #expect(octets.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let side = (try symbology.encode(codeLike).width + 2 * symbology.quietZone) * 6
        #expect(bigEndian(octets, at: 16) == side)
        #expect(bigEndian(octets, at: 20) == side)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["code.png"])
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("A file that is there is replaced, and a folder that is not is an error that leaves nothing")
    func places() throws {
        let path = folder + "/code.png"
        try Symbology.qr.writePNG(of: codeLike, to: path)
        let first = try Data(contentsOf: URL(filePath: path))
        try Symbology.hanXin.writePNG(of: codeLike, to: path)
        #expect(try Data(contentsOf: URL(filePath: path)) != first)
        #expect(throws: SymbolFault.self) { try Symbology.qr.writePNG(of: codeLike, to: folder + "/none/code.png") }
        #expect(throws: SymbolFault.pathTooLong) {
            try Symbology.qr.writePNG(of: codeLike, to: folder + "/" + String(repeating: "x", count: 250))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["code.png"])
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("An independent decoder reads the picture", .enabled(if: access("/usr/bin/zbarimg", X_OK) == 0))
    func independentDecoder() throws {
        let path = folder + "/code.png"
        try Symbology.qr.writePNG(of: codeLike, to: path)
        let pipe = try #require(popen("/usr/bin/zbarimg --nodbus --quiet --raw '\(path)'", "r"))
        var line = [CChar](repeating: 0, count: 1024)
        let length = fread(&line, 1, 1023, pipe)
        #expect(pclose(pipe) == 0)
        let text = String(decoding: line.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
        #expect(text.split(separator: "\n").first.map(String.init) == codeLike)
        try FileManager.default.removeItem(atPath: folder)
    }

    private func bigEndian(_ octets: [UInt8], at offset: Int) -> Int {
        octets.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}
