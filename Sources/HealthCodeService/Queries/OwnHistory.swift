internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// What a person may read of how their grade came about (3.13: reason code and history).
enum OwnHistory {
    private static let longest = 100

    /// Adds `gradeHistory`, `corrections` and `lookUps` to the answer to one's own query.
    static func add(
        to members: inout JSONObject, of personId: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws {
        members.put(
            "gradeHistory",
            try GradeBook.history(of: personId, limit: longest, transaction).map { entry in
                var object = JSONObject()
                object.put("time", c14: entry.at)
                object.put("healthStatus", entry.grade?.rawValue)
                object.put("reasonCode", entry.reasonCode)
                object.put("source", entry.source)
                return object
            })
        members.put(
            "corrections",
            try CorrectionRecord.all(of: personId, vault, transaction).prefix(longest).map { record in
                var object = JSONObject()
                object.put("correctId", record.correctId)
                object.put("correctType", record.type.rawValue)
                object.put("status", record.status.rawValue)
                object.put("receivedTime", c14: record.receivedAt)
                return object
            })
        members.put(
            "lookUps",
            try LookUpLog.entries(of: personId, vault, transaction).prefix(longest).map { entry in
                var object = JSONObject()
                object.put("time", c14: entry.at)
                object.put("custNum", entry.custNum)
                return object
            })
    }
}
