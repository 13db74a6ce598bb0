internal import GRDB
public import HealthCode
internal import HealthCodeAPI

/// A correction as a reviewer sees it.
public struct CorrectionListing: Sendable, Equatable {
    /// Its name.
    public let correctId: String
    /// What it is about.
    public let correctType: CorrectionType
    /// The record that it is about, where one was named.
    public let targetId: String?
    /// How far it has come.
    public let status: CorrectionStatus
    /// When it came.
    public let receivedAt: Instant
    /// How many different reviewers must accept.
    public let reviewLevel: Int
    /// What should be changed, and why: JSON of items and reason.
    public let request: String
}

extension Administration {
    /// The corrections in a state, oldest first.
    public func corrections(_ status: CorrectionStatus) throws -> [CorrectionListing] {
        let vault = storage.keys.vault
        return try read { transaction in
            try CorrectionRecord.all(status, vault, transaction).map { record in
                var request = JSONObject()
                request["items"] = record.body["items"]
                request["reason"] = record.body["reason"]
                return CorrectionListing(
                    correctId: record.correctId, correctType: record.type,
                    targetId: record.targetId.isEmpty ? nil : record.targetId, status: record.status,
                    receivedAt: record.receivedAt, reviewLevel: record.reviewLevel, request: JSON.object(request).text)
            }
        }
    }

    /// Takes one reviewer's word on a correction; a change of grade needs two different reviewers (3.13).
    /// - Returns: the state after it: in review, accepted or refused.
    /// - Throws: ``ReviewFault``; nothing is changed then.
    public func review(
        _ correctId: String, reviewer: String, accepts: Bool, reason: String
    ) throws -> CorrectionStatus {
        let now = now
        return try storage.write { transaction in
            try CorrectionReview.take(
                .init(reviewer: reviewer, accepts: accepts, reason: reason), on: correctId, at: now, storage.keys,
                transaction)
        }
    }

    /// Takes a correction back at the person's wish.
    /// - Throws: ``ReviewFault``
    public func withdraw(_ correctId: String) throws {
        let now = now
        try storage.write { try CorrectionReview.withdraw(correctId, at: now, storage.keys, $0) }
    }
}
