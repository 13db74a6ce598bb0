internal import GRDB
internal import Glibc
internal import HealthCode
internal import HealthCodeAPI

/// What an import came to.
public struct ImportReport: Sendable, Equatable {
    /// A row that was left out, or taken with a doubt.
    public struct Problem: Sendable, Equatable {
        /// Where the row began, from 1.
        public let line: Int
        /// Why; quotes nothing of the row.
        public let reason: String
        /// Whether the row was taken all the same.
        public let isWarning: Bool
    }

    /// Problems kept in ``problems``; all of them go to the callback.
    public static let problemsKept = 1000

    /// People who were not known.
    public internal(set) var added = 0
    /// People of whom something was new.
    public internal(set) var updated = 0
    /// People of whom nothing was new.
    public internal(set) var unchanged = 0
    /// Rows left out.
    public internal(set) var rejected = 0
    /// Rows taken with a doubt.
    public internal(set) var warned = 0
    /// The first of the problems, in the file's order.
    public internal(set) var problems: [Problem] = []
    /// Headers that mean no column.
    public internal(set) var ignoredColumns: [String] = []
}

extension Administration {
    /// Rows in one transaction: short enough that the running service is not kept waiting.
    static let importBatch = 500
    /// How long the database is left to others between two transactions.
    private static let pause: UInt32 = 4_000

    /// Brings people in from CSV or JSON lines; bad rows are told and left out, good ones stay, known ones are updated.
    ///
    /// What was taken stays taken if the file breaks off; importing it again makes no one twice.
    /// - Parameters:
    ///   - path: the file; read once, in bounded memory.
    ///   - onProblem: told each problem as it is met.
    /// - Throws: ``ImportFault``, or the database's error.
    @discardableResult
    public func importPeople(
        _ path: String, onProblem: (ImportReport.Problem) -> Void = { _ in }
    ) throws -> ImportReport {
        var file = try PeopleFile(path: path)
        var report = ImportReport()
        report.ignoredColumns = file.ignoredColumns
        var rows: [PersonRow] = []
        func problem(_ line: Int, _ reason: String, isWarning: Bool) {
            let problem = ImportReport.Problem(line: line, reason: reason, isWarning: isWarning)
            if isWarning { report.warned += 1 } else { report.rejected += 1 }
            if report.problems.count < ImportReport.problemsKept { report.problems.append(problem) }
            onProblem(problem)
        }
        while let item = try file.next() {
            switch item {
            case .bad(let line, let reason): problem(line, reason, isWarning: false)
            case .row(let row, let line, let warning):
                if let warning { problem(line, warning, isWarning: true) }
                rows.append(row)
            }
            if rows.count == Self.importBatch {
                try put(rows, &report)
                rows.removeAll(keepingCapacity: true)
                usleep(Self.pause)
            }
        }
        try put(rows, &report)
        try note(report)
        return report
    }

    private func put(_ rows: [PersonRow], _ report: inout ImportReport) throws {
        guard !rows.isEmpty else { return }
        let now = now
        let keys = storage.keys
        let effects = try storage.write { transaction in
            try rows.map { row in
                try Registry.put(
                    row, home: keys.issuer.division, source: .registry, at: now, keys.vault, transaction)
            }
        }
        for effect in effects {
            switch effect {
            case .added: report.added += 1
            case .updated: report.updated += 1
            case .unchanged: report.unchanged += 1
            }
        }
    }

    private func note(_ report: ImportReport) throws {
        let now = now
        try storage.write { transaction in
            try LogChain.append(
                .person,
                [
                    "what": .string("import"), "added": .integer(report.added), "updated": .integer(report.updated),
                    "rejected": .integer(report.rejected),
                ], at: now, transaction)
        }
    }
}
