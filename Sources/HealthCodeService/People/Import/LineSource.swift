internal import Glibc

/// The physical lines of a file, one after another, in memory that does not grow with it.
///
/// A line ends at LF, a CR before it belongs to the ending, and a UTF-8 byte order mark at the start is dropped.
final class LineSource {
    /// One line without its ending.
    struct Line: Equatable {
        /// From 1.
        let number: Int
        let octets: [UInt8]
        /// The line was over ``longestLine`` octets; `octets` is then its beginning.
        let isTooLong: Bool
    }

    /// Octets of a line, at most.
    static let longestLine = 65_536

    private let file: Int32
    private var chunk: [UInt8]
    private var position = 0
    private var end = 0
    private var number = 0

    /// Opens a file.
    /// - Throws: ``ImportFault/file(_:)``
    init(path: String) throws(ImportFault) {
        file = open(path, O_RDONLY | O_CLOEXEC)
        chunk = [UInt8](repeating: 0, count: 262_144)
        if file < 0 { throw .file(errno) }
        try fill()
        if end >= 3, chunk[0] == 0xEF, chunk[1] == 0xBB, chunk[2] == 0xBF { position = 3 }
    }

    deinit {
        if file >= 0 { close(file) }
    }

    /// The next line; nil after the last one. A last line without an ending is a line, an empty one is not.
    func next() throws(ImportFault) -> Line? {
        var octets: [UInt8] = []
        var isTooLong = false
        var isEnded = false
        while !isEnded {
            if position == end { try fill() }
            if end == 0 { break }
            let stop = chunk[position..<end].firstIndex(of: 0x0A) ?? end
            let room = Self.longestLine - octets.count
            octets.append(contentsOf: chunk[position..<min(stop, position + room)])
            if stop - position > room { isTooLong = true }
            isEnded = stop < end
            position = isEnded ? stop + 1 : end
        }
        if octets.isEmpty, !isEnded { return nil }
        if octets.last == 0x0D { octets.removeLast() }
        number += 1
        return Line(number: number, octets: octets, isTooLong: isTooLong)
    }

    /// Reads the next chunk; `end` is 0 at the file's end.
    private func fill() throws(ImportFault) {
        position = 0
        repeat {
            end = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        } while end < 0 && errno == EINTR
        if end < 0 {
            end = 0
            throw .file(errno)
        }
    }
}

/// Why a file of people was not read at all.
public enum ImportFault: Error, Hashable, Sendable {
    /// The file cannot be opened or read; `errno`.
    case file(Int32)
    /// The file holds nothing.
    case empty
    /// The header row lacks these columns.
    case columnsMissing([String])
    /// The header row has a column twice.
    case columnTwice(String)
    /// The header row is not CSV.
    case header(String)
}
