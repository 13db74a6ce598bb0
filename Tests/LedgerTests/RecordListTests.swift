import Checkpoint
import Foundation
import GRDB
import HealthCode
import TestKit
import Testing

@testable import Ledger

/// F5 and F7 over a real database: any filter gives what a plain filter over all rows gives, by way of indexes alone.
@Suite struct RecordListTests {
    /// What a test knows of a row by having made it.
    struct Known {
        var id: String
        var wall: Instant
        var document: DocumentNumber?
        var verdict: VerdictKind?
        var decision = GateDecision.none
        var operatorRef: String?
        var reason: String?
        var name = ""

        func passes(_ filter: RecordFilter) -> Bool {
            switch filter.outcome {
            case nil: break
            case .unverified: guard verdict == nil else { return false }
            case .verdict(let word): guard verdict?.row.outcome == word else { return false }
            }
            if let wanted = filter.operatorRef, operatorRef != wanted { return false }
            if let wanted = filter.decision, decision != wanted { return false }
            if let from = filter.from, wall < from { return false }
            if let until = filter.until, wall >= until { return false }
            if !filter.documents.isEmpty, !(document.map(filter.documents.contains) ?? false) { return false }
            return filter.words.allSatisfy { word in
                [name, reason ?? "", id].contains { $0.lowercased().contains(word.lowercased()) }
            }
        }
    }

    static let operators = ["早班", "late shift", "op-3"]
    static let reasons = ["体温高", "No mask", "样本理由"]
    static let answers: [(VerifyOutcome, VerdictKind, String)] = [
        (Answers.judged(), .pass, "样*"), (Answers.judged(.success, .medium), .recheck, "样*"),
        (Answers.judged(.success, .high), .stop, "样*"), (Answers.judged(.success, .unassessed), .unassessed, "样*"),
        (Answers.judged(.codeUsedUp, nil), .used, "样*"), (Answers.judged(.codeForged, nil), .forged, "样*"),
    ]

    /// A ledger of so many scans with everything that can hang on them, and clocks that jump.
    private func fill(_ site: Site, _ ledger: Ledger, _ count: Int, _ random: inout SplitMix64) async throws -> [Known]
    {
        let needs = ledger.needs
        var rows: [Known] = []
        for number in 0..<count {
            site.pass(milliseconds: Int64.random(in: 1_000...2_400_000, using: &random))
            if Int.random(in: 0..<25, using: &random) == 0 {
                site.setWall(site.now.wall.milliseconds + Int64.random(in: -90_000_000...90_000_000, using: &random))
            }
            var row = Known(id: Site.id(number), wall: site.now.wall)
            var scan = site.scan(number)
            if Int.random(in: 0..<4, using: &random) == 0 {
                // Few documents, so that a number has several scans once it has been answered.
                let claim = try Site.claim("样本甲", Self.numbers[Int.random(in: 0..<3, using: &random)])
                scan.payload = .document(claim)
                row.document = claim.document
            }
            guard await needs.record(scan) == .recorded(requestId: row.id, rescanOf: nil) else { continue }
            if Int.random(in: 0..<4, using: &random) > 0, let answer = Self.answers.randomElement(using: &random) {
                _ = try await needs.settle(row.id, answer.0, answer.1.row.outcome, false).value()
                (row.verdict, row.name) = (answer.1, answer.2)
            }
            if Bool.random(using: &random) {
                row.decision = GateDecision.allCases.filter { $0 != .none }.randomElement(using: &random) ?? .held
                row.operatorRef = Self.operators.randomElement(using: &random)
                row.reason = Bool.random(using: &random) ? Self.reasons.randomElement(using: &random) : nil
                _ = try await needs.decide(row.id, row.decision, row.reason, row.operatorRef).value()
            }
            rows.append(row)
        }
        return rows
    }

    /// Resident numbers of nobody.
    static let numbers: [String] = (1...3).map { sequence in
        let body = "1101051949123100\(sequence)"
        return body + String(ResidentNumber.checkCharacter(of: body) ?? "0")
    }

