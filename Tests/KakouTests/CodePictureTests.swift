import Cells
import Checkpoint
import Console
import Foundation
import GuoMi
import HealthCode
import Symbology
import Testing

@testable import kakou

/// A code as it stands on the screen and in its file, read by zbar as a camera reads it.
@Suite struct CodePictureTests {
    static let content = "HU" + String((0..<146).map { Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")[($0 * 11 + 5) % 32] })
    static let code = IssuedCode(
        content: content, grade: .known(.low), expiresAt: now.adding(milliseconds: 60_000))
    static let now = Instant(milliseconds: 1_795_000_000_000)

    /// A console that shows the code, with every symbol that the executable makes of it.
    private func screen(_ columns: Int, _ rows: Int, glyphs: GlyphSet, first: CodeSymbol.Kind = .qr) throws -> Buffer {
        var settings = ConsoleSettings()
        settings.glyphs = glyphs
        let now = Moment(wall: Instant(milliseconds: 1_795_000_000_000), uptime: 0)
        var state = ConsoleState(settings: settings, now: now, makeRequestId: { "r1" })
        func send(_ kind: ConsoleEvent.Kind) { _ = update(&state, ConsoleEvent(kind, at: now)) }
        func type(_ text: String) { for character in text { send(.input(.key(.character(character)))) } }
        send(.input(.key(.function(6))))
        send(.assistRight(nil))
        type("3")
        send(.input(.scan("33010619900101123X")))
        if state.assist.form == nil || state.overlay != .assist { Issue.record("the number is no sample") }
        type("样本人")
        send(.input(.key(.control("g"))))
        let code = IssuedCode(content: Self.content, grade: GradeReading(wire: "00"), expiresAt: nil)
        send(.assisted(requestId: "r1", .success(.made(code)), symbols: CodeSymbol.all(of: Self.content, first: first)))
        return view(state, Size(columns: columns, rows: rows))
    }

    /// The screen as a camera sees it: what the terminal paints black is dark, all else light, eight pixels a module.
    private func photograph(_ screen: Buffer, to path: String) throws {
        var rows: [[Bool]] = []
        for row in 0..<screen.size.rows {
            var (upper, lower): ([Bool], [Bool]) = ([], [])
            for cell in screen.row(row) {
                let isSymbol = cell.style.role == .symbol
                let glyph = cell.glyph.text
                upper.append(isSymbol && (cell.style.reverse || "█▀".contains(glyph)))
                lower.append(isSymbol && (cell.style.reverse || "█▄".contains(glyph)))
            }
            rows += [upper, lower]
        }
        // A cell is twice as high as it is wide.
        let scale = 6
        var data = Data("P5 \(screen.size.columns * scale) \(rows.count * scale) 255\n".utf8)
        for row in rows {
            let line = row.flatMap { Array(repeating: $0 ? UInt8(0) : 255, count: scale) }
            for _ in 0..<scale { data.append(contentsOf: line) }
        }
        try data.write(to: URL(filePath: path))
    }

    private func zbar(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    @Test(arguments: [(80, 24, GlyphSet.blocks), (45, 23, .blocks), (132, 43, .blocks), (100, 50, .ascii)])
    func whatIsOnTheScreenReadsBack(_ columns: Int, _ rows: Int, _ glyphs: GlyphSet) throws {
        let path = NSTemporaryDirectory() + "kakou-screen-\(UUID().uuidString).pgm"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try photograph(try screen(columns, rows, glyphs: glyphs), to: path)
        #expect(try zbar(path) == Self.content)
    }

    @Test func everySymbolOnTheScreenIsTheEncodersModules() throws {
        for kind in CodeSymbol.Kind.allCases {
            let matrix = try kind.symbology.encode(Self.content)
            let buffer = try screen(132, 60, glyphs: .blocks, first: kind)
            var rows: [[Bool]] = []
            for row in 0..<buffer.size.rows {
                let cells = buffer.row(row).filter { $0.style.role == .symbol }.map(\.glyph.text)
                guard !cells.isEmpty else { continue }
                rows.append(cells.map { "█▀".contains($0) })
                rows.append(cells.map { "█▄".contains($0) })
            }
            let quiet = kind.symbology.quietZone
            for row in 0..<matrix.width {
                for column in 0..<matrix.width {
                    #expect(rows[quiet + row][quiet + column] == matrix.isDark(column, row))
                }
            }
        }
    }

    @Test func thePictureIsItsOwnersAloneAndReadsBack() throws {
        let directory = NSTemporaryDirectory() + "kakou-codes-\(UUID().uuidString)"
        let folder = directory + "/codes"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = try CodeFolder(in: directory).save(Self.code, as: .qr, now: Self.now).get()
        let files = FileManager.default
        #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(try files.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
        let names = try files.contentsOfDirectory(atPath: folder)
        #expect(names.count == 1 && path == folder + "/" + names[0])
        #expect(try zbar(path) == Self.content)
    }

    @Test func aFolderThatCannotBeMadeIsSaid() throws {
        #expect(throws: CommandFailure.self) {
            try CodeFolder(in: "/proc/kakou-none").save(Self.code, as: .qr, now: Self.now).get()
        }
    }

    @Test func aPictureGoesWithItsCodesLife() throws {
        let directory = NSTemporaryDirectory() + "kakou-codes-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let codes = CodeFolder(in: directory)
        let path = try codes.save(Self.code, as: .gridMatrix, now: Self.now).get()
        let other = codes.path + "/code-notes.png"
        try Data().write(to: URL(filePath: other))
        let end = Self.now.adding(milliseconds: 60_000)
        codes.sweep(now: end.adding(milliseconds: -1_000))
        #expect(FileManager.default.fileExists(atPath: path))
        codes.sweep(now: end)
        #expect(!FileManager.default.fileExists(atPath: path) && FileManager.default.fileExists(atPath: other))
        // A code whose life nobody told is taken for one on paper.
        let untold = IssuedCode(content: Self.content, grade: .known(.low), expiresAt: nil)
        let kept = try codes.save(untold, as: .qr, now: Self.now).get()
        codes.sweep(now: Self.now.adding(milliseconds: 14 * 86_400_000 - 1_000))
        #expect(FileManager.default.fileExists(atPath: kept))
        codes.sweep(now: Self.now.adding(milliseconds: 14 * 86_400_000))
        #expect(!FileManager.default.fileExists(atPath: kept))
        // A wipe takes what is left and leaves what is somebody else's.
        let again = try codes.save(Self.code, as: .qr, now: Self.now).get()
        codes.destroy()
        #expect(!FileManager.default.fileExists(atPath: again) && FileManager.default.fileExists(atPath: other))
        try FileManager.default.removeItem(atPath: other)
        codes.destroy()
        #expect(!FileManager.default.fileExists(atPath: codes.path))
    }
}
