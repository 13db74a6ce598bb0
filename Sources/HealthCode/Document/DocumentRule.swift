/// The shape of a document type's numbers: the patterns of profile 3.3 as data.
struct DocumentRule {
    /// One run of a pattern: what kind of character, and how many of them.
    struct Run {
        let kind: Kind
        let count: ClosedRange<Int>
    }

    /// The kinds of character that the patterns of profile 3.3 know.
    enum Kind {
        case digit, capital, capitalOrDigit, permitLetter, nine, visible

        func allows(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .digit: ("0"..."9").contains(scalar)
            case .capital: ("A"..."Z").contains(scalar)
            case .capitalOrDigit: ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar)
            case .permitLetter: scalar == "H" || scalar == "M"
            case .nine: scalar == "9"
            case .visible: PlainText.isVisible(scalar)
            }
        }
    }

    /// Alternatives, each a sequence of runs.
    let patterns: [[Run]]

    /// The rule of every type but the resident ID card, which has ``ResidentNumber``.
    static func of(_ type: CertType) -> DocumentRule? {
        switch type {
        case .residentID: nil
        case .hkMacauPermit:
            DocumentRule(patterns: [
                [Run(kind: .permitLetter, count: 1...1), Run(kind: .digit, count: 8...8)],
                [Run(kind: .permitLetter, count: 1...1), Run(kind: .digit, count: 10...10)],
            ])
        case .taiwanPermit:
            DocumentRule(patterns: [[Run(kind: .digit, count: 8...8)], [Run(kind: .digit, count: 10...10)]])
        case .taiwanOneTime: DocumentRule(patterns: [[Run(kind: .visible, count: 1...12)]])
        case .passport: DocumentRule(patterns: [[Run(kind: .capitalOrDigit, count: 5...17)]])
        case .foreignResident:
            DocumentRule(patterns: [
                [Run(kind: .capital, count: 3...3), Run(kind: .digit, count: 12...12)],
                [Run(kind: .nine, count: 1...1), Run(kind: .digit, count: 17...17)],
            ])
        case .other: DocumentRule(patterns: [[Run(kind: .visible, count: 1...32)]])
        }
    }

    /// Throws the fault of the alternative that comes nearest: a wrong length only where no alternative has it.
    func check(_ text: String) throws(DocumentFault) {
        let scalars = Array(text.unicodeScalars.prefix(64))
        let fitting = patterns.filter { pattern in
            (pattern.reduce(0) { $0 + $1.count.lowerBound }...pattern.reduce(0) { $0 + $1.count.upperBound })
                .contains(scalars.count)
        }
        guard let pattern = fitting.first else { throw .length(scalars.count) }
        var place = 0
        for run in pattern {
            for _ in 0..<run.count.upperBound where place < scalars.count {
                guard run.kind.allows(scalars[place]) else { throw .character(at: place) }
                place += 1
            }
        }
        guard place == scalars.count else { throw .pattern }
    }
}
