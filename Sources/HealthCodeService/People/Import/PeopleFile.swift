internal import HealthCode

/// A file of people, CSV or JSON lines, read row by row in memory that does not grow with it.
///
/// A name that ends in `.jsonl`, `.ndjson` or `.json`, or a first character `{` or `[`, means JSON lines; anything else
/// is CSV with a header row.
struct PeopleFile {
    /// What one row came to.
    enum Item: Equatable {
        /// A good row, and what is odd about it all the same.
        case row(PersonRow, line: Int, warning: String?)
        /// A row left out; the reason quotes nothing of it.
        case bad(line: Int, reason: String)
    }

    /// Headers that mean no column of ours.
    let ignoredColumns: [String]

    private var format: Format

    private enum Format {
        case delimited(DelimitedText, columns: [PersonColumn?])
        case lines(LineSource)
    }

    /// Opens a file and reads its header.
    /// - Throws: ``ImportFault``
    init(path: String) throws(ImportFault) {
        let peek = try LineSource(path: path)
        var first = try peek.next()
        while let line = first, line.octets.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { first = try peek.next() }
        guard let first else { throw .empty }
        let opening = first.octets.first { $0 != 0x20 && $0 != 0x09 }
        let isNamedSo = [".jsonl", ".ndjson", ".json"].contains { path.lowercased().hasSuffix($0) }
        if isNamedSo || opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") {
            format = .lines(try LineSource(path: path))
            ignoredColumns = []
            return
        }
        var text = DelimitedText(try LineSource(path: path))
        guard let header = try text.next() else { throw .empty }
        guard case .record(let names, _) = header else {
            if case .fault(let reason, _) = header { throw .header(reason) }
            throw .empty
        }
        let columns = try Self.columns(names)
        ignoredColumns = zip(names, columns).filter { $1 == nil }.map { PlainText.visible($0.0, limit: 64) }
        format = .delimited(text, columns: columns)
    }

    /// The next row; nil at the end.
    mutating func next() throws(ImportFault) -> Item? {
        switch format {
        case .delimited(var text, let columns):
            defer { format = .delimited(text, columns: columns) }
            return try text.next().map { Self.item($0, columns) }
        case .lines(let source):
            while let line = try source.next() {
                guard !line.octets.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
                return Self.object(line)
            }
            return nil
        }
    }

    private static func columns(_ names: [String]) throws(ImportFault) -> [PersonColumn?] {
        let columns = names.map { PersonColumn.named(trimmed($0)) }
        var seen: Set<String> = []
        for column in columns.compactMap({ $0 }) where !seen.insert(column.name).inserted {
            throw .columnTwice(column.name)
        }
        let missing = PersonColumn.all.filter { $0.isRequired && !seen.contains($0.name) }.map(\.name)
        guard missing.isEmpty else { throw .columnsMissing(missing) }
        return columns
    }

    private static func item(_ item: DelimitedText.Item, _ columns: [PersonColumn?]) -> Item {
        switch item {
        case .fault(let reason, let line): return .bad(line: line, reason: reason)
        case .record(let fields, let line):
            guard fields.count == columns.count else {
                return .bad(line: line, reason: "\(fields.count) fields where the header has \(columns.count)")
            }
            var draft = PersonDraft()
            for (column, field) in zip(columns, fields) {
                if let column, let reason = take(column, field, &draft) { return .bad(line: line, reason: reason) }
            }
            return finished(draft, line)
        }
    }

    /// Puts one field into a draft; the answer is why it may not be so. An empty field says nothing.
    static func take(_ column: PersonColumn, _ field: String, _ draft: inout PersonDraft) -> String? {
        let text = trimmed(field)
        guard !text.isEmpty else { return nil }
        return column.take(&draft, text).map { "\(column.name): \($0)" }
    }

    /// The row of a draft; a number prefix that was never a division is odd and no more (cards outlive divisions).
    static func finished(_ draft: PersonDraft, _ line: Int) -> Item {
        switch draft.finished() {
        case .failure(let fault): return .bad(line: line, reason: fault.reason)
        case .success(let row):
            let isOdd =
                row.document.certType == .residentID && !Divisions.wasEver(String(row.document.number.prefix(6)))
            return .row(row, line: line, warning: isOdd ? "certNum: its first six digits were never a division" : nil)
        }
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return first == text.startIndex && text.index(after: last) == text.endIndex ? text : String(text[first...last])
    }
}
