internal import Checkpoint
internal import Console
internal import FoundationEssentials
internal import HealthCode
internal import Symbology

/// The scanner's test code as a file: a picture to print, or half blocks to look at.
struct TestSheetFile {
    private let path: String
    private let isPicture: Bool

    /// Nil where the name ends neither in `.png` nor in `.txt`.
    init?(_ path: String) {
        self.path = path
        switch path.lowercased().suffix(4) {
        case ".png": isPicture = true
        case ".txt": isPicture = false
        default: return nil
        }
    }

    /// Writes it, whole or not at all; a file that is there is replaced.
    func write(_ language: Language) throws {
        do {
            if isPicture {
                try Symbology.qr.writePNG(of: TestSheet.text, to: path)
            } else {
                try Data(SheetText.printed(language).utf8).write(to: URL(filePath: path), options: .atomic)
            }
        } catch {
            throw CommandFailure(
                .configuration, code: "D03", zh: "写不了 \(path)", en: "cannot write \(path)")
        }
    }
}
