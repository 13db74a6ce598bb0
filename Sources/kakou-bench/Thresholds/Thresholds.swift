import Glibc
import HealthCodeAPI

/// What every claimed figure may at worst be: bounds of printed lines, and ratios to a peer or to another figure of the same
/// run; `Tests/thresholds.json`.
///
/// A bound is `<=2500`, `>=60`, or nothing where a figure is a machine's and not ours: then a ratio holds it.
struct Thresholds: Sendable {
    /// The bounds of a line, by its pattern.
    struct Line: Sendable {
        let id: String
        let command: String
        let pattern: String
        let bounds: [String]
    }

    /// A figure of a program's row that may be at most so many times the same one of a peer's row.
    struct Beside: Sendable {
        let id: String
        let command: String
        let program: String
        let peer: String
        let figure: Int
        let most: Double
    }

    /// A figure of a line that may be at most so many times another one of it.
    struct Within: Sendable {
        let id: String
        let command: String
        let pattern: String
        let figure: Int
        let of: Int
        let most: Double
    }

    let lines: [Line]
    let beside: [Beside]
    let within: [Within]

    /// Reads the file.
    /// - Throws: ``BenchFault`` where it is not to be read or says something unknown.
    init(file path: String) throws {
        guard let file = fopen(path, "r") else { throw BenchFault("\(path): errno \(errno)") }
        defer { fclose(file) }
        var octets: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&part, 1, part.count, file), count > 0 { octets += part[..<count] }
        try self.init(octets)
    }

    init(_ octets: [UInt8]) throws {
        guard let whole = try JSON(octets).object else { throw BenchFault("the thresholds are no object") }
        func rows(_ name: String) -> [JSONObject] { (whole[name]?.array ?? []).compactMap(\.object) }
        func text(_ row: JSONObject, _ name: String) throws -> String {
            guard let text = row[name]?.string else { throw BenchFault("a threshold without \(name)") }
            return text
        }
        func number(_ row: JSONObject, _ name: String) throws -> Double {
            guard case .number(let number) = row[name], let value = Double(number.text) else {
                throw BenchFault("a threshold without \(name)")
            }
            return value
        }
        lines = try rows("lines").map { row in
            let bounds = (row["bounds"]?.array ?? []).compactMap(\.string)
            guard bounds.allSatisfy(Self.isBound) else { throw BenchFault("no bounds: \(bounds)") }
            return Line(
                id: try text(row, "id"), command: try text(row, "command"), pattern: try text(row, "line"),
                bounds: bounds)
        }
        beside = try rows("beside").map { row in
            Beside(
                id: try text(row, "id"), command: try text(row, "command"), program: try text(row, "program"),
                peer: try text(row, "peer"), figure: Int(try number(row, "figure")), most: try number(row, "most"))
        }
        within = try rows("within").map { row in
            Within(
                id: try text(row, "id"), command: try text(row, "command"), pattern: try text(row, "line"),
                figure: Int(try number(row, "figure")), of: Int(try number(row, "of")), most: try number(row, "most"))
        }
    }

    private static func isBound(_ text: String) -> Bool {
        text.isEmpty || (["<=", ">="].contains(String(text.prefix(2))) && Double(text.dropFirst(2)) != nil)
    }

    /// What is wrong with the lines that a command printed, one sentence each: a figure out of its bounds, a line or a
    /// row of a program that is missing.
    func faults(of command: String, in printed: [String]) -> [String] {
        let found = printed.map { Figures($0) }
        var faults = lines.filter { $0.command == command }.flatMap { line -> [String] in
            let those = found.filter { $0.pattern == line.pattern }
            return those.isEmpty ? ["never printed: \(line.pattern)"] : those.flatMap { Self.faults(of: line, $0) }
        }
        for row in beside where row.command == command {
            guard let own = Self.row(row.program, found), let peer = Self.row(row.peer, found),
                own.indices.contains(row.figure), peer.indices.contains(row.figure)
            else {
                faults.append("\(row.id): no figures of \(row.program) and \(row.peer)")
                continue
            }
            let (mine, theirs) = (own[row.figure], peer[row.figure])
            if !(mine <= theirs * row.most) {
                faults.append(
                    "\(row.id): figure \(row.figure) of \(row.program) is \(mine), that of \(row.peer) \(theirs); at most"
                        + " \(row.most) times")
            }
        }
        for row in within where row.command == command {
            for line in found where line.pattern == row.pattern {
                if !(line.values[row.figure] <= line.values[row.of] * row.most) {
                    faults.append(
                        "\(row.id): \(line.values[row.figure]) of \(line.values[row.of]); at most \(row.most) times")
                }
            }
        }
        return faults
    }

    /// Figures of a line out of their bounds.
    static func faults(of line: Line, _ figures: Figures) -> [String] {
        guard line.bounds.count == figures.values.count else { return ["\(line.bounds.count) bounds: \(line.pattern)"] }
        return zip(line.bounds, figures.values).compactMap { bound, value in
            guard let limit = Double(bound.dropFirst(2)) else { return nil }
            let holds = bound.hasPrefix("<=") ? value <= limit : value >= limit
            return holds ? nil : "\(line.id): \(value) is not \(bound) in: \(line.pattern)"
        }
    }

    private static func row(_ program: String, _ found: [Figures]) -> [Double]? {
        found.first { $0.pattern.hasPrefix(program + " #") }?.values
    }
}
