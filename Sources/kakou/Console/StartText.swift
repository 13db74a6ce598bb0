internal import Glibc

/// The code of the program and its libraries, of which a start runs far more than a shift does.
enum StartText {
    /// Takes the code's pages out of this process: they stay in the system's cache of the files, and what is run again comes
    /// back from there. A gate has some ten MiB less resident then.
    ///
    /// Code alone: nothing is ever written to it, while other parts of a file have been relocated in memory.
    static func giveBack() {
        for range in codeRanges() {
            madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
        }
    }

    /// Where files are mapped to be run, of `/proc/self/maps`.
    static func codeRanges() -> [Range<UInt>] {
        guard let file = fopen("/proc/self/maps", "r") else { return [] }
        defer { fclose(file) }
        var ranges: [Range<UInt>] = []
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, file) > 0, let line {
            let words = String(cString: line).split(separator: " ")
            guard words.count >= 6, words[1] == "r-xp", words[5].hasPrefix("/") else { continue }
            let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2, ends[0] < ends[1] else { continue }
            ranges.append(ends[0]..<ends[1])
        }
        return ranges
    }
}
