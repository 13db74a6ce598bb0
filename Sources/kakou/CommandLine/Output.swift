internal import Glibc
internal import HealthCode
internal import Terminal

/// Standard output for data, standard error for words; both unbuffered, so that a pipe sees a line when it is made.
enum Output {
    /// Writes a line of data. Where the reader has gone the command ends with 74, in silence.
    static func line(_ text: String) {
        self.text(text + "\n")
    }

    /// Writes a line of JSON, with escapes for what could steer a terminal.
    static func json(_ text: String) { line(PlainText.escaped(json: text)) }

    /// Writes data as it is.
    static func text(_ text: String) {
        if !LineOutput.write(text, to: STDOUT_FILENO) { exit(CommandStatus.output.rawValue) }
    }

    /// Writes a line of words, stripped of anything that could steer a terminal.
    static func say(_ text: String) {
        LineOutput.write("kakou: " + PlainText.visible(text) + "\n", to: STDERR_FILENO)
    }

    /// A writer that has gone must show as an error of `write`, not as a signal.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }
}

/// A JSON array on standard output, an element a line, written in large pieces so that a million rows go quickly.
struct ArrayOutput {
    private var buffer = ""
    private var isEmpty = true

    /// Adds an element, a JSON text.
    mutating func add(_ element: String) {
        buffer += isEmpty ? "[\n" : ",\n"
        buffer += PlainText.escaped(json: element)
        isEmpty = false
        if buffer.utf8.count > 1 << 16 { flush() }
    }

    /// Ends the array.
    mutating func end() {
        buffer += isEmpty ? "[]\n" : "\n]\n"
        flush()
    }

    private mutating func flush() {
        Output.text(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