    private func filter(_ rows: [Known], _ random: inout SplitMix64) throws -> RecordFilter {
        var filter = RecordFilter()
        func sometimes() -> Bool { Int.random(in: 0..<3, using: &random) == 0 }
        if sometimes() {
            let words: [OutcomeWord] = [.pass, .recheck, .stop, .unassessed, .used, .forged, .expired, .duplicate]
            filter.outcome =
                Bool.random(using: &random) ? .unverified : words.randomElement(using: &random).map { .verdict($0) }
        }
        if sometimes() { filter.operatorRef = (Self.operators + ["nobody"]).randomElement(using: &random) }
        if sometimes() { filter.decision = GateDecision.allCases.randomElement(using: &random) }
        if sometimes() {
            let first = rows.randomElement(using: &random)?.wall ?? Instant(milliseconds: 0)
            filter.from = first.adding(milliseconds: Int64.random(in: -3_600_000...1, using: &random))
            if Bool.random(using: &random) {
                filter.until = first.adding(milliseconds: Int64.random(in: 0...180_000_000, using: &random))
            }
        }
        if sometimes() {
            filter.documents = try Self.numbers.shuffled(using: &random).prefix(2).map {
                try DocumentNumber(.residentID, $0)
            }
        }
        if sometimes() {
            filter.words = [["样", "体温", "MASK", "0001", "mask", "zz"].randomElement(using: &random) ?? ""]
        }
        if sometimes(), sometimes() { filter.words.append("样本") }
        return filter
    }

    /// Everything that a filter finds, asked for page by page in one direction.
    private func all(
        _ ledger: Ledger, _ filter: RecordFilter, isDown: Bool, limit: Int, budget: Int, window: Int64, piece: Int
    ) async throws -> [String] {
        var ids: [String] = []
        var next: RecordQuery.Start? = isDown ? .newest : .oldest
        while let start = next {
            let query = RecordQuery(filter, start: start, limit: limit, budgetMilliseconds: budget)
            let page = try await ledger.reader.read { try Records.page($0, query, window: window, piece: piece) }
                .value()
            #expect(page.entries.count <= limit)
            #expect(page.entries.map(\.seq) == page.entries.map(\.seq).sorted(by: >))
            ids = isDown ? ids + page.entries.map(\.requestId) : page.entries.map(\.requestId) + ids
            next = page.next
        }
        return ids
    }

    @Test func anyFilterGivesWhatAPlainOneGives() async throws {
        let seed = RunForm.seedOrFresh()
        print("records: KAKOU_SEED=\(seed)")
        var random = SplitMix64(seed: seed)
        let isLong = RunForm.isFull
        let site = Site()
        let ledger = site.ledger()
        let rows = try await fill(site, ledger, isLong ? 2_000 : 250, &random)
        for _ in 0..<(isLong ? 3_000 : 250) {
            let filter = try filter(rows, &random)
            let wanted = rows.filter { $0.passes(filter) }.reversed().map(\.id)
            let found = try await all(
                ledger, filter, isDown: Bool.random(using: &random), limit: Int.random(in: 1...60, using: &random),
                budget: Bool.random(using: &random) ? 0 : 40, window: Int64.random(in: 1...80, using: &random),
                piece: Int.random(in: 1...40, using: &random))
            #expect(found == wanted, "seed \(seed): \(filter)")
        }
        for day in Set(rows.map { Int($0.wall.day) }) {
            let start = Instant.start(ofDay: day)
            let statistics = try await ledger.statistics(ofDay: start).value()
            let those = rows.filter { Int($0.wall.day) == day }
            #expect(statistics.total == those.count, "seed \(seed)")
            #expect(statistics.unverified == those.count { $0.verdict == nil })
            for kind in VerdictKind.allCases {
                #expect(statistics.verdicts[kind, default: 0] == those.count { $0.verdict == kind })
            }
            for decision in GateDecision.allCases {
                #expect(statistics.decisions[decision, default: 0] == those.count { $0.decision == decision })
            }
            for hour in 0..<24 {
                let count = those.count { ($0.wall - start) / 3_600_000 == Int64(hour) }
                #expect(statistics.hours[hour] == count)
            }
        }
    }

