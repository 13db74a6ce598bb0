internal import Glibc

/// Lines of a descriptor as they come, of bounded length, whatever octets are in them.
struct LineReader {
    /// Octets of a line that are kept; the rest of a longer one is thrown away, and what is kept is no code.
    static let limit = 8_192

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var ended = false

    /// Reads standard input unless told.
    init(_ descriptor: Int32 = STDIN_FILENO) {
        self.descriptor = descriptor
    }

    /// The next line without its LF or CR LF; `nil` at the end. Blocks.
    mutating func next() -> String? {
        var scanned = 0
        while true {
            if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[..<end]
                buffer.removeSubrange(...end)
                return Self.text(line)
            }
            scanned = buffer.count
            if scanned > 2 * Self.limit {
                buffer.removeSubrange((Self.limit + 1)...)
                scanned = buffer.count
            }
            if ended {
                guard !buffer.isEmpty else { return nil }
                defer { buffer = [] }
                return Self.text(buffer[...])
            }
            fill()
        }
    }

    private mutating func fill() {
        var chunk = [UInt8](repeating: 0, count: 4_096)
        let count = read(descriptor, &chunk, chunk.count)
        if count > 0 {
            buffer += chunk[..<count]
        } else if count == 0 || errno != EINTR {
            ended = true
        }
    }

    private static func text(_ line: ArraySlice<UInt8>) -> String {
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        return String(decoding: line.prefix(limit + 1), as: UTF8.self)
    }
}
