/// The Chinese characters of the verdict words, twelve pixels square.
enum ChineseLetters {
    /// Pixels across and down.
    static let side = 12

    /// The rows of a character from the top; nil where there is no such character.
    static func rows(of character: Character) -> [UInt16]? { drawings[character] }

    private static let drawings: [Character: [UInt16]] = [:]
}
