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
        var line = "{\"time\":\"\(ServiceClock.now.c17)\",\"level\":\"\(event.level.rawValue)\""
        line += ",\"logger\":\(Self.quoted(label)),\"message\":\(Self.quoted(event.message.description))"
        let values = metadata.merging(event.metadata ?? [:]) { _, newer in newer }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            line += ",\(Self.quoted(key)):\(Self.quoted(value.description))"
        }
        line += "}\n"
        let octets = Array(line.utf8)
        _ = octets.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// A JSON string; anything that could break a line or hide text is taken out.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in PlainText.visible(text, limit: 1024).unicodeScalars {
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
