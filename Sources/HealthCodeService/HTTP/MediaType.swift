internal import HealthCode
internal import HealthCodeAPI

/// Which bodies are read: `application/json`, in UTF-8 if it says anything (section 1).
enum MediaType {
    /// - Throws: `WireFault` 1001 with HTTP status 415.
    static func check(_ header: String?) throws(WireFault) {
        // What nearly every client says needs no reading.
        if header == "application/json" || header == "application/json; charset=utf-8" { return }
        let parts = (header ?? "").lowercased().split(separator: ";").map { part in
            part.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }
        guard parts.first == "application/json", charset == nil || charset == "charset=utf-8" else {
            throw WireFault(.envelopeMalformed, nil, "Content-Type has to be application/json", status: 415)
        }
    }
}

/// A requestId as it may stand in a log: what does not look like an identifier is not repeated.
enum RequestIdText {
    static func loggable(_ requestId: String?) -> String {
        guard let requestId else { return "-" }
        let isPlain = requestId.utf8.allSatisfy { octet in
            (0x30...0x39).contains(octet) || (0x41...0x46).contains(octet) || (0x61...0x66).contains(octet)
                || octet == 0x2D
        }
        // An identity number has 15 or 18 characters; a UUID has 36 or 32.
        return isPlain && requestId.utf8.count >= 32 ? requestId : "(not a UUID)"
    }
}
