import Checkpoint

extension VerdictKind {
    /// The verdict's Chinese words in pinyin, for a terminal that has no other letters; written by hand, for `行` and `重`
    /// are read by their words.
    var pinyin: String {
        switch self {
        case .pass: "LYU MA TONG XING"
        case .recheck: "HUANG MA FU JIAN"
        case .contact: "CHENG MA LIU ZHI"
        case .stop: "HONG MA JIN ZHI"
        case .unassessed: "WEI PING GU DENG JI"
        case .gradeUnknown: "DENG JI BU MING FEI LYU"
        case .declareFirst: "XU XIAN SHEN BAO"
        case .expired: "MA YI GUO QI QING SHUA XIN"
        case .used: "MA YI SHI YONG"
        case .notACode: "FEI JIAN KANG MA"
        case .twoCodes: "DU DAO LIANG GE MA"
        case .forged: "WEI ZAO MA"
        case .revoked: "MA YI DIAO XIAO"
        case .noRecord: "CHA WU JI LU"
        case .identityUnproven: "SHEN FEN BU FU"
        case .duplicate: "GANG GANG SAO GUO"
        case .serviceError: "XI TONG GU ZHANG WEI HE YAN"
        case .timedOut: "CHAO SHI WEI HE YAN"
        case .recordedOffline: "WEI HE YAN YI LI XIAN DENG JI"
        case .notRecorded: "WEI HE YAN WEI DENG JI"
        case .notRecordedHere: "BEN JI WEI DENG JI"
        case .deviceRevoked: "SHE BEI TING YONG"
        case .dataTooOld: "SHU JU GUO JIU"
        case .wrongLayout: "JIAN PAN BU JU BU DUI"
        }
    }
}
