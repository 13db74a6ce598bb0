import CTerminal
import Cells

extension KeyTable {
    /// The standard sequences and those of the terminal described last.
    static func described() -> KeyTable {
        var table = standard
        let named: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter),
        ]
        let functions = (1...20).map { ("kf\($0)", Key.function($0)) }
        for (name, key) in named + functions {
            guard let sequence = kt_capability(name) else { continue }
            table.add(String(cString: sequence), key)
        }
        return table
    }
}