    @Test func everythingAboutARowComesWithIt() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        let claim = try Site.claim()
        _ = await needs.record(
            Scan(requestId: Site.id(1), payload: .document(claim), kind: .documentForm, at: site.now.wall))
        _ = try await needs.decide(Site.id(1), .admitted, "样本理由", "早班").value()
        _ = try await needs.settle(Site.id(1), Answers.judged(.success, .high), .timeout, true).value()
        _ = try await needs.note(Site.id(1), "样本备注").value()
        let entry = try #require(try await ledger.records(RecordQuery()).value().entries.first)
        #expect(entry.verdict == .stop && entry.grade == "10" && entry.state == .done && entry.kind == "document")
        #expect(entry.input == .documentForm && entry.scannedWall == site.now.wall && entry.shown == .timeout)
        #expect(entry.decision == .admitted && entry.operatorRef == "早班" && entry.reason == "样本理由")
        #expect(entry.maskedName == "样*" && entry.maskedNumber == "1101**********002X")
        #expect(entry.alertAcknowledged == false && entry.answeredAt == Instant(milliseconds: 1_700_000_001_000))
        let statistics = try await ledger.statistics(ofDay: .start(ofDay: Int(site.now.wall.day))).value()
        #expect(statistics.alerts == 1 && statistics.openAlerts == 1)
        _ = try await needs.acknowledge(Site.id(1), "早班").value()
        #expect(try await ledger.records(RecordQuery()).value().entries.first?.alertAcknowledged == true)
    }

    @Test func aDeliveredAnswersPersonIsFoundByName() async throws {
        let content = #"{"desensitizeCardId":"1101**********002X","desensitizeName":"样*甲","healthStatus":"00"}"#
        #expect(RecordRow.person(inAnswer: Array(content.utf8)) == ("样*甲", "1101**********002X"))
        #expect(RecordRow.person(inAnswer: Array("{broken".utf8)) == ("", ""))
        #expect(RecordRow.person(inAnswer: [1, 2, 3]) == ("", ""))
    }

    @Test func rowsThatGoAndRowsOfOthersAreNotTallied() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        for number in 1...3 {
            _ = await needs.record(site.scan(number))
            _ = try await needs.settle(Site.id(number), Answers.judged(), .pass, false).value()
        }
        _ = try await ledger.importCarried([CarriedItem(custNum: "C2", requestId: Site.id(50), octets: [1])]).value()
        let day = Instant.start(ofDay: Int(site.now.wall.day))
        #expect(try await ledger.statistics(ofDay: day).value().total == 3)
        #expect(
            try await ledger.records(RecordQuery()).value().entries.map(\.kind) == ["carried", "code", "code", "code"])
        _ = try await needs.noteOffset(1_700_000_000_000 - 1_000_000 + 40 * 86_400_000).value()
        _ = try await needs.housekeep().value()
        #expect(try await ledger.statistics(ofDay: day).value() == RecordStatistics(day: day))
        let page = try await ledger.records(RecordQuery()).value()
        #expect(page.entries.map(\.requestId) == [Site.id(50)] && page.total == 1 && page.next == nil)
    }

    @Test func aClosedLedgerAnswersNothingAndAnEmptyOneNoRows() async throws {
        let site = Site()
        let ledger = site.ledger()
        #expect(try await ledger.records(RecordQuery()).value().entries.isEmpty)
        await ledger.close()
        #expect(await ledger.records(RecordQuery()) == .failure(LedgerFailure(.noLedger, detail: "closed")))
    }

    /// Every statement that a question can come to, whatever the filter, is a range of an index and sorts nothing.
    @Test func everyStatementIsARangeOfAnIndex() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        let lanes: [RecordSearch.Lane] = [
            .every, .verdict("pass"), .unverified, .operatorNumber(1), .decision("held"), .document([1]),
        ]
        let conditions = [
            "", " AND scan.wall >= ? AND scan.wall < ?", " AND scan.judged IN (?, ?)", " AND scan.judged IS NULL",
            " AND scan.operator = ? AND scan.decision = ?",
        ]
        var statements = lanes.flatMap { lane in
            conditions.flatMap { condition in
                [true, false].map { RecordSearch.statement(lane, condition, isDown: $0) }
            }
        }
        statements += [
            RecordSearch.bounds, RecordSearch.ends, Records.total, RecordRow.select, Tally.select, Tally.alerts,
        ]
        for statement in statements {
            let sql = statement.replacing("?", with: "1")
            let plan = try await ledger.reader.read { transaction in
                try transaction.rows("EXPLAIN QUERY PLAN " + sql).map { $0.text("detail") }
            }.value()
            for line in plan {
                #expect(!line.hasPrefix("SCAN") || line == "SCAN CONSTANT ROW", "\(statement)\n\(plan)")
                #expect(!line.contains("TEMP B-TREE"), "\(statement)\n\(plan)")
            }
        }
    }
}
