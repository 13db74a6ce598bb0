extension CodeContent {
    /// The 148 letters of the symbol.
    public var text: String { Base32.encode(octets) }

    /// Reads the letters of a symbol in either case; nothing around them is forgiven.
    ///
    /// - Throws: any ``CodeFault`` but ``CodeFault/flags`` and ``CodeFault/grade``, which ``unknownPart`` tells.
    public init(text: String) throws(CodeFault) {
        guard !CodeContent.holdsTwoCodes(text) else { throw .twoCodes }
        guard text.utf8.count == CodeContent.textLength else { throw .length }
        guard let octets = Base32.decode(text) else { throw .alphabet }
        try self.init(octets: octets)
    }

    /// Whether the text holds more than one code, so that nobody can guess whose answer it would get; profile 3.12.
    ///
    /// `HU` may well stand inside one code, and begin a person's name, so two headers count only where something
    /// separates two runs of at least 16 letters; a run of Base32 letters longer than one code is more than one code.
    public static func holdsTwoCodes(_ text: String) -> Bool {
        var headers = 0
        for run in text.utf8.split(whereSeparator: { !Base32.isLetter($0) }) {
            if run.count > textLength { return true }
            if run.count >= 16, run.prefix(2).map(Digits.capital) == Array(header.utf8) { headers += 1 }
        }
        return headers > 1
    }
}
