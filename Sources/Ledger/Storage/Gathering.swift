internal import CGather
internal import GRDBSQLite

/// Opens a database so that a commit's pages reach its log in one write and not in two each; see CGather.h.
enum Gathering {
    private static let isRegistered = kg_register() == SQLITE_OK

    /// What SQLite opens a database by: a URI that names the file system, or the path itself where SQLite was built
    /// without URIs, and each page then costs its two writes.
    static func address(_ path: String) -> String {
        guard isRegistered, sqlite3_compileoption_used("USE_URI") == 1, let name = kg_name else { return path }
        // An empty authority, so that two slashes at a path's head are none.
        let scheme = path.hasPrefix("/") ? "file://" : "file:"
        return scheme + path.utf8.map(escaped).joined() + "?vfs=" + String(cString: name)
    }

    /// An octet of a path as a URI has it; RFC 3986, 2.1.
    private static func escaped(_ octet: UInt8) -> String {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: "~"):
            return String(UnicodeScalar(octet))
        default:
            return "%" + Letters.hex([octet])
        }
    }
}
