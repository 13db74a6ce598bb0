/// Lets the common options stand before the command as well as after it: `kakou --lang en verify X`.
enum HoistedArguments {
    private static let withValue: Set<String> = [
        "--config", "--data-dir", "--lang", "--theme", "--script", "--save-display",
    ]
    private static let alone: Set<String> = ["--ascii", "--no-color", "--linear"]

    /// Moves common options at the front behind the rest. Arguments without a command stay as they are.
    static func arrange(_ arguments: [String]) -> [String] {
        var end = arguments.startIndex
        while end < arguments.endIndex {
            let name = String(arguments[end].prefix { $0 != "=" })
            if alone.contains(name) || (withValue.contains(name) && name != arguments[end]) {
                end += 1
            } else if withValue.contains(name) {
                end += 2
            } else {
                break
            }
        }
        guard end > arguments.startIndex, end < arguments.endIndex, !arguments[end].hasPrefix("-") else {
            return arguments
        }
        // Behind the command's own words, but before a `--` that ends the options.
        let rest = arguments[end...]
        let stop = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<stop] + arguments[..<end] + rest[stop...])
    }
}
