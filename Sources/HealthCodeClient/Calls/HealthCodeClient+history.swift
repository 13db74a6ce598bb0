public import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

extension HealthCodeClient {
    /// Looks up what 6.4 tells a checkpoint about the person behind an answer (I3, purpose 02). The token in the
    /// pass-through opens once, within 120 s.
    public func history(
        bizExtData: String, within limit: Duration = .seconds(5)
    ) async -> Result<PersonHistory, ServiceFailure> {
        do {
            let answer = try await call(
                .healthQueries, requestId: SecureRandom.uuid(),
                members: ["bizExtData": .string(bizExtData), "purpose": .string("02")],
                by: ContinuousClock.now + limit)
            guard answer.code == .success else {
                return .failure(answer.failure)
            }
            return .success(HistoryReading.history(answer.content))
        } catch {
            return .failure(error)
        }
    }
}

/// The nested tables of 6.4 as a checkpoint's history; a row that says too little is left out.
enum HistoryReading {
    static func history(_ content: JSONObject) -> PersonHistory {
        PersonHistory(
            grade: content["healthStatus"]?.string.map(GradeReading.init(wire:)),
            trips: rows(content["xcgjAllList"]).compactMap(trip).sorted { $0.departed > $1.departed },
            tests: tests(content), reports: rows(content["healthyReport"]).compactMap(report),
            declarations: rows(content["yqReports"]).compactMap(declaration).sorted { $0.at > $1.at },
            reason: content["reason"]?.string ?? content["reasonCode"]?.string, guide: content["guide"]?.string,
            warnings: content["warnMsgs"]?.array?.compactMap(\.string) ?? [])
    }

    private static func rows(_ json: JSON?) -> [JSONObject] { json?.array?.compactMap(\.object) ?? [] }

    private static func trip(_ row: JSONObject) -> TripLine? {
        guard let departed = instant(row["departTime"]) else { return nil }
        return TripLine(
            departed: departed, fromCode: row["fromCode"]?.string ?? "", toCode: row["toCode"]?.string ?? "",
            mode: row["travelMode"]?.string.flatMap(TravelMode.init(rawValue:)),
            vehicle: row["vehicleNo"]?.string ?? "")
    }

    private static func tests(_ content: JSONObject) -> [TestLine] {
        let kinds: [(TestLine.Kind, String)] = [(.pcr, "hsjc"), (.antibody, "ktjc")]
        return kinds.compactMap { kind, name in
            guard let row = content[name]?.object else { return nil }
            let value = row[name + "jg"]
            return TestLine(
                kind: kind,
                result: (value?.integer ?? value?.string.flatMap { Int($0) }).flatMap(TestResult.init(rawValue:)),
                at: instant(row[name + "sj"]))
        }
    }

    private static func report(_ row: JSONObject) -> ReportLine? {
        guard let grade = row["healthStatus"]?.string else { return nil }
        return ReportLine(
            grade: GradeReading(wire: grade), divisionCode: row["divisionCode"]?.string ?? "",
            validUntil: instant(row["validUntil"]))
    }

    private static func declaration(_ row: JSONObject) -> DeclarationLine? {
        guard let at = instant(row["date"]) else { return nil }
        let symptoms = row["symptoms"]?.array?.compactMap(\.string) ?? []
        return DeclarationLine(
            at: at, divisionCode: row["divisionCode"]?.string ?? "", temperature: row["temperature"]?.tenths,
            hasSymptoms: !symptoms.isEmpty && symptoms != ["1"])
    }

    /// C17, C14, or the eight digits of a day.
    private static func instant(_ json: JSON?) -> Instant? {
        guard let text = json?.string else { return nil }
        return Instant(c17: text) ?? Instant(c14: text) ?? Instant(c14: text + "000000")
    }
}
