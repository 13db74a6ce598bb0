public import HealthCode

/// A dialog for a reason: one of a few by number, or typed; for a note there is typing alone.
public struct ReasonState: Hashable, Sendable {
    /// What the words are for.
    public enum Purpose: Hashable, Sendable {
        /// Why staff switch to offline.
        case offline
        /// Why the person of this row was refused.
        case refusal(requestId: String)
        /// A note to this row of the queue.
        case note(requestId: String)
    }

    /// What the words are for.
    public var purpose: Purpose
    /// What was typed; it counts before the choice.
    public var text = ""
    /// The chosen reason, from 0.
    public var selected = 0

    /// Nothing chosen or typed.
    public init(_ purpose: Purpose) {
        self.purpose = purpose
    }

    /// The reasons to choose from, the most frequent first; none for a note.
    public var choices: [Words] {
        switch purpose {
        case .offline:
            [
                Words(zh: "网络时断时续", en: "network comes and goes"),
                Words(zh: "服务应答太慢", en: "service too slow"), Words(zh: "服务答得不对", en: "service answers wrongly"),
                Words(zh: "上级通知", en: "told to by superiors"), Words(zh: "演练", en: "drill"),
            ]
        case .refusal:
            [
                Words(zh: "人证不符", en: "not the person of the document"), Words(zh: "有症状或发热", en: "symptoms or fever"),
                Words(zh: "不肯配合核验", en: "will not be checked"), Words(zh: "未核验不放行", en: "not verified, not admitted"),
                Words(zh: "无关人员", en: "no business here"),
            ]
        case .note: []
        }
    }

    /// How many characters may be typed: 64 for a reason (profile 3.12), 200 for a note.
    public var limit: Int {
        if case .note = purpose { 200 } else { 64 }
    }
}
