internal import Checkpoint
internal import Console
internal import Foundation
internal import Glibc
internal import GuoMi
internal import HealthCode
internal import Symbology

/// The pictures of codes that a desk saved: each stays until its code's life has ended, and not on a device that is wiped.
struct CodeFolder: Sendable {
    /// The folder; nobody but its owner enters it.
    let path: String

    /// The folder in a device's data directory.
    init(in directory: String) { path = directory + "/codes" }

    private static let (prefix, suffix) = ("code-", ".png")

    /// Writes a code's symbol; the name tells the end of its life, yyyyMMddHHmmss, and chance. Nobody else sees the file even
    /// before it has its mode, 0600.
    ///
    /// Where the service did not say when the life ends, it is the longest that a code has.
    func save(_ code: IssuedCode, as kind: CodeSymbol.Kind, now: Instant) -> Result<String, CommandFailure> {
        let end = code.expiresAt ?? now.adding(milliseconds: Int64(Limits.printedCodeLife) * 1_000)
        let name = Self.prefix + end.c14 + "-" + SecureRandom.uuid().prefix(8) + Self.suffix
        let file = path + "/" + name
        guard mkdir(path, 0o700) == 0 || errno == EEXIST, chmod(path, 0o700) == 0 else {
            return .failure(failure(file, String(cString: strerror(errno))))
        }
        do throws(SymbolFault) {
            try kind.symbology.writePNG(of: code.content, to: file)
        } catch {
            return .failure(failure(file, "\(error)"))
        }
        guard chmod(file, 0o600) == 0 else {
            unlink(file)
            return .failure(failure(file, String(cString: strerror(errno))))
        }
        return .success(file)
    }

    /// Removes the pictures whose codes nobody can use any more; what else is in the folder stays.
    func sweep(now: Instant) { remove { $0 <= now } }

    /// Removes every picture, and the folder where nothing else is in it.
    func destroy() {
        remove { _ in true }
        rmdir(path)
    }

    private func remove(where isDue: (Instant) -> Bool) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix),
                let end = Instant(c14: String(name.dropFirst(Self.prefix.count).prefix(14))), isDue(end)
            else { continue }
            unlink(path + "/" + name)
        }
    }

    private func failure(_ path: String, _ why: String) -> CommandFailure {
        CommandFailure(.configuration, code: "D03", zh: "写不了 \(path): \(why)", en: "cannot write \(path): \(why)")
    }
}
