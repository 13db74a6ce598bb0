/// Records of comma-separated text after RFC 4180, over a source of lines.
///
/// A quoted field may hold commas, doubled quotes and line ends. A record that is not well formed costs its first
/// line only: reading goes on with the line after it, so that a stray quote never swallows the good rows below.
struct DelimitedText {
    /// A record, or why there is none; `line` is where it began.
    enum Item: Equatable {
        case record([String], line: Int)
        case fault(String, line: Int)
    }

    /// Octets and lines of one record, at most: bounds what a stray quote costs.
    static let longestRecord = 16_384
    static let longestRecordLines = 32

    private let source: LineSource
    /// Lines read ahead for a record that came to nothing, the next one last.
    private var ahead: [LineSource.Line] = []

    init(_ source: LineSource) {
        self.source = source
    }

    /// The next record or fault; nil at the end. Empty lines are passed over.
    mutating func next() throws(ImportFault) -> Item? {
        while let first = try nextLine() {
            if first.octets.isEmpty { continue }
            if first.isTooLong {
                return .fault("the line is longer than \(LineSource.longestLine) octets", line: first.number)
            }
            return try record(from: first)
        }
        return nil
    }

    private mutating func record(from first: LineSource.Line) throws(ImportFault) -> Item {
        var fields = FieldScanner()
        var lines = [first]
        var size = first.octets.count
        while true {
            switch fields.take(lines[lines.count - 1].octets) {
            case .complete:
                guard let texts = fields.texts else { return fault("the row is not valid UTF-8", lines) }
                return .record(texts, line: first.number)
            case .malformed(let reason): return fault(reason, lines)
            case .open:
                guard let next = try nextLine() else { return fault("a quoted field is never closed", lines) }
                lines.append(next)
                size += next.octets.count
                if size > Self.longestRecord || lines.count > Self.longestRecordLines || next.isTooLong {
                    return fault("a quoted field is not closed within \(Self.longestRecordLines) lines", lines)
                }
            }
        }
    }

    /// Gives the first line up and reads the others again.
    private mutating func fault(_ reason: String, _ lines: [LineSource.Line]) -> Item {
        ahead.append(contentsOf: lines.dropFirst().reversed())
        return .fault(reason, line: lines[0].number)
    }

    private mutating func nextLine() throws(ImportFault) -> LineSource.Line? {
        if let line = ahead.popLast() { return line }
        return try source.next()
    }
}

/// Takes a record's lines apart into fields.
private struct FieldScanner {
    enum Outcome {
        /// The record ended with the line.
        case complete
        /// A quoted field goes on in the next line.
        case open
        case malformed(String)
    }

    private enum State {
        case fieldStart, plain, quoted, quoteInQuoted
    }

    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var state = State.fieldStart

    /// The fields as text; nil if one is not valid UTF-8.
    var texts: [String]? {
        var texts: [String] = []
        for field in fields {
            guard let text = String(validating: field, as: UTF8.self) else { return nil }
            texts.append(text)
        }
        return texts
    }

    mutating func take(_ line: [UInt8]) -> Outcome {
        for octet in line {
            switch (state, octet) {
            case (.fieldStart, UInt8(ascii: "\"")): state = .quoted
            case (.fieldStart, UInt8(ascii: ",")), (.plain, UInt8(ascii: ",")), (.quoteInQuoted, UInt8(ascii: ",")):
                endField()
            case (.plain, UInt8(ascii: "\"")): return .malformed("a quote stands inside a field that is not quoted")
            case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
            case (.quoteInQuoted, UInt8(ascii: "\"")):
                field.append(octet)
                state = .quoted
            case (.quoteInQuoted, _): return .malformed("text follows a closing quote")
            case (.quoted, _): field.append(octet)
            default:
                field.append(octet)
                state = .plain
            }
        }
        if state == .quoted {
            field.append(0x0A)
            return .open
        }
        endField()
        return .complete
    }

    private mutating func endField() {
        fields.append(field)
        field = []
        state = .fieldStart
    }
}
