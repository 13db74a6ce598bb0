import Glibc

/// What a benchmark has printed, for its thresholds.
final class Transcript {
    private(set) var lines: [String] = []

    /// Prints lines and keeps them.
    func say(_ text: String) {
        print(text)
        fflush(nil)
        lines += text.split(separator: "\n").map { String($0) }
    }

    /// Holds the lines against a file of thresholds.
    /// - Throws: ``BenchFault`` with every figure that is out of its bounds.
    func check(_ command: String, against path: String) throws {
        let faults = try Thresholds(file: path).faults(of: command, in: lines)
        guard faults.isEmpty else { throw BenchFault("out of bounds:\n" + faults.joined(separator: "\n")) }
        print("every figure of \(command) is within the bounds of \(path)")
    }
}
