internal import GRDB
public import HealthCode
internal import HealthCodeAPI

/// Why a review does not count.
public enum ReviewFault: Error, Hashable, Sendable {
    /// There is no such correction.
    case unknown
    /// It is decided already.
    case closed(CorrectionStatus)
    /// The reviewer has spoken before: two different ones are needed (3.13).
    case sameReviewer
    /// A reviewer and a reason must be given, each at most 64 and 500 characters.
    case incomplete
    /// The new value of this field is no value that the field can have.
    case value(CorrectionField)
    /// What the correction is about is not there, or not told from its neighbours by the old value.
    case target
}

/// The people's side of 6.8: reviewers who accept or refuse, each step in the log.
enum CorrectionReview {
    /// One reviewer's word.
    struct Vote: Sendable {
        let reviewer: String
        let accepts: Bool
        let reason: String
    }

    /// Takes a vote. One refusal refuses; acceptance takes as many different reviewers as the review level says, and
    /// only then is anything changed.
    /// - Returns: the state after it.
    /// - Throws: ``ReviewFault``; nothing is changed then.
    static func take(
        _ vote: Vote, on correctId: String, at now: Instant, _ keys: ServiceKeys, _ transaction: Transaction
    ) throws -> CorrectionStatus {
        guard (1...64).contains(vote.reviewer.count), (1...500).contains(vote.reason.count) else {
            throw ReviewFault.incomplete
        }
        guard let correction = try CorrectionRecord.find(correctId, keys.vault, transaction) else {
            throw ReviewFault.unknown
        }
        guard correction.status.isOpen else { throw ReviewFault.closed(correction.status) }
        try record(vote, correctId, now, transaction)
        let status = try outcome(of: vote, correction, transaction)
        if status == .accepted {
            try CorrectionEffect.apply(correction, at: now, keys.vault, transaction)
        }
        try CorrectionRecord.move(correctId, to: status, transaction)
        try log(status, correction, vote.reviewer, now, keys, transaction)
        return status
    }

    /// Takes a correction back at the person's wish.
    static func withdraw(
        _ correctId: String, at now: Instant, _ keys: ServiceKeys, _ transaction: Transaction
    ) throws {
        guard let correction = try CorrectionRecord.find(correctId, keys.vault, transaction) else {
            throw ReviewFault.unknown
        }
        guard correction.status.isOpen else { throw ReviewFault.closed(correction.status) }
        try CorrectionRecord.move(correctId, to: .withdrawn, transaction)
        try log(.withdrawn, correction, "person", now, keys, transaction)
    }

    /// Puts a step of a correction into the chain; one that touches a grade is signed.
    static func log(
        _ status: CorrectionStatus, _ correction: CorrectionRecord, _ by: String, _ now: Instant, _ keys: ServiceKeys,
        _ transaction: Transaction
    ) throws {
        let isSigned = status == .accepted && correction.reviewLevel > 1
        try LogChain.append(
            .correction,
            [
                "correctId": .string(correction.correctId), "correctType": .string(correction.type.rawValue),
                "status": .string(status.rawValue), "by": .string(PlainText.visible(by, limit: 64)),
                "fields": .array(correction.items.map { .string($0.field.rawValue) }),
            ], at: now, signer: isSigned ? keys.signing.key : nil, transaction)
    }

    private static func record(
        _ vote: Vote, _ correctId: String, _ now: Instant, _ transaction: Transaction
    ) throws {
        try transaction.execute(
            "INSERT OR IGNORE INTO correction_review (correct_id, reviewer, decision, reason, at) VALUES (?, ?, ?, ?, ?)",
            [
                correctId, vote.reviewer.lowercased(), vote.accepts ? "accept" : "refuse", vote.reason,
                now.milliseconds,
            ])
        guard transaction.changes == 1 else { throw ReviewFault.sameReviewer }
    }

    private static func outcome(
        of vote: Vote, _ correction: CorrectionRecord, _ transaction: Transaction
    ) throws -> CorrectionStatus {
        guard vote.accepts else { return .refused }
        let accepting = try transaction.value(
            Int.self, "SELECT count(*) FROM correction_review WHERE correct_id = ? AND decision = 'accept'",
            [correction.correctId])
        return accepting ?? 0 >= correction.reviewLevel ? .accepted : .inReview
    }
}
