internal import Glibc
internal import HealthCode

/// What the process was started in: environment variables and what follows from them.
enum Surroundings {
    /// A variable's value; `nil` where it is not set or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The language of the locale: English where it says so, Chinese everywhere else.
    static var language: Language {
        let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
        return locale.hasPrefix("en") ? .en : .zh
    }

    /// The directory of an XDG variable, or its default under the home directory.
    static func directory(_ variable: String, default fallback: String) -> String {
        if let set = self.variable(variable), set.hasPrefix("/") { return set }
        return (self.variable("HOME") ?? "/var/lib") + "/" + fallback
    }

    /// Where kakou keeps data unless told: `device` for a console, `service` for a service.
    static func dataDirectory(_ part: String) -> String {
        directory("XDG_DATA_HOME", default: ".local/share") + "/kakou/" + part
    }
}
