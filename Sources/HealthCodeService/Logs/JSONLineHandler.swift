internal import Glibc
internal import HealthCode
public import Logging

/// Writes a log as JSON, one object a line, on standard error.
///
/// What is logged names routes, codes, requestIds and times; never a person, never the text of a code.
public struct JSONLineHandler: LogHandler {
    /// Values that every line carries.
    public var metadata: Logger.Metadata = [:]
    /// The least level that is written.
    public var logLevel: Logger.Level = .info
    private let label: String

    /// A handler whose lines carry `label` as `logger`.
    public init(label: String) {
        self.label = label
    }

    /// A value that every line carries.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line in one system call, so that two threads never share a line.
    public func log(event: LogEvent) {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        line += "{\"time\":\"".utf8
        line += ServiceClock.now.c17.utf8
        line += "\",\"level\":\"".utf8
        line += event.level.rawValue.utf8
        line += "\",\"logger\":".utf8
        Self.quote(label, to: &line)
        line += ",\"message\":".utf8
        Self.quote(event.message.description, to: &line)
        let given = event.metadata ?? [:]
        let values = metadata.isEmpty ? given : metadata.merging(given) { _, newer in newer }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            line.append(UInt8(ascii: ","))
            Self.quote(key, to: &line)
            line.append(UInt8(ascii: ":"))
            if case .string(let text) = value {
                Self.quote(text, to: &line)
            } else {
                Self.quote(value.description, to: &line)
            }
        }
        line += "}\n".utf8
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Most texts are plain and short, and go into the line as they are; any other goes through ``quoted(_:)``.
    private static func quote(_ text: String, to line: inout [UInt8]) {
        let isPlain =
            text.utf8.count <= textLimit
            && text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard isPlain else {
            line += quoted(text).utf8
            return
        }
        line.append(UInt8(ascii: "\""))
        line += text.utf8
        line.append(UInt8(ascii: "\""))
    }

    /// Characters of one text, at most.
    private static let textLimit = 1024

    /// A JSON string; anything that could break a line or hide text is taken out.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in PlainText.visible(text, limit: textLimit).unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted.unicodeScalars.append("\\")
                quoted.unicodeScalars.append(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
