internal import HealthCode

/// Names that nobody has: 样 (sample) is no family name, and SAMPLE no given one.
///
/// They run through the lengths that masking tells apart: two, three and four characters, a long one with middle dots,
/// and Latin letters.
enum SampleNames {
    private static let stems = Array("甲乙丙丁戊己庚辛壬癸")
    private static let branches = Array("子丑寅卯辰巳午未申酉戌亥")
    private static let words = [
        "ALFA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT", "GOLF", "HOTEL", "INDIA", "JULIETT", "KILO", "LIMA",
        "MIKE", "NOVEMBER", "OSCAR", "PAPA", "QUEBEC", "ROMEO", "SIERRA", "TANGO", "UNIFORM", "VICTOR", "WHISKEY",
        "XRAY", "YANKEE", "ZULU",
    ]

    /// The name of person number `index`.
    static func name(_ certType: CertType, index: Int) -> String {
        let stem = String(stems[index % stems.count])
        let branch = String(branches[index % branches.count])
        switch certType {
        case .passport, .foreignResident:
            return "SAMPLE \(words[index % words.count]) \(words[index / words.count % words.count])"
        case .other: return "样本·\(stem)\(branch)·\(String(stems[index / 7 % stems.count]))"
        default: break
        }
        switch index % 7 {
        case 1: return "样" + (index % 2 == 0 ? stem : branch)
        case 3, 6: return "样本" + stem + branch
        default: return "样" + stem + branch
        }
    }
}
