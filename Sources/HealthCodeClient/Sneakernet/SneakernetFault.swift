/// Why a file of carried rows cannot be made or taken; each case says what to do about it.
public enum SneakernetFault: Error, Hashable, Sendable {
    /// Not such a file at all: look for the one that `queue export` named.
    case notSuchAFile
    /// Made by a newer program: bring this console up to date.
    case newer(version: Int)
    /// Longer than 8 MiB, or more than 10,000 rows: export in several files.
    case tooLarge
    /// Cut short, or altered on the way: copy it again.
    case damaged
    /// The letters are not the file's, or are not 26 letters A-Z and 2-7.
    case wrongKey
    /// A row in it is not what it should be; the whole is refused. Counts from 0.
    case badRow(Int)
    /// No row that could be carried.
    case nothing
    /// The cryptographic library refused.
    case cryptography

    /// Digits for a help desk.
    public var code: String {
        switch self {
        case .notSuchAFile: "K01"
        case .newer: "K02"
        case .tooLarge: "K03"
        case .damaged: "K04"
        case .wrongKey: "K05"
        case .badRow: "K06"
        case .nothing: "K07"
        case .cryptography: "K08"
        }
    }
}
