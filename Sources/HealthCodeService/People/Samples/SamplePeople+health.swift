internal import HealthCode

extension SamplePeople {
    /// A time of `days` days ago at an hour of the day's stretch, to the second.
    private func ago(_ days: Int, _ random: inout SplitMix64) -> Instant {
        let second = now.seconds - Int64(days) * 86_400 - Int64(random.below(20_000)) - 600
        return Instant(seconds: second)
    }

    /// Results as they take turns: none, PCR alone, antibody alone, both; every result but "untested" has a time.
    func tests(_ grade: Grade, _ index: Int, _ random: inout SplitMix64) -> [PersonRow.Test] {
        guard grade != .unassessed else { return [] }
        let results: [TestResult] =
            grade == .high ? [.positive] : [.negative, .negative, .unknown, .expired, .untested]
        func test(_ kind: TestKind) -> PersonRow.Test {
            let result = random.pick(results)
            return PersonRow.Test(
                kind: kind, result: result, at: ago(result == .expired ? 20 : 1 + random.below(3), &random),
                place: "样例检测点\(random.below(30) + 1)")
        }
        switch index % 5 {
        case 0: return []
        case 1: return [test(.pcr), test(.antibody)]
        case 2: return grade == .high ? [test(.pcr)] : [test(.antibody)]
        default: return [test(.pcr)]
        }
    }

    /// The home's report, and for two in three one or two of other provinces, none of them worse.
    func reports(_ grade: Grade, _ home: String, _ index: Int, _ random: inout SplitMix64) -> [SampleReport] {
        func report(_ division: String, _ grade: Grade) -> SampleReport {
            let assessed = ago(random.below(6), &random)
            return SampleReport(
                divisionCode: division, grade: grade, assessedAt: assessed, validUntil: now.adding(seconds: 14 * 86_400)
            )
        }
        let province = String(home.prefix(2)) + "0000"
        var reports = [report(province, grade)]
        let others = SamplePlaces.districts.map { String($0.prefix(2)) + "0000" }.filter { $0 != province }
        for turn in 0..<(index % 3) {
            let other = others[(index &+ turn &* 7) % others.count]
            guard !reports.contains(where: { $0.divisionCode == other }) else { continue }
            reports.append(report(other, turn == 0 ? grade : Grade.low.severity <= grade.severity ? .low : grade))
        }
        return reports
    }

    /// None, one, or two a day for three days; with fever, symptoms, contact and stay in turn for yellow people.
    func declarations(
        _ grade: Grade, _ home: String, _ index: Int, _ random: inout SplitMix64
    ) -> [SampleDeclaration] {
        let days = [1, 0, 3, 1, 2][index % 5]
        return (0..<days).map { day in
            let cause = grade == .medium && day == 0 ? (index / Self.grades.count) % 5 : -1
            let stays = cause == 3
            return SampleDeclaration(
                declaredAt: ago(day, &random), divisionCode: home,
                temperature: cause == 0 ? 373 + random.below(20) : 358 + random.below(14),
                symptoms: cause == 1 ? [.cold, .breath] : cause == 4 ? [.other] : [.noSymptoms],
                symptomOther: cause == 4 ? "头痛" : nil, contact: cause == 2 ? .yes : random.pick([.no, .no, .unsure]),
                stay: stays ? .yes : .no, riskAreas: stays ? [random.pick(SamplePlaces.districts)] : [])
        }
    }
}
