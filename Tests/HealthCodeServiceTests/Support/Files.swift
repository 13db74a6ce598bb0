import Foundation
import GuoMi

/// Files of a test.
enum Files {
    static func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

    static func temporary() -> String { NSTemporaryDirectory() + "kakou-" + SecureRandom.uuid() }
}
