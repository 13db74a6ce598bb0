internal import FoundationEssentials
internal import Glibc

/// A fresh directory of mode 0700 for a demo's data, gone again at its end.
struct DemoDirectory: Sendable {
    let path: String

    /// - Throws: ``CommandFailure`` where the temporary directory cannot be written to.
    init() throws {
        let base = Surroundings.variable("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        var template = Array("\(base)/kakou-demo-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw CommandFailure(
                .configuration, code: "D03", zh: "建不了临时目录: \(base)", en: "cannot make a directory in \(base)")
        }
        path = String(cString: made)
    }

    /// Removes it and everything in it.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
