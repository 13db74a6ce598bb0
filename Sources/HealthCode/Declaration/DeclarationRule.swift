/// What a declaration may do to a grade; profile 3.7 and 3.21.8.
public enum DeclarationRule {
    /// The grade after a declaration: fever, symptoms, contact or stay raise 00 to 01, nothing ever lowers.
    ///
    /// `temperature` is in tenths of a degree. An unsure contact raises nothing: it is for a person to follow up.
    public static func grade(
        _ grade: Grade, temperature: Int, symptoms: [Symptom], contact: ContactAnswer, stay: StayAnswer
    ) -> Grade {
        guard grade == .low else { return grade }
        let raises =
            temperature >= TemperatureRule.fever || Symptom.arePresent(in: symptoms) || contact == .yes || stay == .yes
        return raises ? .medium : grade
    }

    /// 4004 for a declaration made more than 72 hours ago, or in the future by more than clocks may differ; else nil.
    public static func fault(declaredAt: Instant, now: Instant) -> ReturnCode? {
        let isOld = now - declaredAt > Limits.declarationAge * 1000
        let isAhead = declaredAt - now > Limits.clockWindow * 1000
        return isOld || isAhead ? .timeOutOfRange : nil
    }
}
